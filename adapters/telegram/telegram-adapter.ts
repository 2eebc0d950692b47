/** Telegram: the Bot API through telegraf's client. What it says becomes events, what the bot says becomes messages. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { UserFromGetMe } from 'telegraf/types';
import type { Log, Receive } from '../../src/chat/ports.js';
import type { Platform } from '../../src/chat/platforms.js';
import { AdapterError, UserError } from '../../src/errors.js';
import { createCalls } from './calls.js';
import { createTelegramFiles } from './files.js';
import { chatId } from './ids.js';
import { createReadUpdate } from './incoming/read-update.js';
import { wanted } from './incoming/translate.js';
import { knownOnce } from './known-once.js';
import { createTelegramMessenger } from './messenger.js';
import { telegramLimits, type PaceLimits } from './pace.js';
import { createTelegramPlaces } from './places.js';
import { poll } from './poll.js';
import { createPresses } from './presses.js';
import { publishProfile, type Profile } from './profile.js';
import { createReach } from './reach.js';
import { TokenRefused } from './refusals.js';
import { createTelegramRights } from './rights.js';
import { createWebhook } from './webhook.js';

export interface TelegramAdapterOptions {
  receive: Receive;
  token: string;
  /** https://api.telegram.org, or a Bot API server of one's own. */
  apiRoot: string;
  /** Without it the adapter polls. */
  webhook?: Webhook;
  /** One for each language, and one for all others. */
  profiles: readonly Profile[];
  /** Names of commands, without their slash: in a group, others are meant for other bots. */
  commands: readonly string[];
  /** Says to whoever pressed a button that the answer is in the direct chat. */
  inDirect: string;
  log: Log;
  limits?: PaceLimits;
  now?: () => number;
}

export interface Webhook {
  /** The address that Telegram is given; https. */
  url: string;
  secret: string;
  /** Where to listen; whatever ends TLS sends on to it. */
  host: string;
  port: number;
}

export interface TelegramAdapter {
  platform: Platform;
  /**
   * Begins to receive; resolves with the bot's username, or undefined where Telegram cannot be reached: it is tried on.
   * Throws UserError `telegram.token` where Telegram does not know the token, and `telegram.webhook`.
   */
  start(): Promise<string | undefined>;
  /** Receives nothing more; resolves when what was received is stored. */
  stop(): Promise<void>;
}

/** Milliseconds that a start waits for Telegram before it goes on without. */
const startPatience = 10_000;
/** Milliseconds between attempts to reach it. */
const reachEvery = 5000;

export function createTelegramAdapter(options: TelegramAdapterOptions): TelegramAdapter {
  const { receive, token, apiRoot, webhook, log } = options;
  const now = options.now ?? Date.now;
  // Nobody sets this one. A test's clock is both.
  const elapsed = options.now ?? (() => performance.now());
  const stopping = new AbortController();
  const reach = createReach();
  const limits = options.limits ?? telegramLimits;
  const calls = createCalls({
    token,
    apiRoot,
    limits,
    lost: (chat) => reach.lose(chat),
    moved: noteMove,
    stopping: stopping.signal,
  });
  const read = createReadUpdate({ reach, log, now });
  const commands = new Set(options.commands);
  const me = knownOnce<UserFromGetMe>();
  const username = async () => (await me.value).username;
  const receiving = knownOnce<true>();
  /** What nobody waits for once the bot stops. */
  const ended = { signal: stopping.signal };
  const presses = createPresses(calls, username, options.inDirect);
  let running: Promise<void> = Promise.resolve();

  async function onUpdate(update: unknown): Promise<void> {
    const event = read(update, { ...(await me.value), commands });
    if (event) await receive(event);
  }

  /** A refusal told of it, before or instead of the update that would. The same move is the same event. */
  function noteMove(fromNumber: number, toNumber: number): void {
    reach.move(fromNumber, toNumber);
    const [from, to] = [chatId(fromNumber), chatId(toNumber)];
    const chat = { id: from, kind: 'group' as const, title: '' };
    const event = {
      kind: 'moved' as const,
      id: `${from}:moved:${to}`,
      at: now(),
      chat,
      sender: { account: from, name: '' },
      to,
    };
    receive(event).catch((error: unknown) => log.error({ err: error }, 'a moved chat could not be noted'));
  }

  /** Until Telegram answers, or the bot stops. Throws UserError `telegram.token`, and what is no matter of reaching it. */
  async function reached<T>(work: () => Promise<T>): Promise<T | undefined> {
    while (!stopping.signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof TokenRefused) throw new UserError('telegram.token');
        if (!(error instanceof AdapterError)) throw error;
        log.warn({ code: error.code }, 'Telegram cannot be reached; trying on');
        await delay(reachEvery, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    return undefined;
  }

  async function publish(): Promise<void> {
    try {
      for (const profile of options.profiles) await publishProfile(calls, profile);
    } catch (error) {
      log.warn({ err: error }, 'the commands could not be published');
    }
  }

  /** Telegram does not let a bot poll that has a webhook, perhaps of an earlier setting. What waits is kept. */
  async function receiveByPolling(): Promise<void> {
    await reached(() => calls.call('deleteWebhook', { drop_pending_updates: false }, ended));
    receiving.set(true);
    await poll({ calls, receive: onUpdate, log, stopping: stopping.signal });
  }

  /** Throws UserError `telegram.webhook` where Telegram does not take the address. */
  async function receiveByWebhook({ url, secret }: Webhook): Promise<void> {
    const stopped = once(stopping.signal, 'abort');
    await reached(() => calls.call('setWebhook', { url, secret_token: secret, allowed_updates: wanted }, ended)).catch(
      (error: unknown) => {
        if (error instanceof UserError || !(error instanceof Error)) throw error;
        throw new UserError('telegram.webhook', { reason: error.message });
      },
    );
    receiving.set(true);
    if (!stopping.signal.aborted) await stopped;
  }

  /** Throws UserError `telegram.webhook`. */
  async function listen({ url, secret, host, port }: Webhook): Promise<Server> {
    const take = async (update: unknown): Promise<void> => {
      // Telegram brings it again, from one that an earlier run has set.
      if (!me.isKnown()) throw new AdapterError('telegram', 'network');
      await onUpdate(update);
    };
    const server = createWebhook({ path: new URL(url).pathname, secret, receive: take, log });
    try {
      await once(server.listen(port, host), 'listening');
      return server;
    } catch (error) {
      throw new UserError('telegram.webhook', { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  async function run(server: Server | undefined): Promise<void> {
    try {
      const known = await reached(() => calls.call('getMe', {}, { ...ended, tries: 1, patience: startPatience }));
      if (!known) return;
      me.set(known);
      void publish();
      await (webhook ? receiveByWebhook(webhook) : receiveByPolling());
    } finally {
      if (server) await new Promise((resolve) => server.close(resolve));
    }
  }

  return {
    platform: {
      name: 'telegram',
      messenger: createTelegramMessenger({ calls, reach, presses, username }),
      files: createTelegramFiles({ calls, token, apiRoot }),
      places: createTelegramPlaces(calls),
      rights: createTelegramRights(calls, reach, elapsed),
    },
    async start() {
      const server = webhook && (await listen(webhook));
      running = run(server);
      const late = delay(startPatience, undefined, { ref: false });
      // `run` ends early only by failing.
      const name = await Promise.race([receiving.value.then(username), late, running.then(() => undefined)]);
      // What fails after the start is nobody's to be thrown at.
      running.catch((error: unknown) => log.error({ err: error }, 'Telegram has stopped'));
      return name;
    },
    async stop() {
      stopping.abort();
      await running.catch(() => undefined);
    },
  };
}
