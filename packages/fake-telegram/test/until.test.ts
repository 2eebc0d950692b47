/** Waiting for the bot. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';
import { createRawBot, type RawBot } from './raw-call.js';

let server: FakeTelegram;
let bot: RawBot;

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = createRawBot(server);
});
afterEach(() => server.close());

it('resolves with what is found, once the bot has done it', async () => {
  const ann = server.person('Ann Example');
  await ann.starts();
  const welcome = server.until(() => server.messages(ann).find(({ byBot }) => byBot), 'a welcome');
  await bot.call('sendMessage', { chat_id: ann.id, text: 'Hello, Ann.' });
  expect(await welcome).toMatchObject({ text: 'Hello, Ann.' });
});

it('sees that a poll confirmed what came before, although it still waits for more', async () => {
  const { update } = await server.person('Ann Example').starts();
  const fetched = server.until(() => server.pendingUpdates() === 0, 'the update being fetched');
  const poll = bot.call('getUpdates', { offset: update! + 1, timeout: 50 });
  expect(await fetched).toBe(true);
  await server.close();
  await expect(poll).rejects.toThrow();
});

it('hears of an update by webhook that is taken', async () => {
  await bot.call('setWebhook', { url: 'https://bot.example.org/hook' });
  // The bot’s answer is any HTTP answer: the fake itself gives one, and it is a refusal.
  server.webhook.route(server.url);
  await server.person('Ann Example').starts();
  expect(await server.until(() => server.webhook.attempts[0]?.status, 'an attempt')).toBe(404);
});

it('says what it waited for when the server is closed, or the time is over', async () => {
  const closed = server.until(() => undefined, 'a welcome');
  const late = server.until(
    () => undefined,
    () => 'another welcome',
    1,
  );
  await expect(late).rejects.toThrow('another welcome: did not happen within 1 ms');
  await Promise.all([server.close(), expect(closed).rejects.toThrow('a welcome: the server was closed')]);
});

it('fails with what a look throws, and the bot does not notice', async () => {
  const broken = server.until(() => {
    if (server.calls.length > 0) throw new Error('looked wrongly');
    return undefined;
  }, 'nothing');
  const answer = bot.call('getMe');
  await expect(broken).rejects.toThrow('looked wrongly');
  expect(await answer).toMatchObject({ ok: true });
});

it('tells whoever watches of every change, until they have seen enough', async () => {
  const ann = server.person('Ann Example', { started: true });
  const seen: string[] = [];
  const stop = server.watch(() => seen.push(server.messages(ann).at(-1)?.text ?? ''));
  await bot.call('sendMessage', { chat_id: ann.id, text: 'One' });
  await server.until(() => seen.includes('One'), 'the first');
  stop();
  await bot.call('sendMessage', { chat_id: ann.id, text: 'Two' });
  expect(seen).not.toContain('Two');
});
