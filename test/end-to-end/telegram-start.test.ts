/** The built bot on Telegram as a process: what it says at its start, and what it never writes down. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFakeTelegram } from '@rollcall/fake-telegram';
import { spawnBot } from '../helpers/bot-process.js';
import { until } from '../adapters/telegram/started.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rollcall-telegram-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function open(port?: number) {
  const server = await createFakeTelegram(port === undefined ? {} : { port });
  onTestFinished(() => server.close());
  return server;
}

it('says in one sentence that Telegram does not know the token, and ends', async () => {
  const { url } = await open();
  const token = '123456:AAwrong-token-of-nobody-0123456789abcdef';
  const bot = spawnBot(await folder(), { TELEGRAM_API_ROOT: url, TELEGRAM_BOT_TOKEN: token });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toMatch(/Telegram does not know the token in TELEGRAM_BOT_TOKEN/);
  expect(bot.output()).not.toMatch(/AAwrong|at .*\.js:/);
});

it('starts without a network, tries on, and answers once it is there; and the token is nowhere', async () => {
  const away = await createFakeTelegram();
  const port = Number(new URL(away.url).port);
  const [url, token] = [away.url, away.token];
  await away.close();
  const dataDir = await folder();
  const bot = spawnBot(dataDir, { TELEGRAM_API_ROOT: url, TELEGRAM_BOT_TOKEN: token, LOG_LEVEL: 'debug' });
  onTestFinished(async () => {
    await bot.end('SIGKILL');
  });
  await until(() => bot.output().includes('cannot be reached'));

  const server = await open(port);
  const ann = server.person('Ann Example');
  await ann.starts();
  await until(() => server.messages(ann).some(({ byBot }) => byBot));
  server.fail({ with: 500, method: 'sendMessage', times: 4 });
  server.fail({ with: 429, method: 'getUpdates' });
  await ann.direct().says('/me');
  await until(() => server.messages(ann).filter(({ byBot }) => byBot).length > 1);
  expect(await bot.end('SIGTERM')).toBe(0);

  const names = await readdir(dataDir, { recursive: true });
  const files = names.filter((name) => name.startsWith('rollcall.'));
  const left = await Promise.all(files.map((name) => readFile(join(dataDir, name), 'latin1')));
  for (const text of [bot.output(), ...left]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(token.split(':')[1]);
    expect(text).not.toContain('Ann Example');
  }
  expect(server.violations).toEqual([]);
});
