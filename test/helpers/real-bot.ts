/**
 * The real bot for dialogues: the real app over a real SQLite file in a folder of its own, with the real face engine (or
 * another one), on a platform in memory. `restart` is what a restart of the process is.
 */
import '../../src/preload.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { startBot, type Bot } from '../../src/bot.js';
import { loadConfig } from '../../src/config.js';
import { openFaceRecognizer } from '../../src/recognition/open-recognizer.js';
import type { PhotoCheck } from '../../src/recognition/photo-check.js';
import type { Recognizer } from '../../src/recognition/recognizer.js';
import { createStage, type Stage } from './dialogue.js';
import { createFakePlatform } from './fake-platform.js';

/** Built once on this machine, for all test files: models take a second each time otherwise. */
const modelsDir = join(tmpdir(), 'rollcall-test-models');

/** One engine for all dialogues of a test file. */
let faceEngine: Recognizer | undefined;
export function faceRecognizer(): Recognizer {
  return (faceEngine ??= openFaceRecognizer({ threads: 2, thresholdShift: 0, modelsDir }));
}
afterAll(() => faceEngine?.close());

export interface RealStage extends Stage {
  bot: Bot;
  /** The injected clock, milliseconds UTC: tests move it. */
  clock: { time: number };
  /** With another engine, where one is given. */
  restart(engine?: Recognizer): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  recognizer?: Recognizer;
  photoCheck?: PhotoCheck;
  env?: Record<string, string>;
}

export async function startStage(options: StageOptions = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-'));
  const config = loadConfig({ DATA_DIR: dataDir, TIME_ZONE: 'Europe/Berlin', ...options.env });
  let recognizer = options.recognizer ?? faceRecognizer();
  const platform = createFakePlatform();
  const clock = { time: Date.UTC(2026, 10, 23, 8, 0) };
  const failures: unknown[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (details: object) => void failures.push(details),
  };
  const start = () =>
    startBot({
      config,
      platforms: [platform],
      // The engine outlives a restart of the bot: it has no state that matters.
      recognizer: { ...recognizer, close: () => Promise.resolve() },
      ...(options.photoCheck && { photoCheck: options.photoCheck }),
      log,
      now: () => clock.time,
    });
  let bot = await start();
  const stage = createStage(
    platform,
    async (event) => {
      await bot.receive(event);
      await bot.idle();
      // A bug is answered politely; a test wants to know what it was.
      const [failure] = failures.splice(0);
      if (failure) throw new Error('the bot logged a bug', { cause: failure });
    },
    { now: () => clock.time },
  );
  const real: RealStage = {
    ...stage,
    get bot() {
      return bot;
    },
    clock,
    async restart(engine = recognizer) {
      recognizer = engine;
      await bot.stop(0);
      bot = await start();
      await bot.idle();
    },
    async close() {
      await bot.stop(1000);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return real;
}
