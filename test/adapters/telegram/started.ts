/** A started Telegram adapter at a fake Bot API server, with a bot that only writes down what it receives. */
import { commands } from '../../../src/stories/every-story.js';
import { inspect } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import {
  createTelegramAdapter,
  type TelegramAdapter,
  type TelegramAdapterOptions,
} from '../../../adapters/telegram/telegram-adapter.js';
import { createFakeTelegram, type FakeTelegramOptions, type FakeTelegram } from '@rollcall/fake-telegram';
import type { Incoming } from '../../../src/chat/event.js';
import { noLimits } from '../../../adapters/telegram/pace.js';

export interface Started {
  server: FakeTelegram;
  adapter: TelegramAdapter;
  /** What the bot received, in order. */
  events: Incoming[];
  /** Everything that was logged, with all that it holds. */
  log: () => string;
  /** Starts one more, as a restart of the bot would. */
  again: (options?: Partial<TelegramAdapterOptions>) => Promise<TelegramAdapter>;
}

/** A fake server that is held to its rules, and ends with the test. */
export async function openServer(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const server = await createFakeTelegram(options);
  onTestFinished(async () => {
    await server.close();
    expect(server.violations).toEqual([]);
  });
  return server;
}

export const time = Date.parse('2026-11-23T08:00:00Z');

/** `server`: options of the server, or one that is there. */
export async function startTelegram({
  server: given,
  ...options
}: Partial<TelegramAdapterOptions> & { server?: FakeTelegramOptions | FakeTelegram } = {}): Promise<Started> {
  const server = given && 'token' in given ? given : await openServer({ now: () => time, ...given });
  const events: Incoming[] = [];
  const logged: unknown[] = [];
  const note = (...entry: unknown[]) => void logged.push(entry);

  async function again(more: Partial<TelegramAdapterOptions> = {}): Promise<TelegramAdapter> {
    const adapter = createTelegramAdapter({
      token: server.token,
      apiRoot: server.url,
      profiles: [],
      commands: commands.map(({ name }) => name),
      inDirect: 'I have answered in our direct chat.',
      log: { info: note, warn: note, error: note },
      limits: noLimits,
      now: () => time,
      ...options,
      ...more,
      receive: async (event, held) => {
        await (more.receive ?? options.receive)?.(event, held);
        events.push(event);
      },
    });
    onTestFinished(() => adapter.stop());
    await adapter.start();
    return adapter;
  }

  const adapter = await again();
  return { server, adapter, events, log: () => inspect(logged, { depth: 20 }), again };
}

/** Milliseconds; it fails a test on a busy machine, and measures nothing. */
const patience = 20_000;

/** Resolves with what `find` finds, as soon as it finds something other than undefined and false. */
export async function until<T>(find: () => T | undefined | false): Promise<T> {
  for (const end = Date.now() + patience; ;) {
    const found = find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${find.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** What the bot received, once it is so many events. */
export function received({ events }: Started, count: number): Promise<Incoming[]> {
  return until(() => events.length >= count && events);
}
