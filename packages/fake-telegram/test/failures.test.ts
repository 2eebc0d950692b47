/** What goes wrong on command, as a bot meets it. */
import { Telegram, TelegramError } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom, type Failure } from '../src/failures.js';
import type { Group } from '../src/group.js';
import { createRawBot, type RawBot } from './raw-call.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;
let group: Group;
const clock = { time: Date.UTC(2026, 10, 23, 8, 0) };

beforeEach(async () => {
  server = await createFakeTelegram({ now: () => clock.time });
  bot = createRawBot(server);
  group = server.group('Class 5b');
});
afterEach(() => server.close());

const send = () => bot.call('sendMessage', { chat_id: group.id, text: 'x' });
const texts = () => server.messages(group).map(({ text }) => text);

describe('a failure', () => {
  it('that limits the rate says how long', async () => {
    server.fail({ method: 'sendMessage', with: 429, retryAfter: 3 });
    expect(await send()).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    });
    expect((await send()).ok).toBe(true);
    expect(texts()).toEqual(['x']);
  });

  it('of the server is one for telegraf, too', async () => {
    const telegram = new Telegram(server.token, { apiRoot: server.url });
    server.fail({ with: 500 });
    server.fail({ with: 502 });
    for (const code of [500, 502]) {
      const error = await telegram.getMe().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(TelegramError);
      expect(error).toMatchObject({ code });
    }
  });

  it.each<[Failure, string[]]>([
    ['drop-before', []],
    ['drop-after', ['x']],
  ])('%s ends the connection, and leaves %j behind', async (failure, left) => {
    server.fail({ method: /^send/, with: failure });
    await expect(send()).rejects.toThrow('fetch failed');
    expect(texts()).toEqual(left);
    expect(server.calls).toMatchObject([{ method: 'sendMessage' }]);
  });

  it('that hangs never answers', async () => {
    server.fail({ method: 'getMe', with: 'hang' });
    const hangUp = new AbortController();
    const waiting = fetch(`${server.url}/bot${server.token}/getMe`, { signal: hangUp.signal });
    await send();
    hangUp.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('happens as often as it is said, to the methods that are said', async () => {
    server.fail({ method: 'sendMessage', with: 500, times: 2 });
    expect((await bot.call('getMe')).ok).toBe(true);
    expect([(await send()).ok, (await send()).ok, (await send()).ok]).toEqual([false, false, true]);
  });

  it('by chance is the same for the same seed, and can be healed', async () => {
    const run = async () => {
      server.failByChance({ seed: 11, rate: 0.5, with: [500, 429] });
      const codes = [];
      for (let n = 0; n < 12; n++) codes.push((await bot.call('getMe')).error_code);
      return codes;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first)).toEqual(new Set([undefined, 500, 429]));
    server.heal();
    expect((await bot.call('getMe')).ok).toBe(true);
  });
});

it('random numbers are spread evenly', () => {
  const random = createRandom(3);
  const numbers = Array.from({ length: 2000 }, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, one) => sum + one, 0) / numbers.length).toBeCloseTo(0.5, 1);
});

describe('the limits of Telegram', () => {
  let limited: FakeTelegram;
  beforeEach(async () => {
    limited = await createFakeTelegram({ now: () => clock.time, limits: true });
  });
  afterEach(() => limited.close());

  it('let a group have twenty messages and edits a minute', async () => {
    const busy = limited.group('Busy');
    const raw = createRawBot(limited);
    const results = [];
    for (let n = 0; n < 21; n++) {
      results.push(await raw.call('sendMessage', { chat_id: busy.id, text: `${n}` }));
      clock.time += 1000;
    }
    expect(results.map(({ ok }) => ok)).toEqual([...Array<boolean>(20).fill(true), false]);
    expect(results.at(-1)).toMatchObject({ error_code: 429, parameters: { retry_after: 40 } });
    clock.time += 39_000;
    expect((await raw.call('sendMessage', { chat_id: busy.id, text: 'again' })).ok).toBe(true);
  });

  it('let a chat have a few at once, and all chats thirty a second', async () => {
    const raw = createRawBot(limited);
    const burst = async (chat: Group) => {
      const results = [];
      for (let n = 0; n < 5; n++) results.push((await raw.call('sendMessage', { chat_id: chat.id, text: `${n}` })).ok);
      return results.filter(Boolean).length;
    };
    const counts = [];
    for (let n = 0; n < 8; n++) counts.push(await burst(limited.group(`Class ${n}`)));
    expect(counts).toEqual([4, 4, 4, 4, 4, 4, 4, 2]);
  });
});
