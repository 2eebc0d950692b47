/** The evening of story.ts, with the built bot as a process: on Telegram's fake server, and in the browser chat. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFakeTelegram, type FakeTelegram } from '@rollcall/fake-telegram';
import { printed, spawnBot, startProcess, type Spawned } from '../helpers/bot-process.js';
import { createStage } from '../helpers/dialogue.js';
import type { Ground } from '../helpers/ground.js';
import { createTelegramGround } from '../helpers/grounds/telegram.js';
import { createWebGround } from '../helpers/grounds/web.js';
import { narrate } from './narrator.js';
import { playEvening, strictness, type Marks } from './story.js';

/** Milliseconds that an answer may take on a slow machine. */
export const patience = 90_000;
export const settings = { ...strictness, TIME_ZONE: eveningZone(), LOG_LEVEL: 'warn' };

/** A time zone in which it is seven in the evening now, for that is when the course meets, whenever somebody plays it. */
export function eveningZone(): string {
  const ahead = 19 - new Date().getUTCHours();
  // These zones go from 12 hours behind to 14 ahead, and their signs are the other way round.
  const offset = ahead > 14 ? ahead - 24 : ahead;
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

export type Print = (line: string) => void;

export async function playOn(ground: Ground, print: Print): Promise<Marks> {
  return playEvening(createStage({ ground: narrate(ground, print), answered: () => Promise.resolve(), patience }));
}

export async function withBot<B extends Spawned, T>(
  start: (dataDir: string) => Promise<B>,
  play: (bot: B) => Promise<T>,
) {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-demo-'));
  const bot = await start(dataDir);
  try {
    return await play(bot);
  } catch (error) {
    throw new Error(`the bot said:\n${bot.output()}`, { cause: error });
  } finally {
    await bot.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** `seen` is told of the server when the evening is over, for example to draw its chat. */
export async function playOnTelegram(print: Print, seen?: (server: FakeTelegram) => Promise<void>): Promise<Marks> {
  const server = await createFakeTelegram({ botName: 'Rollcall', limits: true });
  try {
    const telegram = { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.url, WEB: 'off' };
    const start = async (dataDir: string) => {
      const bot = spawnBot(dataDir, { ...settings, ...telegram });
      await printed(bot, /(Chats: Telegram)/);
      return bot;
    };
    return await withBot(start, async () => {
      const marks = await playOn(createTelegramGround(server), print);
      await seen?.(server);
      if (server.violations.length > 0) throw new Error(server.violations.join('; '));
      return marks;
    });
  } finally {
    await server.close();
  }
}

export async function playInBrowser(print: Print): Promise<Marks> {
  const ground = createWebGround();
  const start = (dataDir: string) => startProcess(dataDir, { ...settings, WEB: 'on' });
  return withBot(start, async ({ url }) => {
    await ground.open(url);
    try {
      return await playOn(ground, print);
    } finally {
      ground.close();
    }
  });
}
