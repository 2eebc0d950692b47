/** Updates by webhook: only Telegram's, and answered when they are stored. */
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createTelegramAdapter, type TelegramAdapterOptions } from '../../../adapters/telegram/telegram-adapter.js';
import { openServer, received, startTelegram, until, type Started } from './started.js';

const secret = 'a-secret-of-sixteen-letters';
const url = 'https://class.example/telegram/hook';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // of a server that listens on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}

interface Hooked extends Started {
  post: (body: string, headers?: Record<string, string>, path?: string) => Promise<Response>;
}

async function startHooked(options: Partial<TelegramAdapterOptions> = {}): Promise<Hooked> {
  const port = await freePort();
  const server = await openServer();
  server.webhook.route(`http://127.0.0.1:${port}`);
  const started = await startTelegram({ server, webhook: { url, secret, host: '127.0.0.1', port }, ...options });
  return {
    ...started,
    post: (body, headers = { 'x-telegram-bot-api-secret-token': secret }, path = '/telegram/hook') =>
      fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers }),
  };
}

it('is told to Telegram with its secret and the kinds of updates', async () => {
  const { server } = await startHooked();
  const { params } = server.calls.find(({ method }) => method === 'setWebhook')!;
  expect(params).toEqual({ url, secret_token: secret, allowed_updates: expect.any(String) as string });
  expect(JSON.parse(params['allowed_updates'] ?? '')).toContain('callback_query');
  expect(server.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
});

it('brings updates, and answers each with nothing when it is stored', async () => {
  const started = await startHooked();
  const ann = started.server.person('Ann').direct();
  await ann.says('one');
  await ann.says('two');
  const events = await received(started, 2);
  expect(events.map((event) => event.kind === 'message' && event.text)).toEqual(['one', 'two']);
  await until(() => started.server.pendingUpdates() === 0);
  const response = await started.post(JSON.stringify({ update_id: 7, message: {} }).replace('{}', 'null'));
  expect(await response.text()).toBe('');
});

it('answers 500 to what could not be stored, and Telegram brings it again', async () => {
  let refusals = 1;
  const started = await startHooked({
    receive: () => (refusals-- > 0 ? Promise.reject(new Error('the disk is full')) : Promise.resolve()),
  });
  await started.server.person('Ann').direct().says('Hello');
  await received(started, 1);
  await until(() => started.server.webhook.attempts.length === 2);
  expect(started.server.webhook.attempts.map(({ status }) => status)).toEqual([500, 200]);
});

it.each([
  ['without the secret', {}],
  ['with another', { 'x-telegram-bot-api-secret-token': `${secret}x` }],
])('refuses what comes %s with 403', async (_, headers) => {
  const { post, events } = await startHooked();
  const update = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } },
  });
  expect((await post(update, headers)).status).toBe(403);
  expect(events).toEqual([]);
});

it('knows no other path, no other method, and nothing that is no JSON', async () => {
  const { post, server } = await startHooked();
  expect((await post('{}', undefined, '/')).status).toBe(404);
  expect((await post('not JSON')).status).toBe(400);
  expect((await post(`"${'x'.repeat(1_100_000)}"`).catch(() => ({ status: 400 }))).status).toBe(400);
  expect(server.webhook.attempts).toEqual([]);
});

it('refuses updates before the bot knows itself, so that Telegram brings them again', async () => {
  const server = await openServer();
  const port = await freePort();
  const webhook = { url, secret, host: '127.0.0.1', port };
  server.fail({ with: 'hang', method: 'getMe' });
  const adapter = createTelegramAdapter({
    ...{
      receive: () => Promise.resolve(),
      token: server.token,
      apiRoot: server.url,
      webhook,
      profiles: [],
      commands: [],
    },
    ...{ inDirect: '', log: { info: () => undefined, warn: () => undefined, error: () => undefined } },
  });
  const starting = adapter.start();
  const headers = { 'x-telegram-bot-api-secret-token': secret };
  const body = JSON.stringify({ update_id: 1 });
  const { status } = await fetch(`http://127.0.0.1:${port}/telegram/hook`, { method: 'POST', headers, body });
  expect(status).toBe(500);
  await adapter.stop();
  await starting;
});

it('says so where the port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo; // of a server that listens on TCP
  await expect(startTelegram({ webhook: { url, secret, host: '127.0.0.1', port } })).rejects.toMatchObject({
    code: 'telegram.webhook',
    details: { reason: expect.stringContaining('EADDRINUSE') as string },
  });
  await new Promise((resolve) => other.close(resolve));
});

it('says so where Telegram does not take the address', async () => {
  const webhook = { url: 'https://class.example:1234/', secret, host: '127.0.0.1', port: await freePort() };
  await expect(startTelegram({ webhook })).rejects.toMatchObject({
    code: 'telegram.webhook',
    details: { reason: expect.stringContaining('ports 80, 88, 443 or 8443') as string },
  });
});
