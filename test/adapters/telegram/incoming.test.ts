/** What people do becomes events, and all else is left alone. */
import { expect, it } from 'vitest';
import type { ButtonPressed, Incoming, MessageReceived } from '../../../src/chat/event.js';
import { received, startTelegram, time, type Started } from './started.js';

/** Something that the bot hears for sure, after which everything before it was heard or left alone. */
async function heardSoFar(started: Started): Promise<Incoming[]> {
  const before = started.events.length;
  await started.server.person('Last').direct().says('end');
  await received(started, before + 1);
  const isEnd = (event: Incoming) => event.kind === 'message' && event.text === 'end';
  while (!started.events.some(isEnd)) await received(started, started.events.length + 1);
  return started.events.filter((event) => !isEnd(event));
}

async function only(started: Started): Promise<MessageReceived> {
  const [event, ...more] = await received(started, 1);
  expect(more).toEqual([]);
  // Of another kind it fails the test in which it is used.
  return event as MessageReceived;
}

it('tells who says what, where and when', async () => {
  const started = await startTelegram();
  const { server } = started;
  const ann = server.person('Ann Example', { language: 'de' });
  const group = server.group('Class 5b', { members: [ann], bot: 'administrator' });
  const { id, update = 0 } = await ann.in(group).says('Good morning');
  expect(await only(started)).toEqual({
    kind: 'message',
    id: `telegram:update:${update}`,
    at: time,
    chat: { id: `telegram:${group.id}`, kind: 'group', title: 'Class 5b' },
    sender: { account: `telegram:${ann.id}`, name: 'Ann Example', language: 'de' },
    message: String(id),
    text: 'Good morning',
    photos: [],
    mentions: [],
  });
});

it('tells the topic of a group, so that answers go there', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann], topics: true, bot: 'administrator' });
  const thread = group.topic('Physics');
  await ann.in(group).says('/open', { thread });
  const event = await only(started);
  expect(event.chat.thread).toBe(String(thread));
  // Every message of a topic formally answers its first.
  expect(event.replyTo).toBeUndefined();
});

it('takes an administrator who speaks as the group for the group itself, and nobody else', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann] });
  await ann.in(group).says('/open', { anonymous: true });
  expect((await only(started)).sender).toEqual({ account: `telegram:${group.id}`, name: 'Class 5b' });
  const { rights } = started.adapter.platform;
  expect(await rights.isAdmin(`telegram:${group.id}`, `telegram:${group.id}`)).toBe(true);
});

it('names accounts that are mentioned: people without a username, and usernames that it has met', async () => {
  const started = await startTelegram();
  const { server } = started;
  const ann = server.person('Ann', { username: 'ann_example' });
  const bo = server.person('Bo');
  const group = server.group('Class 5b', { admins: [ann], members: [bo], bot: 'administrator' });
  await ann.in(group).says('Hello');
  await bo.in(group).says('/mark @Ann_Example @nobody_here late');
  await ann.in(group).says('/mark Bo late', { mentions: [{ words: 'Bo', person: bo }] });
  const [, first, second] = (await received(started, 3)) as MessageReceived[];
  expect(first?.mentions).toEqual([{ account: `telegram:${ann.id}`, text: '@Ann_Example' }]);
  expect(second?.mentions).toEqual([{ account: `telegram:${bo.id}`, text: 'Bo' }]);
});

it('leaves alone what is not for it', async () => {
  const started = await startTelegram();
  const { server } = started;
  const [ann, bo] = [server.person('Ann'), server.person('Bo')];
  const group = server.group('Class 5b', { admins: [ann], members: [bo], bot: 'administrator' });
  const channel = server.channel('News of 5b');
  channel.linksTo(group);
  await ann.in(group).says('/attend@some_other_bot');
  await ann.in(group).says('/weather tomorrow');
  group.otherBotSays('/open');
  await channel.posts('/open');
  await channel.postsPhoto(await photo(), '/attend');
  const { id } = await ann.in(group).says('Good morning');
  await ann.in(group).edits(id, '/open');
  await server.person('Cy').in(group).joins();
  await bo.in(group).leaves();
  const texts = (await heardSoFar(started)).map((event) => event.kind === 'message' && event.text);
  expect(texts).toEqual(['Good morning']);
});

it('hears a command that names it, in any case, and in the direct chat also one that it does not have', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann] });
  await ann.in(group).says(`/open@${started.server.bot.username.toUpperCase()}`);
  await ann.in(group).says(`/weather@${started.server.bot.username}`);
  await ann.direct().says('/weather');
  await received(started, 3);
});

it('answers whatever is sent to it directly, and nothing of that in a group', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann], bot: 'administrator' });
  const song = { bytes: Buffer.from('la la la'), name: 'song.mp3', type: 'audio/mpeg' };
  await ann.in(group).sendsFile(song);
  await ann.direct().sendsFile(song);
  const [event] = (await heardSoFar(started)) as MessageReceived[];
  expect(started.events).toHaveLength(2);
  expect(event).toMatchObject({ chat: { kind: 'direct' }, photos: [{ name: 'song.mp3', size: 8 }] });
});

it('hears a press with the message it is under, and the photos of what that answers only where they are asked for', async () => {
  const started = await startTelegram();
  const { server, adapter } = started;
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], bot: 'administrator' });
  const { id } = await ann.in(group).sendsPhoto(await photo());
  const buttons = [
    [
      { label: 'Take', data: 'photos-attend' },
      { label: 'No', data: 'no-attend' },
    ],
  ];
  const to = { chat: `telegram:${group.id}`, replyTo: String(id) };
  const message = await adapter.platform.messenger.send(to, { text: 'Shall I?', buttons }, 'key');
  await ann.in(group).presses(Number(message), 'photos-attend');
  await ann.in(group).presses(Number(message), 'no-attend');
  const [, take, no] = (await received(started, 3)) as [Incoming, ButtonPressed, ButtonPressed];
  expect(take).toMatchObject({ kind: 'button', at: time, message, data: 'photos-attend' });
  expect(take.replyTo).toMatchObject({ message: String(id), at: time, photos: [{}] });
  expect(no.replyTo).toBeUndefined();
});

it('tells once that it was added, and later only what has changed', async () => {
  const started = await startTelegram({ server: { privacy: true } });
  const { server } = started;
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], bot: 'left' });
  await ann.in(group).addsBot();
  ann.in(group).promotesBot();
  ann.in(group).demotesBot();
  await ann.in(group).removesBot();
  const events = await heardSoFar(started);
  expect(events).toMatchObject([
    { kind: 'arrived', isNew: true, hears: 'addressed', sender: { account: `telegram:${ann.id}` } },
    { kind: 'arrived', isNew: false, hears: 'everything' },
    { kind: 'arrived', isNew: false, hears: 'addressed' },
  ]);
});

it('hears everything from the beginning where privacy mode is off, so being promoted changes nothing', async () => {
  const started = await startTelegram({ server: { privacy: false } });
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann], bot: 'left' });
  await ann.in(group).addsBot();
  ann.in(group).promotesBot();
  expect(await heardSoFar(started)).toMatchObject([{ kind: 'arrived', hears: 'everything' }]);
});

it('says nothing of channels that it is added to', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  await ann.in(started.server.channel('News', { admins: [ann], bot: 'left' })).addsBot();
  expect(await heardSoFar(started)).toEqual([]);
});

it('follows a group that becomes a supergroup', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann], supergroup: false });
  const large = group.migrates();
  const [event] = await heardSoFar(started);
  expect(event).toMatchObject({ kind: 'moved', chat: { id: `telegram:${group.id}` }, to: `telegram:${large.id}` });
  const { messenger } = started.adapter.platform;
  await messenger.send({ chat: `telegram:${group.id}` }, { text: 'Here I am' }, 'key');
  expect(started.server.messages(large).at(-1)?.text).toBe('Here I am');
});

/** The smallest photo there is. */
async function photo(): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 400, height: 300, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer();
}
