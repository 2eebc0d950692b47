/** What the bot says, as messages of Telegram. */
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { Group, Person } from '@rollcall/fake-telegram';
import type { Picture, Reply } from '../../../src/chat/reply.js';
import { startTelegram, until, type Started } from './started.js';

let picture: Picture;
let other: Picture;
beforeAll(async () => {
  const painted = async (background: string): Promise<Picture> => ({
    bytes: await sharp({ create: { width: 400, height: 300, channels: 3, background } })
      .jpeg()
      .toBuffer(),
    type: 'image/jpeg',
    name: 'class.jpg',
    alt: 'The class',
  });
  [picture, other] = [await painted('#575'), await painted('#755')];
});

interface Room extends Started {
  ann: Person;
  group: Group;
  chat: string;
  /** A message of Ann's. */
  asked: number;
  send: (reply: Reply, to?: object) => Promise<string>;
  edit: (message: string, reply: Reply) => Promise<void>;
  last: () => ReturnType<Started['server']['messages']>[number];
}

async function enter(options: { topics?: boolean } = {}): Promise<Room> {
  const started = await startTelegram();
  const { server, adapter } = started;
  const { messenger } = adapter.platform;
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], bot: 'administrator', ...options });
  const { id: asked } = await ann.in(group).says('/open');
  const chat = `telegram:${group.id}`;
  return {
    ...started,
    ...{ ann, group, chat, asked },
    send: (reply, to = {}) => messenger.send({ chat, ...to }, reply, 'key'),
    edit: (message, reply) => messenger.edit({ chat }, message, reply),
    last: () => server.messages(group).at(-1)!,
  };
}

it('answers the message it was asked with, also with a picture', async () => {
  const { send, last, asked } = await enter();
  const replyTo = String(asked);
  await send({ text: 'Open.' }, { replyTo });
  expect(last()).toMatchObject({ text: 'Open.', replyTo: asked });
  await send({ text: '3 of 3 present', picture }, { replyTo });
  expect(last()).toMatchObject({ text: '3 of 3 present', replyTo: asked });
  expect(last().photo).toEqual(picture.bytes);
});

it('answers also where that message is gone', async () => {
  const { send, last, asked, ann, group } = await enter();
  ann.in(group).deletes(asked);
  await send({ text: '3 of 3 present', picture }, { replyTo: String(asked) });
  await send({ text: 'Open.' }, { replyTo: String(asked) });
  expect(last().text).toBe('Open.');
});

it('answers in the topic it was asked in', async () => {
  const { send, last, group } = await enter({ topics: true });
  const thread = group.topic('Physics');
  await send({ text: 'Open.' }, { thread: String(thread) });
  expect(last().thread).toBe(thread);
  await send({ text: 'Here', picture }, { thread: String(thread) });
  expect(last().thread).toBe(thread);
});

it('shows buttons as they are laid out, and links into the direct chat', async () => {
  const { send, last, server } = await enter();
  const buttons = [[{ label: 'Join', data: 'join' }], [{ label: 'Open', data: 'start:join-x', start: 'join-x' }]];
  await send({ text: 'Hello', buttons });
  expect(last().buttons).toEqual([
    [{ text: 'Join', callback_data: 'join' }],
    [{ text: 'Open', url: `https://t.me/${server.bot.username}?start=join-x` }],
  ]);
  await send({ text: 'Hello', buttons, picture });
  expect(last().buttons).toHaveLength(2);
});

it('shows no previews of links, which people did not ask for', async () => {
  const { send, server } = await enter();
  await send({ text: 'See example.org' });
  const sent = server.calls.filter(({ method }) => method === 'sendMessage').at(-1);
  expect(sent?.params['link_preview_options']).toBe('{"is_disabled":true}');
});

it('asks for a reply in a group, because only a reply reaches it under privacy mode', async () => {
  const { send, last, ann, chat, adapter, server } = await enter();
  await send({ text: 'Send the photo now.', asks: true });
  expect(last().asksForReply).toBe(true);
  await ann.starts();
  await adapter.platform.messenger.send({ chat, only: `telegram:${ann.id}` }, { text: 'Send it.', asks: true }, 'key');
  expect(server.messages(ann).at(-1)?.asksForReply).toBe(false);
});

it('splits a text that is longer than a message, between lines, and loses nothing of it', async () => {
  const { send, server, group, last } = await enter();
  const lines = Array.from({ length: 500 }, (_, i) => `${i + 1} Pupil Number${i}`);
  const before = server.messages(group).length;
  await send({ text: lines.join('\n'), buttons: [[{ label: 'Add names', data: 'add' }]] });
  const parts = server.messages(group).slice(before);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.map(({ text }) => text).join('\n')).toBe(lines.join('\n'));
  expect(parts.map(({ buttons }) => buttons.length)).toEqual([...parts.slice(1).map(() => 0), 1]);
  expect(last().text.endsWith('Number499')).toBe(true);
});

it('sends a text that is too long for a caption below its picture', async () => {
  const { send, server, group } = await enter();
  const text = 'word '.repeat(300).trim();
  const message = await send({ text, picture, buttons: [[{ label: 'Fix', data: 'fix' }]] });
  const [above, below] = server.messages(group).slice(-2);
  expect(above).toMatchObject({ text: '', buttons: [] });
  expect(above?.photo).toEqual(picture.bytes);
  expect(below).toMatchObject({ text, id: Number(message) });
});

it('changes texts, captions and pictures, and takes away buttons that are not mentioned', async () => {
  const { send, edit, last } = await enter();
  const buttons = [[{ label: 'Fix', data: 'fix' }]];
  const text = await send({ text: 'Open.', buttons });
  await edit(text, { text: 'Closed.' });
  expect(last()).toMatchObject({ text: 'Closed.', buttons: [] });
  const caption = await send({ text: '1 of 3', picture, buttons });
  await edit(caption, { text: '2 of 3', buttons });
  expect(last()).toMatchObject({ text: '2 of 3' });
  expect(last().photo).toEqual(picture.bytes);
  expect(last().buttons).toHaveLength(1);
  await edit(caption, { text: '3 of 3', picture: other });
  expect(last()).toMatchObject({ text: '3 of 3', buttons: [] });
  expect(last().photo).toEqual(other.bytes);
});

it('finds nothing wrong with a change that changes nothing', async () => {
  const { send, edit } = await enter();
  await edit(await send({ text: 'Open.' }), { text: 'Open.' });
});

it('cuts what is too long for an edit, and shows that', async () => {
  const { send, edit, last } = await enter();
  await edit(await send({ text: '.', picture }), { text: 'x'.repeat(2000) });
  expect(last().text).toBe(`${'x'.repeat(1023)}…`);
  await edit(await send({ text: '.' }), { text: 'x'.repeat(5000) });
  expect(last().text).toBe(`${'x'.repeat(4095)}…`);
});

it('changes a message of which a press did not tell whether it has a caption', async () => {
  const { send, edit, last } = await enter();
  const id = Number.parseInt(await send({ text: '1 of 3', picture }), 10);
  await edit(String(id), { text: '2 of 3' });
  expect(last().text).toBe('2 of 3');
});

it('says that a message is gone which it cannot change', async () => {
  const { edit } = await enter();
  await expect(edit('4711', { text: 'Closed.' })).rejects.toMatchObject({ code: 'gone' });
});

it('whispers in the direct chat, without replying to what is elsewhere', async () => {
  const { send, ann, server, asked } = await enter();
  await ann.starts();
  const message = await send(
    { text: 'Only you.' },
    { only: `telegram:${ann.id}`, replyTo: String(asked), thread: '3' },
  );
  const { id } = server.messages(ann).at(-1)!;
  expect(server.messages(ann).at(-1)).toMatchObject({ text: 'Only you.' });
  expect(message).toBe(`${id}@${ann.id}`);
});

it('puts one sign under a message, and the last one stays', async () => {
  const { adapter, server, chat, asked, group } = await enter();
  const { messenger } = adapter.platform;
  const at = { chat, message: String(asked) };
  await Promise.all([messenger.react(at, 'seen'), messenger.react(at, 'done'), messenger.react(at, 'look-again')]);
  const given = server.calls
    .filter(({ method }) => method === 'setMessageReaction')
    .map(({ params }) => params['reaction']);
  expect(given.map((reaction) => /"emoji":"(.+?)"/.exec(reaction ?? '')?.[1])).toEqual(['👀', '👌', '🤔']);
  expect(server.messages(group).find(({ id }) => id === asked)?.reactions).toEqual(['🤔']);
  await messenger.react({ chat, message: '4711' }, 'done');
});

it('shows that it is at work, again before that fades, until it is done', async () => {
  const { adapter, server, chat, group } = await enter();
  const stop = adapter.platform.messenger.working({ chat });
  await until(() => server.actions.length === 2);
  stop();
  expect(server.actions).toMatchObject([
    { chat: group.id, action: 'upload_photo' },
    { chat: group.id, action: 'upload_photo' },
  ]);
});
