/** Updates by HTTP, to a real telegraf behind its own secret path. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRawBot, type RawBot } from './raw-call.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let raw: RawBot;
let listener: Server;
/** What the bot answers to its next updates; 200 after these. */
let statuses: number[];
let received: { secret: string | undefined; text: string }[];

beforeEach(async () => {
  server = await createFakeTelegram({ webhookRetryMs: 5 });
  raw = createRawBot(server);
  statuses = [];
  received = [];
  listener = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const update = JSON.parse(Buffer.concat(chunks).toString()) as { message?: { text?: string } }; // A text message.
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const status = statuses.shift() ?? 200;
      if (status === 200) received.push({ secret: secret?.toString(), text: update.message?.text ?? '' });
      response.writeHead(status).end();
    });
  });
  await listen();
});
afterEach(async () => {
  await server.close();
  listener.close();
  listener.closeAllConnections();
});

async function listen(): Promise<void> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  server.webhook.route(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`); // It listens on a port.
}
const hook = { url: 'https://bot.example.org/hook', secret_token: 'se-cret' };

it('delivers with the secret, in order, and again until it is taken', async () => {
  await raw.call('setWebhook', hook);
  statuses = [500, 502];
  const ann = server.person('Ann Example').direct();
  await ann.says('one');
  await ann.says('two');
  await server.until(() => server.webhook.attempts.length === 4, 'four attempts');
  expect(received).toEqual([
    { secret: 'se-cret', text: 'one' },
    { secret: 'se-cret', text: 'two' },
  ]);
  expect(server.webhook.attempts.map(({ status }) => status)).toEqual([500, 502, 200, 200]);
  const { result } = await raw.call('getWebhookInfo');
  expect(result).toMatchObject({
    url: hook.url,
    pending_update_count: 0,
    last_error_message: 'Wrong response from the webhook: 502 Bad Gateway',
  });
});

it('lets one chat not wait for another', async () => {
  await raw.call('setWebhook', hook);
  statuses = [500];
  await server.person('Ann Example').direct().says('slow');
  await server.person('Bo Example').direct().says('quick');
  await server.until(() => received.length === 2, 'both updates');
});

it('delivers what waited before, unless it is dropped', async () => {
  const ann = server.person('Ann Example').direct();
  await ann.says('dropped');
  await raw.call('setWebhook', { ...hook, drop_pending_updates: true });
  await ann.says('kept');
  await server.until(() => received.length > 0, 'the update');
  expect(received.map(({ text }) => text)).toEqual(['kept']);
  await raw.call('deleteWebhook');
  await ann.says('polled');
  expect(await raw.updates()).toHaveLength(1);
  expect(received).toHaveLength(1);
});

it.each([
  [{ url: 'http://bot.example.org/hook' }, 'bad webhook: An HTTPS URL must be provided for webhook'],
  [{ url: 'https://bot.example.org:8080/' }, 'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443'],
  [{ url: 'nonsense' }, 'invalid webhook URL specified'],
  [{ ...hook, secret_token: 'two words' }, 'secret token contains unallowed characters'],
])('refuses %j', async (params, why) => {
  expect(await raw.call('setWebhook', params)).toMatchObject({ error_code: 400, description: `Bad Request: ${why}` });
});

it('works with the webhook of telegraf', async () => {
  const bot = new Telegraf(server.token, { telegram: { apiRoot: server.url, webhookReply: false } });
  bot.on('message', (context) => context.reply('Heard.'));
  const handle = await bot.createWebhook({ domain: 'bot.example.org', secret_token: 'se-cret' });
  listener.removeAllListeners('request');
  listener.on('request', (request, response) => void handle(request, response));
  const ann = server.person('Ann Example');
  await ann.starts();
  const answer = await server.until(() => server.messages(ann).find(({ byBot }) => byBot), 'an answer');
  expect(answer.text).toBe('Heard.');
  expect(server.violations).toEqual([]);
});
