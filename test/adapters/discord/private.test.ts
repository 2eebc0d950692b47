/** What is between the bot and one person: in the direct chat, and in a server where that is closed. */
import { describe, expect, it } from 'vitest';
import { photo } from '../../helpers/red-photo.js';
import { answerTo, eventOf, pressOf, startAdapter, type Started } from './started.js';

const consent = { text: 'May I use your face?', buttons: [[{ label: 'Yes', data: 'register:face' }]] };

async function register(started: Started) {
  const doing = await started.bo.runs('register', { in: started.hall, with: { name: 'Bo' } });
  const event = await eventOf(started, doing);
  return { doing, event };
}

describe('a command of the direct chat that is used in a server', () => {
  it('is answered in the direct chat, and says there where', async () => {
    const started = await startAdapter();
    const { bo, messenger, hall } = started;
    const { doing, event } = await register(started);
    expect(event).toMatchObject({ text: '/register Bo', chat: { id: `discord:dm-${bo.id}`, kind: 'direct' } });
    await messenger.send(answerTo(event), consent, 'a');
    await messenger.settle(event);
    expect(bo.sees(bo.direct())).toMatchObject([{ text: 'May I use your face?', buttons: [[{ label: 'Yes' }]] }]);
    expect(await doing.reply()).toMatchObject({ text: 'I have answered in our direct chat.', isPrivate: true });
    expect(started.ann.sees(hall)).toEqual([]);
  });

  it('is answered alone there to somebody who takes no messages of the bot, and goes on there', async () => {
    const started = await startAdapter();
    const { bo, messenger, hall } = started;
    bo.letsIn(false);
    const { doing, event } = await register(started);
    await messenger.send(answerTo(event), consent, 'a');
    await messenger.settle(event);
    const asked = await doing.reply();
    expect(asked).toMatchObject({ text: 'May I use your face?', isPrivate: true });
    const press = bo.presses('Yes', asked);
    const answer = await pressOf(started, press);
    expect(answer).toMatchObject({ chat: { id: `discord:dm-${bo.id}`, kind: 'direct' }, data: 'register:face' });
    await messenger.edit(answerTo(answer), answer.message, { text: 'You said yes.' });
    await messenger.send(answerTo(answer), { text: 'Now send me a selfie.' }, 'b');
    expect(bo.sees(hall).map(({ text, isPrivate }) => [text, isPrivate])).toEqual([
      ['You said yes.', true],
      ['Now send me a selfie.', true],
    ]);
    const selfie = await bo.runs('register', { in: hall, with: { photo1: { name: 'me.jpg', bytes: photo } } });
    expect(await eventOf(started, selfie)).toMatchObject({
      text: '',
      photos: [{ name: 'me.jpg', size: photo.length }],
      chat: { id: `discord:dm-${bo.id}`, kind: 'direct' },
    });
  });
});

describe('a quiet word', () => {
  it('is seen by whoever pressed, and opens the direct chat where there is something to do', async () => {
    const started = await startAdapter();
    const { bo, hall, messenger } = started;
    await messenger.send(
      { chat: `discord:${hall.id}` },
      { text: 'Join', buttons: [[{ label: 'Join', data: 'join' }]] },
      'a',
    );
    const event = await pressOf(started, bo.presses('Join', hall));
    await messenger.notify(event, 'I do not know you yet.', 'join-abc');
    expect(started.ann.sees(hall)).toHaveLength(1);
    const seen = bo.sees(hall).at(-1)!;
    expect(seen).toMatchObject({ text: 'I do not know you yet.', isPrivate: true });
    const start = await eventOf(started, bo.presses('Open our direct chat', seen));
    expect(start).toMatchObject({
      kind: 'message',
      text: '/start join-abc',
      chat: { id: `discord:dm-${bo.id}`, kind: 'direct' },
    });
    await messenger.send(answerTo(start), consent, 'b');
    expect(bo.sees(bo.direct())).toMatchObject([{ text: 'May I use your face?' }]);
  });

  it('never fails, also when it is too late', async () => {
    const started = await startAdapter();
    const { bo, hall, messenger } = started;
    await messenger.send(
      { chat: `discord:${hall.id}` },
      { text: 'Join', buttons: [[{ label: 'Join', data: 'join' }]] },
      'a',
    );
    const event = await pressOf(started, bo.presses('Join', hall));
    started.discord.faults.next('POST /webhooks/**', { kind: 'drop', when: 'before' }, 3);
    await messenger.notify(event, 'Noted.');
    started.clock.at += 20 * 60_000;
    await messenger.notify(event, 'Noted.');
    expect(bo.sees(hall)).toHaveLength(1);
  });

  it('to the author of a message comes directly', async () => {
    const started = await startAdapter();
    const { bo, hall, messenger } = started;
    const only = `discord:${bo.id}`;
    await messenger.send({ chat: `discord:${hall.id}`, only }, { text: 'Somebody looks like you.' }, 'a');
    expect(bo.sees(hall)).toEqual([]);
    expect(bo.sees(bo.direct())).toMatchObject([{ text: 'Somebody looks like you.' }]);
    bo.letsIn(false);
    await expect(
      messenger.send({ chat: `discord:${hall.id}`, only }, { text: 'And again.' }, 'b'),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the direct chat', () => {
  it('takes selfies, text and commands, and shows that the bot is at work', async () => {
    const started = await startAdapter();
    const { bo, messenger, discord } = started;
    const sent = await bo.says(bo.direct(), '', { files: [{ name: 'me.jpg', bytes: photo }] });
    const event = await eventOf(started, sent);
    expect(event).toMatchObject({
      chat: { id: `discord:dm-${bo.id}`, kind: 'direct' },
      sender: { account: `discord:${bo.id}`, name: 'Bo' },
      text: '',
      photos: [{ name: 'me.jpg', size: photo.length }],
    });
    const stop = messenger.working(answerTo(event));
    await discord.until(() => discord.calls.some(({ path }) => path.endsWith('/typing')), 'typing');
    stop();
    await messenger.send({ ...answerTo(event), replyTo: event.message }, { text: 'I know you now.' }, 'a');
    expect(bo.sees(bo.direct()).at(-1)).toMatchObject({ text: 'I know you now.', answers: sent.id });
  });

  it('takes a file that is no picture, so that it can be told what is wrong with it', async () => {
    const started = await startAdapter();
    const { bo } = started;
    const sent = await bo.says(bo.direct(), '', { files: [{ name: 'me.pdf', bytes: new Uint8Array([1]) }] });
    expect(await eventOf(started, sent)).toMatchObject({ photos: [{ name: 'me.pdf' }] });
  });
});

describe('a press', () => {
  const pressable = { text: 'Closed', buttons: [[{ label: 'Who?', data: 'who' }]] };

  it('changes an answer to it that one person alone reads, and never the message that was pressed for all', async () => {
    const started = await startAdapter();
    const { messenger, hall, ann, bo } = started;
    await messenger.send({ chat: `discord:${hall.id}` }, pressable, 'a');
    const press = await pressOf(started, bo.presses('Who?', hall));
    const to = { ...answerTo(press), only: `discord:${bo.id}` };
    const list = await messenger.send(to, { text: 'Ann' }, 'b');
    await messenger.edit(to, list, { text: 'Ann, Bo' });
    expect(ann.sees(hall)).toMatchObject([{ text: 'Closed' }]);
    expect(bo.sees(hall)).toMatchObject([{ text: 'Closed' }, { text: 'Ann, Bo', isPrivate: true }]);
    await messenger.edit(answerTo(press), press.message, { text: 'Over' });
    expect(ann.sees(hall)).toMatchObject([{ text: 'Over' }]);
  });

  it('changes another message of the direct chat, and not the one that was pressed', async () => {
    const started = await startAdapter();
    const { messenger, bo } = started;
    await messenger.send({ chat: `discord:dm-${bo.id}` }, pressable, 'a');
    const press = await pressOf(started, bo.presses('Who?', bo.direct()));
    const list = await messenger.send(answerTo(press), { text: 'Ann' }, 'b');
    await messenger.edit(answerTo(press), list, { text: 'Ann, Bo' });
    expect(bo.sees(bo.direct())).toMatchObject([{ text: 'Closed' }, { text: 'Ann, Bo' }]);
  });
});

describe('what only one person should read', () => {
  it('is not written into a message that others see', async () => {
    const { messenger, hall, ann, bo } = await startAdapter();
    const chat = `discord:${hall.id}`;
    const message = await messenger.send({ chat }, { text: 'For all' }, 'a');
    const edit = messenger.edit({ chat, only: `discord:${bo.id}` }, message, { text: 'private' });
    await expect(edit).rejects.toMatchObject({ code: 'forbidden' });
    expect(ann.sees(hall).map(({ text }) => text)).toEqual(['For all']);
  });

  it('is refused to somebody who takes no messages and wrote a plain one, and opened by a button', async () => {
    const started = await startAdapter({ server: { privileges: { messageContent: true } } });
    const { messenger, hall, ann, bo } = started;
    bo.letsIn(false);
    const asked = answerTo(await eventOf(started, await bo.says(hall, '/roster')));
    const alone = messenger.send({ ...asked, only: `discord:${bo.id}` }, { text: 'private' }, 'a');
    await expect(alone).rejects.toMatchObject({ code: 'forbidden' });
    const buttons = [[{ label: 'Open', data: 'start:answer-abc', start: 'answer-abc' }]];
    await messenger.send(asked, { text: 'It waits', buttons }, 'b');
    const start = await eventOf(started, bo.presses('Open', hall));
    expect(start).toMatchObject({ text: '/start answer-abc', chat: { kind: 'direct' } });
    await messenger.send(answerTo(start), { text: 'private' }, 'c');
    expect(ann.sees(hall).map(({ text }) => text)).not.toContain('private');
    await bo.hears(hall, /^private$/);
  });
});
