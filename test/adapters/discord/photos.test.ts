/** Photos come by three roads, and can be had again when their addresses have expired. */
import { describe, expect, it } from 'vitest';
import { photo } from '../../helpers/red-photo.js';
import { eventOf, pressOf, startAdapter, until, type StartOptions } from './started.js';

const files = [
  { name: 'class.jpg', bytes: photo },
  { name: 'notes.txt', bytes: new Uint8Array([1]) },
];
const granted: StartOptions = { server: { privileges: { messageContent: true } } };
const day = 24 * 60 * 60_000;

describe('the command in a message’s menu', () => {
  it('takes its pictures, whoever sent them, without the right to read along', async () => {
    const started = await startAdapter();
    const { ann, bo, hall } = started;
    const said = await bo.says(hall, 'Everybody is here!', { files });
    const doing = ann.uses('Take attendance', said);
    const event = await eventOf(started, doing);
    expect(event).toMatchObject({
      text: '/attend',
      photos: [],
      sender: { account: `discord:${ann.id}` },
      replyTo: { message: `${hall.id}.${said.id}`, at: started.clock.at, photos: [{ name: 'class.jpg' }] },
    });
    expect(await doing.answered()).toMatchObject({ ephemeral: false });
    expect(await started.adapter.platform.files.fetch(event.replyTo!.photos[0]!)).toEqual(new Uint8Array(photo));
    await started.messenger.react({ chat: event.chat.id, message: event.replyTo!.message }, 'done');
    expect(bo.sees(hall).find(({ id }) => id === said.id)!.reactions).toEqual({ '👌': ['Rollcall'] });
  });
});

describe('a message in a server', () => {
  it('is not even looked at without the right to read along', async () => {
    const started = await startAdapter();
    const { ann, bo, hall } = started;
    await ann.says(hall, 'Good morning', { files });
    const direct = await bo.says(bo.direct(), 'hello');
    await eventOf(started, direct);
    expect(started.events).toHaveLength(1);
  });

  it('that mentions the bot is read, with its files, and without the mention', async () => {
    const started = await startAdapter();
    const { ann, hall, discord, bo } = started;
    const mention = `<@${discord.botId}>`;
    const said = await ann.says(hall, `${mention} /attend`, { files });
    expect(await eventOf(started, said)).toMatchObject({
      text: '/attend',
      photos: [{ name: 'class.jpg' }, { name: 'notes.txt' }],
      mentions: [],
      message: `${hall.id}.${said.id}`,
    });
    const named = await ann.says(hall, `${mention} /mark ${bo.mention} late`);
    expect(await eventOf(started, named)).toMatchObject({
      text: '/mark @Bo late',
      mentions: [{ account: `discord:${bo.id}`, text: '@Bo' }],
    });
  });

  it('is read along where that was granted, with pictures only', async () => {
    const started = await startAdapter(granted);
    const { ann, bo, hall } = started;
    const said = await ann.says(hall, 'Look', { files });
    expect(await eventOf(started, said)).toMatchObject({
      text: 'Look',
      photos: [{ name: 'class.jpg', size: photo.length }],
      chat: { id: `discord:${hall.id}`, kind: 'group', title: 'hall' },
    });
    const answer = await bo.says(hall, '/attend', { answers: said });
    expect(await eventOf(started, answer)).toMatchObject({
      replyTo: { message: `${hall.id}.${said.id}`, photos: [{ name: 'class.jpg' }] },
    });
  });

  it('of the bot itself, of other bots and of Discord are not people’s', async () => {
    const started = await startAdapter(granted);
    const { messenger, hall, ann } = started;
    await messenger.send({ chat: `discord:${hall.id}` }, { text: 'I am the bot.' }, 'a');
    const said = await ann.says(hall, 'And I am Ann.');
    await eventOf(started, said);
    expect(started.events).toHaveLength(1);
  });

  it('gets signs as reactions: seen, and then what came of it', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, messenger } = started;
    const said = await ann.says(hall, '', { files });
    const at = { chat: `discord:${hall.id}`, message: (await eventOf(started, said)).message };
    await messenger.react(at, 'seen');
    expect(ann.sees(hall).at(-1)!.reactions).toEqual({ '👀': ['Rollcall'] });
    await Promise.all([messenger.react(at, 'seen'), messenger.react(at, 'look-again')]);
    expect(ann.sees(hall).at(-1)!.reactions).toEqual({ '🤔': ['Rollcall'] });
  });
});

describe('a button about the photos that its message answers', () => {
  it('brings them along', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, messenger } = started;
    const said = await ann.says(hall, '', { files });
    const event = await eventOf(started, said);
    const buttons = [[{ label: 'Take attendance', data: 'photos-attend' }]];
    const to = { chat: event.chat.id, replyTo: event.message };
    await messenger.send(to, { text: 'Shall I take attendance?', buttons }, 'a');
    expect(await pressOf(started, ann.presses('Take attendance', hall))).toMatchObject({
      data: 'photos-attend',
      replyTo: { message: event.message, photos: [{ name: 'class.jpg' }] },
    });
  });
});

describe('an address', () => {
  it('that has expired is asked for again, where the picture is in a message', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, adapter, clock } = started;
    const event = await eventOf(started, await ann.says(hall, '/attend', { files }));
    clock.at += 2 * day;
    expect(await adapter.platform.files.fetch(event.photos[0]!)).toEqual(new Uint8Array(photo));
  });

  it('is gone with its message, or where it came with a command', async () => {
    const started = await startAdapter(granted);
    const { ann, hall, adapter, clock } = started;
    const said = await ann.says(hall, '/attend', { files });
    const event = await eventOf(started, said);
    const given = await ann.runs('attend', { in: hall, with: { photo1: files[0]! } });
    const command = await eventOf(started, given);
    expect(await adapter.platform.files.fetch(command.photos[0]!)).toEqual(new Uint8Array(photo));
    ann.deletes(said);
    clock.at += 2 * day;
    for (const { photos } of [event, command])
      await expect(adapter.platform.files.fetch(photos[0]!)).rejects.toMatchObject({ code: 'photo.gone' });
  });

  it.each([
    ['Discord fails', { kind: 'status', status: 503 }],
    ['the connection breaks', { kind: 'drop', when: 'before' }],
  ] as const)('is tried again later where %s', async (_, fault) => {
    const started = await startAdapter(granted);
    const { ann, hall, adapter, discord } = started;
    const event = await eventOf(started, await ann.says(hall, '/attend', { files }));
    discord.faults.next('GET /attachments/**', fault);
    await expect(adapter.platform.files.fetch(event.photos[0]!)).rejects.toMatchObject({ code: 'network' });
    expect(await adapter.platform.files.fetch(event.photos[0]!)).toEqual(new Uint8Array(photo));
  });
});

it('what could not be stored is logged, for Discord does not bring it again', async () => {
  const started = await startAdapter({ receive: () => Promise.reject(new Error('the disk is full')) });
  await started.bo.says(started.bo.direct(), 'hello');
  await until(() => started.log().includes('the disk is full'));
});
