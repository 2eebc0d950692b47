/** Interactions are stored, then acknowledged, within three seconds and in the way their answer will need. */
import { InteractionResponseType as Kind } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { answerTo, eventOf, pressOf, startAdapter, until } from './started.js';

const deferral = (ephemeral: boolean) => ({ type: Kind.DeferredChannelMessageWithSource, ephemeral });

describe('an interaction', () => {
  it('is stored before it is acknowledged', async () => {
    let store: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => (store = resolve));
    let asked = 0;
    const started = await startAdapter({
      receive: async () => {
        asked += 1;
        await stored;
      },
    });
    const doing = await started.ann.runs('class', { in: started.hall });
    await until(() => asked === 1);
    expect(doing.interaction.acknowledged).toBeUndefined();
    expect(started.discord.calls.filter(({ path }) => path.includes('callback'))).toEqual([]);
    store();
    await doing.answered();
  });

  it('is not acknowledged where it could not be stored, so that whoever did it tries again', async () => {
    let isFull = true;
    const started = await startAdapter({
      receive: () => (isFull ? Promise.reject(new Error('the disk is full')) : Promise.resolve()),
    });
    const doing = await started.ann.runs('class', { in: started.hall });
    await until(() => started.log().includes('the disk is full'));
    expect(doing.interaction.acknowledged).toBeUndefined();
    isFull = false;
    await (await started.ann.runs('class', { in: started.hall })).answered();
  });

  it('is acknowledged once, also where the gateway tells of it again', async () => {
    const started = await startAdapter();
    const { discord, ann, hall } = started;
    const doing = await ann.runs('help', { in: hall });
    const event = await eventOf(started, doing);
    await doing.answered();
    const [session] = discord.gateway.sessions;
    session?.replay(0);
    await until(() => started.events.filter(({ id }) => id === event.id).length > 1);
    await started.messenger.send(answerTo(event), { text: 'You can do this.' }, 'key');
    expect((await doing.reply()).text).toBe('You can do this.');
    expect(ann.sees(hall)).toHaveLength(1);
    expect(started.log()).toBe('[]');
  });

  it.each([
    ['was lost on the way', { kind: 'drop', when: 'before' }],
    ['got there, and its answer was lost', { kind: 'drop', when: 'after' }],
    ['met an error of Discord’s', { kind: 'status', status: 503 }],
    ['met an error after it was carried out', { kind: 'status', status: 502, when: 'after' }],
  ] as const)('is acknowledged again where that %s', async (_, fault) => {
    const started = await startAdapter();
    started.discord.faults.next('POST /interactions/:id/:token/callback', fault, 2);
    const doing = await started.ann.runs('help', { in: started.hall });
    const event = await eventOf(started, doing);
    await started.messenger.send(answerTo(event), { text: 'You can do this.' }, 'key');
    expect((await doing.reply()).text).toBe('You can do this.');
    expect(started.log()).toBe('[]');
  });

  it('is acknowledged again in time where nothing is heard of it', async () => {
    const started = await startAdapter();
    started.discord.faults.next('POST /interactions/:id/:token/callback', { kind: 'hang' });
    await (await started.ann.runs('help', { in: started.hall })).answered();
  });

  it('that was too late is answered in its channel, or directly where it is for one person', async () => {
    const started = await startAdapter({ receive: () => Promise.resolve(void (started.clock.at += 3001)) });
    const { ann, hall, messenger } = started;
    const doing = await ann.runs('help', { in: hall });
    const event = await eventOf(started, doing);
    await messenger.send(answerTo(event), { text: 'You can do this.' }, 'a');
    await messenger.send({ ...answerTo(event), only: event.sender.account }, { text: 'And only you that.' }, 'b');
    await messenger.settle(event);
    expect(ann.sees(hall)).toMatchObject([{ text: 'You can do this.', isPrivate: false }]);
    expect(ann.sees(ann.direct())).toMatchObject([{ text: 'And only you that.' }]);
    expect(started.log()).toContain('could not be acknowledged');
    expect(started.discord.calls.filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
  });
});

describe('how it is acknowledged', () => {
  it.each(['start', 'help', 'class', 'summary', 'privacy'])('keeps a place for all to see for /%s', async (command) => {
    const { ann, hall } = await startAdapter();
    expect(await (await ann.runs(command, { in: hall })).answered()).toMatchObject(deferral(false));
  });

  it.each(['register', 'me', 'mydata', 'forget', 'link', 'join', 'roster', 'host', 'open', 'close'])(
    'keeps a private place for /%s',
    async (command) => {
      const { ann, hall } = await startAdapter();
      expect(await (await ann.runs(command, { in: hall })).answered()).toMatchObject(deferral(true));
    },
  );

  it('keeps no private place in the direct chat, where nobody else is', async () => {
    const { ann } = await startAdapter();
    for (const command of ['me', 'help'])
      expect(await (await ann.runs(command, { in: ann.direct() })).answered()).toMatchObject(deferral(false));
  });

  it('promises a change of the message for its buttons and menus', async () => {
    const started = await startAdapter();
    const { ann, hall, messenger } = started;
    const buttons = [[{ label: 'Fix', data: 'fix' }]];
    await messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.', buttons }, 'key');
    const press = ann.presses('Fix', hall);
    expect(await press.answered()).toMatchObject({ type: Kind.DeferredMessageUpdate });
    const event = await pressOf(started, press);
    expect(event).toMatchObject({ kind: 'button', data: 'fix', chat: { id: `discord:${hall.id}`, kind: 'group' } });
  });

  it('opens a form at once, and stores nothing yet', async () => {
    const started = await startAdapter();
    const doing = await started.ann.runs('attend', { in: started.hall });
    expect((await doing.form()).title).toBe('Take attendance');
    expect(started.events).toEqual([]);
  });
});
