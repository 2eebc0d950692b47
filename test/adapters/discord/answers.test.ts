/** Answers take the place that was kept for them, follow, or come another way. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Doing } from '@rollcall/fake-discord';
import type { ButtonPressed, MessageReceived } from '../../../src/chat/event.js';
import type { Reply } from '../../../src/chat/reply.js';
import { photo } from '../../helpers/red-photo.js';
import { answerTo, eventOf, pressOf, startAdapter, type Started } from './started.js';

const minute = 60_000;
const picture = { bytes: photo, type: 'image/jpeg' as const, name: 'class.jpg', alt: 'Two people, both recognised.' };

/** Ann uses a command, and the bot has it. */
async function used(started: Started, command = 'help'): Promise<{ doing: Doing; event: MessageReceived }> {
  const doing = await started.ann.runs(command, { in: started.hall });
  const event = await eventOf(started, doing);
  await doing.answered();
  return { doing, event };
}

/** Ann presses a button under a message of the bot's. */
async function pressed(started: Started): Promise<{ event: ButtonPressed; shown: string }> {
  const { ann, hall, messenger } = started;
  const buttons = [[{ label: 'Fix', data: 'fix' }]];
  const shown = await messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.', buttons }, 'open');
  const press = ann.presses('Fix', hall);
  const event = await pressOf(started, press);
  await press.answered();
  return { event, shown };
}

const toSender = (event: MessageReceived | ButtonPressed) => ({ ...answerTo(event), only: event.sender.account });
const texts = (started: Started) =>
  started.ann.sees(started.hall).map(({ text, isPrivate }) => (isPrivate ? `(${text})` : text));

describe('an answer', () => {
  it('takes the place that was kept, for all or for one person', async () => {
    const started = await startAdapter();
    const open = await used(started);
    await started.messenger.send(answerTo(open.event), { text: 'For all.', picture }, 'a');
    const alone = await used(started, 'join');
    await started.messenger.send(toSender(alone.event), { text: 'For you.' }, 'b');
    expect(await open.doing.reply()).toMatchObject({ text: 'For all.', isPrivate: false });
    expect((await open.doing.reply()).files).toMatchObject([
      { name: 'class.jpg', type: 'image/jpeg', alt: picture.alt },
    ]);
    expect(await alone.doing.reply()).toMatchObject({ text: 'For you.', isPrivate: true });
    expect(started.bo.sees(started.hall).map(({ text }) => text)).toEqual(['For all.']);
  });

  it('for one person does not take a place that all see, nor the other way round', async () => {
    const started = await startAdapter();
    const open = await used(started);
    await started.messenger.send(toSender(open.event), { text: 'Only a host can do that.' }, 'a');
    const alone = await used(started, 'open');
    await started.messenger.send(answerTo(alone.event), { text: 'Attendance is open.' }, 'b');
    expect(texts(started)).toEqual(['(Only a host can do that.)', 'Attendance is open.']);
  });

  it('is followed by others, each seen by whom it is for', async () => {
    const started = await startAdapter();
    const { event } = await used(started);
    for (const [i, text] of ['One.', 'Two.', 'Three.'].entries())
      await started.messenger.send(i === 1 ? toSender(event) : answerTo(event), { text }, String(i));
    await started.messenger.settle(event);
    expect(texts(started)).toEqual(['One.', '(Two.)', 'Three.']);
  });

  it('that never comes leaves nothing behind', async () => {
    const started = await startAdapter();
    const { event } = await used(started);
    await started.messenger.settle(event);
    expect(texts(started)).toEqual([]);
  });

  it('follows where whoever waited has dismissed the place', async () => {
    const started = await startAdapter();
    const { doing, event } = await used(started, 'join');
    started.hall.channel.messages.delete(doing.interaction.original!.id);
    await started.messenger.send(toSender(event), { text: 'For you.' }, 'a');
    await started.messenger.settle(event);
    expect(texts(started)).toEqual(['(For you.)']);
  });

  it.each([
    ['got there', { kind: 'drop', when: 'after' }],
    ['did not get there', { kind: 'drop', when: 'before' }],
  ] as const)('is in its place after another attempt, where the first %s', async (_, fault) => {
    const started = await startAdapter();
    const { event } = await used(started);
    started.discord.faults.next('PATCH /webhooks/**', fault, 3);
    const send = () => started.messenger.send(answerTo(event), { text: 'For all.' }, 'a');
    await expect(send()).rejects.toMatchObject({ code: 'network' });
    await send();
    await started.messenger.settle(event);
    expect(texts(started)).toEqual(['For all.']);
  });

  it('comes without its picture where that is more than the place takes', async () => {
    const started = await startAdapter();
    started.discord.limitUploads(photo.length - 1);
    const { event } = await used(started);
    await started.messenger.send(answerTo(event), { text: '2 of 2 present', picture }, 'a');
    await started.messenger.send({ chat: event.chat.id }, { text: '2 of 2 present', picture }, 'b');
    expect(started.ann.sees(started.hall)).toMatchObject([
      { text: '2 of 2 present', files: [] },
      { text: '2 of 2 present', files: [] },
    ]);
  });

  it('that is longer than a message comes in a frame, and is cut where that is too short as well', async () => {
    const started = await startAdapter();
    const { doing, event } = await used(started);
    await started.messenger.send(answerTo(event), { text: 'x'.repeat(2001) }, 'a');
    expect((await doing.reply()).embeds).toMatchObject([{ description: 'x'.repeat(2001) }]);
    await started.messenger.send(answerTo(event), { text: 'y'.repeat(5000) }, 'b');
    const [second] = await doing.followups();
    expect(second?.embeds).toMatchObject([{ description: `${'y'.repeat(4095)}…` }]);
    expect(second?.text).toBe('');
  });

  it('pings nobody, whatever it quotes', async () => {
    const started = await startAdapter();
    const { ann, bo, guild, hall, messenger } = started;
    const role = guild.role('Teachers');
    const text = `@everyone ${bo.mention} <@&${role.id}> joined`;
    const { event } = await used(started);
    await messenger.send(answerTo(event), { text }, 'a');
    const said = await ann.says(hall, 'Here we are');
    await messenger.send({ chat: `discord:${hall.id}`, replyTo: `${hall.id}.${said.id}` }, { text }, 'b');
    for (const { message } of ann.sees(hall).filter((seen) => seen.text === text))
      expect(message).toMatchObject({ mentions: [], mentionRoles: [], mentionEveryone: false });
  });
});

describe('after fifteen minutes', () => {
  it('answers go through the channel, and directly to one person', async () => {
    const started = await startAdapter();
    const { event } = await used(started, 'join');
    started.clock.at += 15 * minute;
    await started.messenger.send(answerTo(event), { text: 'For all.' }, 'a');
    await started.messenger.send(toSender(event), { text: 'For you.' }, 'b');
    await started.messenger.settle(event);
    expect(started.bo.sees(started.hall).map(({ text }) => text)).toEqual(['For all.']);
    expect(started.ann.sees(started.ann.direct()).map(({ text }) => text)).toEqual(['For you.']);
  });

  it('a message is changed through its channel', async () => {
    const started = await startAdapter();
    const { event, shown } = await pressed(started);
    const isPatch = ({ method }: { method: string }) => method === 'PATCH';
    await started.messenger.edit(answerTo(event), shown, { text: 'By its token.' });
    started.clock.at += 15 * minute;
    await started.messenger.edit(answerTo(event), shown, { text: 'By its channel.' });
    expect(texts(started)).toEqual(['By its channel.']);
    const [byToken, byChannel] = started.discord.calls.filter(isPatch).map(({ path }) => path.split('/')[1]);
    expect([byToken, byChannel]).toEqual(['webhooks', 'channels']);
  });

  it('what only one person saw can no longer be changed', async () => {
    const started = await startAdapter();
    const { event } = await used(started, 'join');
    const message = await started.messenger.send(toSender(event), { text: 'For you.' }, 'a');
    await expect(started.messenger.edit({ chat: event.chat.id }, message, { text: 'x' })).rejects.toMatchObject({
      code: 'gone',
    });
  });
});

describe('a restart', () => {
  it('finds the place that is still kept, and takes it', async () => {
    const started = await startAdapter();
    const { doing, event } = await used(started);
    await started.adapter.stop();
    const { messenger } = (await started.again()).platform;
    await messenger.send(answerTo(event), { text: 'After all.' }, 'a');
    expect((await doing.reply()).text).toBe('After all.');
    expect(texts(started)).toEqual(['After all.']);
  });

  it('overwrites nothing that was answered before', async () => {
    const started = await startAdapter();
    const { event } = await used(started);
    await started.messenger.send(answerTo(event), { text: 'One.' }, 'a');
    await started.adapter.stop();
    const { messenger } = (await started.again()).platform;
    await messenger.send(answerTo(event), { text: 'Two.' }, 'b');
    await messenger.settle(event);
    expect(texts(started)).toEqual(['One.', 'Two.']);
  });

  it('gives up the place that was kept for all, where the answer is for one person', async () => {
    const started = await startAdapter();
    const { event } = await used(started);
    await started.adapter.stop();
    const { messenger } = (await started.again()).platform;
    await messenger.send(toSender(event), { text: 'Only a host can do that.' }, 'a');
    expect(texts(started)).toEqual(['(Only a host can do that.)']);
  });

  it('before the acknowledgement leaves the channel to answer in', async () => {
    let crash: () => void = () => undefined;
    const started = await startAdapter({ receive: () => new Promise((resolve) => (crash = resolve)) });
    const doing = await started.ann.runs('help', { in: started.hall });
    const via = { id: doing.interaction.id, token: doing.interaction.token, as: 'public', at: started.clock.at };
    const to = { chat: `discord:${started.hall.id}`, via: JSON.stringify({ ...via, channel: 'x', inGuild: true }) };
    const { messenger } = (await started.again({ receive: () => Promise.resolve() })).platform;
    await messenger.send(to, { text: 'In the channel.' }, 'a');
    expect(texts(started)).toEqual(['In the channel.']);
    crash();
  });
});

describe('a message to a channel', () => {
  it('that got there is not sent again by another attempt', async () => {
    const started = await startAdapter();
    const send = () => started.messenger.send({ chat: `discord:${started.hall.id}` }, { text: 'Open.' }, 'key');
    started.discord.faults.next('POST /channels/:channel/messages', { kind: 'drop', when: 'after' }, 3);
    await expect(send()).rejects.toMatchObject({ code: 'network' });
    await send();
    await started.messenger.send({ chat: `discord:${started.hall.id}` }, { text: 'Open.' }, 'another key');
    expect(texts(started)).toEqual(['Open.', 'Open.']);
  });

  it('is a reply, also where what it answers is gone', async () => {
    const { ann, hall, messenger } = await startAdapter();
    const said = await ann.says(hall, 'Look');
    const to = { chat: `discord:${hall.id}`, replyTo: `${hall.id}.${said.id}` };
    await messenger.send(to, { text: 'I did.' }, 'a');
    expect(ann.sees(hall).at(-1)).toMatchObject({ text: 'I did.', answers: said.id });
    ann.deletes(said);
    await messenger.send(to, { text: 'Where is it?' }, 'b');
    expect(ann.sees(hall).at(-1)).toMatchObject({ text: 'Where is it?' });
  });

  it('is no reply where the bot may not read what came before', async () => {
    const { ann, hall, messenger } = await startAdapter();
    const said = await ann.says(hall, 'Look');
    hall.denies('bot', P.ReadMessageHistory);
    await messenger.send({ chat: `discord:${hall.id}`, replyTo: `${hall.id}.${said.id}` }, { text: 'I did.' }, 'a');
    expect(ann.sees(hall).at(-1)).toMatchObject({ text: 'I did.' });
  });

  it('keeps its picture when it is changed, and loses buttons that the change does not mention', async () => {
    const { ann, hall, messenger } = await startAdapter();
    const reply: Reply = { text: '1 of 2 present', picture, buttons: [[{ label: 'Undo', data: 'undo' }]] };
    const message = await messenger.send({ chat: `discord:${hall.id}` }, reply, 'a');
    await messenger.edit({ chat: `discord:${hall.id}` }, message, { text: '2 of 2 present' });
    expect(ann.sees(hall)).toMatchObject([{ text: '2 of 2 present', files: [{ alt: picture.alt }], buttons: [] }]);
  });
});
