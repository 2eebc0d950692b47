/** What goes wrong between the bot and Telegram: waited out, tried again, or said in the bot's own words. */
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import type { FakeTelegram } from '@rollcall/fake-telegram';
import { createCalls, type Calls } from '../../../adapters/telegram/calls.js';
import { AdapterError } from '../../../src/errors.js';
import { noLimits } from '../../../adapters/telegram/pace.js';
import { openServer, startTelegram, until } from './started.js';

async function enter() {
  const server = await openServer();
  const stop = new AbortController();
  const lost: number[] = [];
  const calls = createCalls({
    ...{ token: server.token, apiRoot: server.url, limits: noLimits, stopping: stop.signal },
    lost: (chat) => void lost.push(chat),
    moved: () => undefined,
  });
  const ann = server.person('Ann');
  await ann.starts();
  return { server, calls, ann, stop, lost, say: sayer(calls, ann.id), said: saidTo(server, ann.id) };
}

function sayer(calls: Calls, chat_id: number) {
  return (text: string) => calls.say(chat_id, 'sendMessage', { chat_id, text });
}

async function settled(work: Promise<unknown>): Promise<unknown> {
  const [result] = await Promise.allSettled([work]);
  return result;
}

function saidTo(server: FakeTelegram, id: number) {
  return () =>
    server
      .messages({ id })
      .filter(({ byBot }) => byBot)
      .map(({ text }) => text);
}

it.each([500, 502, 'drop-before'] as const)('tries again after %s', async (failure) => {
  const { server, say, said } = await enter();
  server.fail({ with: failure, method: 'sendMessage' });
  await say('Hello');
  expect(said()).toEqual(['Hello']);
});

it('says it twice where the answer to it was lost, rather than perhaps never', async () => {
  const { server, say, said } = await enter();
  server.fail({ with: 'drop-after', method: 'sendMessage' });
  await say('Hello');
  expect(said()).toEqual(['Hello', 'Hello']);
});

it('uploads the same again', async () => {
  const { server, calls, ann } = await enter();
  const { default: sharp } = await import('sharp');
  const photo = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer();
  server.fail({ with: 'drop-before', method: 'sendPhoto' });
  await calls.call('sendPhoto', { chat_id: ann.id, photo: { source: photo, filename: 'a.jpg' }, caption: 'Here' });
  expect(server.messages(ann).at(-1)?.photo).toEqual(photo);
});

it('gives up a call that is never answered, and tries again', async () => {
  const { server, calls } = await enter();
  server.fail({ with: 'hang', method: 'getMe' });
  expect(await calls.call('getMe', {}, { patience: 50 })).toMatchObject({ username: server.bot.username });
});

it('gives up after three attempts: what has a longer breath is the inbox', async () => {
  const { server, say, said } = await enter();
  server.fail({ with: 500, method: 'sendMessage', times: 3 });
  await expect(say('Hello')).rejects.toMatchObject({ code: 'network' });
  expect(said()).toEqual([]);
});

it('waits as long as Telegram asks, and everything for that chat waits with it', async () => {
  const { server, say, said } = await enter();
  server.fail({ with: 429, retryAfter: 1, method: 'sendMessage' });
  const begun = Date.now();
  const first = say('one');
  await until(() => server.calls.some(({ method }) => method === 'sendMessage'));
  await Promise.all([first, new Promise((resolve) => setTimeout(resolve, 50)).then(() => say('two'))]);
  const told = server.calls.filter(({ method, result }) => method === 'sendMessage' && result);
  expect(told.every(({ at }) => at - begun >= 1000)).toBe(true);
  expect(said().sort()).toEqual(['one', 'two']);
});

it('leaves a longer wait to the inbox, and says how long it is', async () => {
  const { server, say } = await enter();
  server.fail({ with: 429, retryAfter: 3600, method: 'sendMessage' });
  await expect(say('Hello')).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 3_600_000 });
});

it('waits for nothing once it stops', async () => {
  const { server, say, stop } = await enter();
  server.fail({ with: 429, retryAfter: 20, method: 'sendMessage' });
  const said = say('Hello');
  await until(() => server.calls.some(({ method }) => method === 'sendMessage'));
  stop.abort();
  await expect(said).rejects.toMatchObject({ code: 'rate-limited' });
});

it.each([
  ['whoever blocked it', 'forbidden', (person: { blocksBot(): void }) => person.blocksBot()],
  ['a deleted account', 'forbidden', (person: { deactivates(): void }) => person.deactivates()],
])('is lost for %s', async (_, code, happens) => {
  const { ann, say, lost } = await enter();
  happens(ann);
  await expect(say('Hello')).rejects.toMatchObject({ code });
  expect(lost).toEqual([ann.id]);
});

it('is lost for chats that do not exist', async () => {
  const { calls, lost } = await enter();
  await expect(sayer(calls, -4711)('Hello')).rejects.toMatchObject({ code: 'gone' });
  expect(lost).toEqual([-4711]);
});

it('has no way into a group where only administrators may write, and keeps the chat', async () => {
  const { server, calls, ann, lost } = await enter();
  const group = server.group('Class 5b', { admins: [ann] });
  group.mutes(true);
  await expect(sayer(calls, group.id)('Hello')).rejects.toMatchObject({ code: 'forbidden' });
  expect(lost).toEqual([]);
});

it('takes every other 400 for a bug of its own, and names the method and not what was said', async () => {
  const { say } = await enter();
  const error: unknown = await say('').catch((thrown: unknown) => thrown);
  expect(error).not.toBeInstanceOf(AdapterError);
  expect(error).toMatchObject({ message: 'Telegram refused sendMessage: 400 Bad Request: message text is empty' });
});

it('never shows the token or what was said in an error', async () => {
  const { server, calls, ann, say } = await enter();
  const secret = 'Ann Example is missing';
  server.fail({ with: 'hang', method: 'sendMessage' });
  const hung = calls.call('sendMessage', { chat_id: ann.id, text: secret }, { tries: 1, patience: 50 });
  const failed = [await settled(hung), await settled(say(secret.padEnd(5000, 'x')))];
  failed.push(await settled(sayer(calls, -4711)(secret)));
  server.fail({ with: 500, method: 'sendMessage', times: 3 });
  failed.push(await settled(say(secret)));
  const shown = inspect(failed, { depth: 20, showHidden: true });
  expect(shown.match(/rejected/g)).toHaveLength(4);
  expect(shown).not.toContain(server.token);
  expect(shown).not.toContain(secret);
});

it('speaks to nobody who blocked it, until they come back', async () => {
  const { server, adapter, events } = await startTelegram();
  const ann = server.person('Ann');
  await ann.starts();
  const say = () => adapter.platform.messenger.send({ chat: `telegram:${ann.id}` }, { text: 'Hello' }, 'key');
  await until(() => events.length === 1);
  ann.blocksBot();
  await until(() => server.pendingUpdates() === 0);
  const before = server.calls.length;
  await expect(say()).rejects.toMatchObject({ code: 'forbidden' });
  expect(server.calls.slice(before).some(({ method }) => method === 'sendMessage')).toBe(false);
  ann.unblocksBot();
  await until(() => server.pendingUpdates() === 0);
  await say();
});

it('learns from a refusal as well, and speaks again when something comes from there', async () => {
  const { server, adapter, events } = await startTelegram();
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], bot: 'left' });
  const say = () => adapter.platform.messenger.send({ chat: `telegram:${group.id}` }, { text: 'Hello' }, 'key');
  const attempts = () => server.calls.filter(({ method }) => method === 'sendMessage').length;
  await expect(say()).rejects.toMatchObject({ code: 'gone' });
  await expect(say()).rejects.toMatchObject({ code: 'forbidden' });
  expect(attempts()).toBe(1);
  await ann.in(group).addsBot();
  await until(() => events.length > 0);
  await say();
  await ann.in(group).removesBot();
  await until(() => server.pendingUpdates() === 0);
  await expect(say()).rejects.toMatchObject({ code: 'forbidden' });
  expect(attempts()).toBe(2);
});

it('follows a group that moved when a refusal tells of it, and tells the bot', async () => {
  const { server, adapter, events } = await startTelegram();
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], supergroup: false });
  await adapter.stop();
  const large = group.migrates();
  const waiting = server.calls.length;
  const again = await (await startTelegram({ server })).again({ receive: (event) => void events.push(event) as never });
  expect(server.calls.length).toBeGreaterThan(waiting);
  await again.platform.messenger.send({ chat: `telegram:${group.id}` }, { text: 'Hello' }, 'key');
  expect(server.messages(large).at(-1)?.text).toBe('Hello');
  await until(() => events.some((event) => event.kind === 'moved' && event.to === `telegram:${large.id}`));
});
