/**
 * The real bot for dialogues: the real app over a real SQLite file in a folder of its own, with the real face engine (or
 * another one), on a platform in memory, on Telegram and Discord (the real adapters at fake servers) or in the browser chat
 * (the real adapter over HTTP). `restart` is what a restart of the process is.
 */
import '../../src/preload.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { FakeDiscord } from '@rollcall/fake-discord';
import type { FakeTelegram } from '@rollcall/fake-telegram';
import { startBot, type Bot, type BotOptions } from '../../src/bot.js';
import { loadConfig } from '../../src/config.js';
import { openFaceRecognizer } from '../../src/recognition/open-recognizer.js';
import type { PhotoCheck } from '../../src/recognition/photo-check.js';
import type { Recognizer } from '../../src/recognition/recognizer.js';
import { createStage, type Stage } from './dialogue.js';
import type { FakePlatform } from './fake-platform.js';
import { openSide, type Place, type Side } from './sides.js';

/** Built once on this machine, for all test files: models take a second each time otherwise. */
const modelsDir = join(tmpdir(), 'rollcall-test-models');

/** One engine for all dialogues of a test file. */
let faceEngine: Recognizer | undefined;
export function faceRecognizer(): Recognizer {
  return (faceEngine ??= openFaceRecognizer({ threads: 2, thresholdShift: 0, modelsDir }));
}
afterAll(() => faceEngine?.close());

/** Where dialogues that are for every platform are played. */
export const everywhere = ['memory', 'web', 'telegram', 'discord'] as const satisfies Place[];

export interface RealStage extends Stage {
  bot: Bot;
  /** The injected clock, milliseconds UTC: tests move it. */
  clock: { time: number };
  /** Only on the platform in memory. */
  platform: FakePlatform;
  /** Only on Telegram. */
  server: FakeTelegram;
  /** Only on Discord. */
  discord: FakeDiscord;
  /** What the bot logged: level, details and message. */
  logged: [level: string, details: object, message: string][];
  /** With another engine, where one is given. */
  restart(engine?: Recognizer): Promise<void>;
  close(): Promise<void>;
}

export interface RealStageOptions {
  on?: Place;
  recognizer?: Recognizer;
  photoCheck?: PhotoCheck;
  env?: Record<string, string>;
  /** Between two tries of an event; as long as it is with people unless told otherwise. */
  wait?: BotOptions['wait'];
}

export async function startStage({ on = 'memory', ...options }: RealStageOptions = {}): Promise<RealStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-'));
  const config = loadConfig({ DATA_DIR: dataDir, TIME_ZONE: 'Europe/Berlin', ...options.env });
  let recognizer = options.recognizer ?? faceRecognizer();
  const clock = { time: Date.UTC(2026, 10, 23, 8, 0) };
  const now = () => clock.time;
  const failures: unknown[] = [];
  const logged: RealStage['logged'] = [];
  const log = {
    info: (details: object, message: string) => void logged.push(['info', details, message]),
    warn: (details: object, message: string) => void logged.push(['warn', details, message]),
    error(details: object, message: string) {
      logged.push(['error', details, message]);
      failures.push('err' in details ? details.err : details);
    },
  };
  const side: Side = await openSide(on, { now, log });
  const start = async (): Promise<Bot> => {
    const started: Bot = await startBot({
      config,
      platforms: [side.platform((event, held) => started.receive(event, held))],
      // The engine outlives a restart of the bot: it has no state that matters.
      recognizer: { ...recognizer, close: () => Promise.resolve() },
      ...(options.photoCheck && { photoCheck: options.photoCheck }),
      log,
      now,
      ...(options.wait && { wait: options.wait }),
    });
    await side.begin();
    return started;
  };
  let bot = await start();
  const stage = createStage({
    ground: side.ground,
    async answered() {
      await bot.idle();
      // A bug is answered politely; a test wants to know what it was.
      const [failure] = failures.splice(0);
      if (failure) throw new Error('the bot logged a bug', { cause: failure });
    },
  });
  return {
    ...stage,
    get bot() {
      return bot;
    },
    clock,
    logged,
    get platform() {
      return side.only('memory');
    },
    get server() {
      return side.only('telegram');
    },
    get discord() {
      return side.only('discord');
    },
    async restart(engine = recognizer) {
      recognizer = engine;
      await side.end();
      await bot.stop(0);
      bot = await start();
      await bot.idle();
    },
    async close() {
      await side.end();
      await bot.stop(1000);
      await side.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
