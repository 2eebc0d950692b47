/** The connection: begun, broken, resumed, begun anew, refused, and ended. */
import { commands } from '../../../src/stories/every-story.js';
import { describe, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../../adapters/discord/discord-adapter.js';
import { silent } from '../../../src/chat/ports.js';
import { discordWords } from '../../../src/stories/kernel/platform-words.js';
import { answerTo, eventOf, openDiscord, startAdapter, until, type Started } from './started.js';

const everybody = { receive: () => Promise.resolve(), suggest: { people: () => Promise.resolve([]) } };

describe('a start', () => {
  const options = (discord: { token: string; rest: { api: string } }) => ({
    ...everybody,
    token: discord.token,
    apiRoot: discord.rest.api,
    readsAlong: false,
    ...discordWords(commands, 'en'),
    log: silent,
  });

  it('says that the token is wrong', async () => {
    const discord = await openDiscord();
    const adapter = createDiscordAdapter({ ...options(discord), token: `${discord.token}x` });
    await expect(adapter.start()).rejects.toMatchObject({ code: 'discord.token' });
    await adapter.stop();
  });

  it('says that reading along was not granted', async () => {
    const discord = await openDiscord();
    const adapter = createDiscordAdapter({ ...options(discord), readsAlong: true });
    await expect(adapter.start()).rejects.toMatchObject({ code: 'discord.intents' });
    await adapter.stop();
  });

  it('tries on where Discord cannot be reached, and can be stopped meanwhile', async () => {
    const discord = await openDiscord();
    discord.faults.next('GET /gateway/bot', { kind: 'drop', when: 'before' });
    const adapter = createDiscordAdapter(options(discord));
    expect(await adapter.start()).toBe('Rollcall');
    await adapter.stop();
    discord.faults.next('GET /gateway/bot', { kind: 'drop', when: 'before' }, 1000);
    const second = createDiscordAdapter(options(discord));
    const started = second.start();
    await discord.until(() => discord.faults.happened.length > 1, 'an attempt');
    await second.stop();
    expect(await started).toBeUndefined();
  });
});

/** Bo says something directly, and the bot hears it, once. */
async function isHeard(started: Started): Promise<void> {
  const { bo, events } = started;
  const event = await eventOf(started, await bo.says(bo.direct(), 'hello'));
  expect(events.filter(({ id }) => id === event.id)).toHaveLength(1);
}

describe('a connection', () => {
  it('that breaks is resumed, and what happened meanwhile is heard', async () => {
    const started = await startAdapter();
    const { discord, ann, hall } = started;
    discord.gateway.drops();
    const doing = await ann.runs('help', { in: hall });
    const event = await eventOf(started, doing);
    await started.messenger.send(answerTo(event), { text: 'You can do this.' }, 'a');
    expect((await doing.reply()).text).toBe('You can do this.');
    expect(discord.gateway.sessions).toMatchObject([{ resumed: 1 }]);
  });

  it.each([
    ['is lost with its session', (started: Started) => started.discord.gateway.drops({ resumable: false })],
    ['is invalid from now on', (started: Started) => started.discord.gateway.invalidates(false)],
  ])('that %s is begun anew, and no server is greeted again', async (_, end) => {
    const started = await startAdapter();
    end(started);
    await started.discord.until(() => started.discord.gateway.sessions.length === 2, 'a second session', 30_000);
    await until(() => started.discord.gateway.sessions[1]!.seq > 1);
    await isHeard(started);
    expect(started.events.map(({ kind }) => kind)).toEqual(['message']);
  });

  it('that Discord asks to be made again is', async () => {
    const started = await startAdapter();
    started.discord.gateway.asksReconnect();
    await started.discord.until(() => started.discord.gateway.sessions[0]?.resumed === 1, 'resuming');
    await isHeard(started);
  });

  it('that answers no heartbeat is made again', async () => {
    const started = await startAdapter({ server: { heartbeatMs: 100 } });
    const { discord } = started;
    discord.gateway.acknowledges(false);
    await discord.until(() => (discord.gateway.sessions[0]?.resumed ?? 0) > 0, 'resuming');
    discord.gateway.acknowledges(true);
    await isHeard(started);
  });

  it('that ends with the token is told to the operator', async () => {
    const started = await startAdapter();
    started.discord.resetToken();
    await until(() => started.log().includes('Discord has stopped'));
    const { hall, messenger } = started;
    const sending = messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.' }, 'a');
    await expect(sending).rejects.toMatchObject({ code: 'network' });
  });
});

describe('a stop', () => {
  it('waits for what was received to be stored and acknowledged, and answers still go out', async () => {
    let store: () => void = () => undefined;
    let asked = false;
    const started = await startAdapter({
      receive: () => {
        asked = true;
        return new Promise((resolve) => (store = resolve));
      },
    });
    const doing = await started.ann.runs('help', { in: started.hall });
    await until(() => asked);
    const stopped = started.adapter.stop();
    // As long as a slow disk takes.
    setTimeout(() => store(), 300);
    await stopped;
    expect(doing.interaction.acknowledged).toBeDefined();
    const event = await eventOf(started, doing);
    await started.messenger.send(answerTo(event), { text: 'You can do this.' }, 'a');
    expect((await doing.reply()).text).toBe('You can do this.');
  });
});

describe('requests', () => {
  it('are made again where the connection broke', async () => {
    const { discord, hall, ann, messenger } = await startAdapter();
    discord.faults.next('POST /channels/:channel/messages', { kind: 'drop', when: 'before' });
    discord.faults.next('POST /channels/:channel/messages', { kind: 'drop', when: 'after' });
    await messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.' }, 'a');
    expect(ann.sees(hall).map(({ text }) => text)).toEqual(['Open.']);
  });

  it('wait as long as Discord asks them to', async () => {
    const started = await startAdapter();
    const { discord, hall, ann, messenger } = started;
    discord.faults.next('POST /channels/:channel/messages', { kind: 'rate-limit', retryAfterMs: 200 }, 2);
    await messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.' }, 'a');
    expect(ann.sees(hall).map(({ text }) => text)).toEqual(['Open.']);
  });

  it('that wait do not keep an interaction from its acknowledgement', async () => {
    const started = await startAdapter();
    const { discord, hall, ann, messenger } = started;
    discord.faults.next('POST /channels/:channel/messages', {
      kind: 'rate-limit',
      retryAfterMs: 600_000,
      global: true,
    });
    void messenger.send({ chat: `discord:${hall.id}` }, { text: 'Open.' }, 'a').catch(() => undefined);
    await discord.until(() => discord.faults.happened.length === 1, 'the limit');
    await (await ann.runs('help', { in: hall })).answered();
  });
});
