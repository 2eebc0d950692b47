/** Platforms for the real bot in tests: each gives the bot its adapter, and people their ground. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeDiscord } from '@rollcall/fake-discord';
import { createFakeTelegram, type FakeTelegram } from '@rollcall/fake-telegram';
import type { TelegramAdapter } from '../../adapters/telegram/telegram-adapter.js';
import { createWebAdapter, type WebAdapter } from '../../adapters/web/web-adapter.js';
import type { Log, Receive } from '../../src/chat/ports.js';
import type { Platform } from '../../src/chat/platforms.js';
import { UserError } from '../../src/errors.js';
import { telegramAt } from '../../src/cli/play/adapters.js';
import { openDiscordSide } from './discord-side.js';
import { createFakePlatform, type FakePlatform } from './fake-platform.js';
import type { Ground } from './ground.js';
import { createMemoryGround } from './grounds/memory.js';
import { createTelegramGround } from './grounds/telegram.js';
import { createWebGround } from './grounds/web.js';

interface Places {
  memory: FakePlatform;
  web: undefined;
  telegram: FakeTelegram;
  discord: FakeDiscord;
}
export type Place = keyof Places;

/** From a start of the bot to its end, any number of times, and people who outlive that. */
export interface Side {
  ground: Ground;
  /** For a bot that starts: what people say from `begin` on goes to `receive`. */
  platform(receive: Receive): Platform;
  begin(): Promise<void>;
  end(): Promise<void>;
  close(): Promise<void>;
  /** What is behind the ground. Throws where it is another place. */
  only<P extends Place>(place: P): Places[P];
}

export interface Surroundings {
  now: () => number;
  log: Log;
}

export function openSide(place: Place, surroundings: Surroundings): Promise<Side> {
  return { memory: openMemory, web: openWeb, telegram: openTelegram, discord: openDiscord }[place](surroundings);
}

const nothing = (): Promise<void> => Promise.resolve();

function onlyHere<P extends Place>(here: P, behind: Places[P]): Side['only'] {
  return (place) => {
    const [wanted, there]: Place[] = [place, here];
    if (wanted !== there) throw new Error(`this is not played on ${place}`);
    // The place was compared, which the type system cannot follow.
    return behind as never;
  };
}

function openMemory({ now }: Surroundings): Promise<Side> {
  const platform = createFakePlatform();
  let receive: Receive = () => Promise.reject(new Error('there is no bot'));
  return Promise.resolve({
    ground: createMemoryGround(platform, (event) => receive(event), { now }),
    platform(to) {
      receive = to;
      return platform;
    },
    begin: nothing,
    end: nothing,
    close: nothing,
    only: onlyHere('memory', platform),
  });
}

/** As many as speak in one test. */
const people: [string, ...string[]] = ['Ms Rivera'];
/** Bytes of one photo. */
const maxBytes = 25_000_000;

async function openWeb({ now, log }: Surroundings): Promise<Side> {
  // Nobody looks at it here.
  const page = await mkdtemp(join(tmpdir(), 'rollcall-page-'));
  for (const name of ['index.html', 'main.js']) await writeFile(join(page, name), '');
  const ground = createWebGround();
  let adapter: WebAdapter | undefined;
  const files = { fetch: () => Promise.reject(new UserError('photo.gone')) };
  return {
    ground,
    platform(receive) {
      const options = { host: '127.0.0.1', port: 0, maxBytes, commands: [], people, page, log, now };
      adapter = createWebAdapter({ ...options, receive });
      return { name: 'web', messenger: adapter.messenger, rights: adapter.rights, places: adapter.places, files };
    },
    begin: async () => ground.open((await adapter?.start()) ?? ''),
    async end() {
      ground.close();
      await adapter?.stop();
    },
    close: () => rm(page, { recursive: true }),
    only: onlyHere('web', undefined),
  };
}

async function openDiscord(surroundings: Surroundings): Promise<Side> {
  const { discord, ...side } = await openDiscordSide(surroundings);
  return { ...side, only: onlyHere('discord', discord) };
}

async function openTelegram({ now, log }: Surroundings): Promise<Side> {
  const server = await createFakeTelegram({ now });
  let adapter: TelegramAdapter | undefined;
  return {
    ground: createTelegramGround(server),
    platform(receive) {
      const { token, url: apiRoot } = server;
      adapter = telegramAt({ token, apiRoot }, { receive, language: 'en', log, now });
      return adapter.platform;
    },
    async begin() {
      await adapter?.start();
    },
    async end() {
      await adapter?.stop();
    },
    async close() {
      await server.close();
      // Held wherever a bot speaks to it.
      if (server.violations.length > 0)
        throw new Error(`the bot did what nobody should: ${server.violations.join('; ')}`);
    },
    only: onlyHere('telegram', server),
  };
}
