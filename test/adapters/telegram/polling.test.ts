/** Updates by long polling: nothing is confirmed that is not stored. */
import { expect, it } from 'vitest';
import { received, startTelegram, until } from './started.js';

it('asks for the updates it knows what to do with, and for no others', async () => {
  const { server } = await startTelegram();
  const { params } = await until(() => server.calls.find(({ method }) => method === 'getUpdates'));
  expect(JSON.parse(params['allowed_updates'] ?? '')).toEqual(['message', 'callback_query', 'my_chat_member']);
});

it('confirms an update when it is stored, and not before', async () => {
  let store: () => void = () => undefined;
  const stored = new Promise<void>((resolve) => (store = resolve));
  const started = await startTelegram({ receive: () => stored });
  await started.server.person('Ann').direct().says('Hello');
  await until(() => started.server.calls.filter(({ method, result }) => method === 'getUpdates' && result).length > 0);
  expect(started.server.pendingUpdates()).toBe(1);
  store();
  await received(started, 1);
  await until(() => started.server.pendingUpdates() === 0);
});

it('keeps the order in which Telegram tells', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann').direct();
  for (let i = 0; i < 20; i++) await ann.says(`${i}`);
  const events = await received(started, 20);
  expect(events.map((event) => event.kind === 'message' && event.text)).toEqual(
    Array.from({ length: 20 }, (_, i) => `${i}`),
  );
});

it('asks again for an update that could not be stored, and loses none after it', async () => {
  let refusals = 1;
  const started = await startTelegram({
    receive: () => (refusals-- > 0 ? Promise.reject(new Error('the disk is full')) : Promise.resolve()),
  });
  const ann = started.server.person('Ann').direct();
  await ann.says('one');
  await ann.says('two');
  const texts = (await received(started, 2)).map((event) => event.kind === 'message' && event.text);
  expect(texts).toEqual(['one', 'two']);
  await until(() => started.server.pendingUpdates() === 0);
  expect(started.log()).toContain('the disk is full');
});

it('gives the same update the same id, however often it comes', async () => {
  const started = await startTelegram();
  const { update = 0 } = await started.server.person('Ann').direct().says('Hello');
  await received(started, 1);
  started.server.redeliver(update);
  const [first, second] = await received(started, 2);
  expect(second?.id).toBe(first?.id);
});

it.each([500, 502, 'drop-before', 'drop-after'] as const)('goes on polling after %s', async (failure) => {
  const started = await startTelegram();
  started.server.fail({ with: failure, method: 'getUpdates' });
  await started.server.person('Ann').direct().says('Hello');
  await started.server.person('Bo').direct().says('Hello');
  await received(started, 2);
});

it('waits as long as Telegram asks before it polls again', async () => {
  const started = await startTelegram();
  const polls = () => started.server.calls.filter(({ method }) => method === 'getUpdates');
  await until(() => polls().length > 0);
  started.server.fail({ with: 429, retryAfter: 2, method: 'getUpdates' });
  const begun = Date.now();
  await started.server.person('Ann').direct().says('one');
  await received(started, 1);
  await started.server.person('Ann').direct().says('two');
  await received(started, 2);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(2000);
});

it('takes away a webhook of an earlier setting, and keeps what waits', async () => {
  const started = await startTelegram();
  await started.adapter.stop();
  await fetch(`${started.server.url}/bot${started.server.token}/setWebhook?url=https://class.example/hook`);
  await started.server.person('Ann').direct().says('Hello');
  await started.again();
  await received(started, 1);
});

it('says that another program receives with the same token', async () => {
  const started = await startTelegram();
  await until(() => started.server.calls.some(({ method }) => method === 'getUpdates'));
  await fetch(`${started.server.url}/bot${started.server.token}/getUpdates?timeout=1`);
  await until(() => started.log().includes('another program receives with this token'));
});

it('stops at once while a poll is open, and what was stored is confirmed', async () => {
  const started = await startTelegram();
  await started.server.person('Ann').direct().says('Hello');
  await received(started, 1);
  await started.adapter.stop();
  expect(started.server.pendingUpdates()).toBe(0);
  await started.server.person('Ann').direct().says('Are you there?');
  expect(started.server.pendingUpdates()).toBe(1);
  expect(started.events).toHaveLength(1);
});
