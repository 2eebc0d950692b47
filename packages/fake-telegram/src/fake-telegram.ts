/**
 * A Bot API server for tests: what a real bot talks to over HTTP in place of api.telegram.org, as strict as that is.
 *
 *     const server = await createFakeTelegram();
 *     const bot = new Telegraf(server.token, { telegram: { apiRoot: server.url } });
 *     const ann = server.person('Ann Example');
 *     const group = server.group('Class 5b', { admins: [ann] });
 *     await ann.in(group).says('/open');
 *     server.messages(group).at(-1)?.text;
 *
 * What the bot did is in `calls`, `messages`, `toasts` and `actions`; `until` waits for it.
 */
import type { AddressInfo } from 'node:net';
import { createCast, type Cast } from './cast.js';
import { createFailures, createRandom, type Failures } from './failures.js';
import { createFileShelf, type FileShelf } from './file-shelf.js';
import { createListener } from './listener.js';
import type { Inside } from './method.js';
import { runMethod } from './methods.js';
import { createProfile, type Profile } from './profile-methods.js';
import { createRateLimits } from './rate-limits.js';
import { createLog, seenIn, type Log, type Seen } from './record.js';
import { createChanges, type Until } from './until.js';
import { createUpdateQueue } from './update-queue.js';
import { createWebhook, type Webhook } from './webhook.js';
import { asText } from './json.js';
import type { WireUpdate, WireUser } from './wire.js';
import { createWorld, type Chat } from './world.js';

export interface FakeTelegramOptions {
  /** Milliseconds UTC. */
  now?: () => number;
  botName?: string;
  username?: string;
  /** Whether BotFather's privacy mode is on, as it is for a new bot. */
  privacy?: boolean;
  /** Answers 429 beyond Telegram's limits. */
  limits?: boolean;
  /** Milliseconds between attempts at the webhook. */
  webhookRetryMs?: number;
  /** 0 for a free port. */
  port?: number;
}

export interface FakeTelegram extends Cast, Log, Pick<Failures, 'fail' | 'failByChance'> {
  /** To be given to the bot as its API root. */
  url: string;
  token: string;
  bot: WireUser & { username: string };
  profile: Profile;
  webhook: Pick<Webhook, 'current' | 'route' | 'attempts' | 'lastError'>;
  files: Pick<FileShelf, 'expireLinks'>;
  /** What people see in a chat now, in the order it was sent. */
  messages(chat: { id: number }): Seen[];
  /** The bot's messages that answer this one. */
  repliesTo(chat: { id: number }, messageId: number): Seen[];
  /** Every update so far, delivered or not. */
  updates: readonly WireUpdate[];
  /** How many of them wait for the bot. */
  pendingUpdates(): number;
  /** Once more, whatever the bot has confirmed. */
  redeliver(updateId: number): void;
  /** Each update from now on comes twice with this chance, from 0 to 1. */
  duplicateByChance(chances: { seed: number; rate: number } | undefined): void;
  /** How many updates came twice by chance so far. */
  duplicated(): number;
  /** From now on answers to presses so far come too late. */
  agePresses(): void;
  /** Switches privacy mode; groups keep what was in force until the bot is removed and added again. */
  setPrivacy(on: boolean): void;
  /** Opens again after the bot called close or logOut. */
  reopen(): void;
  /** Nothing goes wrong any more. */
  heal(): void;
  /** Calls back on every change, until it is told to stop by the returned function. */
  watch(listener: () => void): () => void;
  /** Waits until something is the case. Rejects, with `what`, when it does not happen in time. */
  until: Until;
  /** Ends every connection and every wait. */
  close(): Promise<void>;
}

/** Resolves when it listens, on 127.0.0.1. */
export async function createFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const { now = Date.now, botName = 'Test Bot', username = 'test_bot', privacy = true, webhookRetryMs = 50 } = options;
  const bot = { id: 7000000001, is_bot: true, first_name: botName, username };
  const token = `${bot.id}:AAtest-token-of-nobody-0123456789abcdef`;
  const world = createWorld(bot, now);
  const log = createLog();
  const failures = createFailures();
  const { changed, until, watch, close: endWaits } = createChanges();
  const queue = createUpdateQueue(500_000_001);
  const webhook = createWebhook({
    queue,
    seconds: () => world.seconds(),
    retryMs: webhookRetryMs,
    changed,
    onReply(method, params) {
      log.violations.push(`${method}: called as the answer to an update`);
      const texts = new Map(Object.entries(params).map(([name, value]) => [name, asText(value)]));
      runMethod({ method, params: texts, files: new Map() }, inside)
        .catch((error: unknown) =>
          log.violations.push(`${method}: refused as the answer to an update: ${String(error)}`),
        )
        .finally(changed);
    },
  });
  const inside: Inside = {
    world,
    files: createFileShelf(now),
    queue,
    webhook,
    presses: new Map(),
    profile: createProfile(),
    log,
    settings: { privacy },
  };
  const limits = options.limits === true ? createRateLimits(now) : undefined;
  const http = createListener({ token, inside, failures, limits, changed });
  queue.onNews(changed);
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this shape.
  const { port } = http.address() as AddressInfo;
  const chatOf = (id: number): Chat => {
    const account = world.accounts.get(id);
    const chat = account ? world.directChat(account) : world.chats.get(id);
    if (!chat) throw new Error(`no chat ${id}`);
    return chat;
  };

  return {
    ...createCast(inside),
    ...log,
    fail: (fault) => failures.fail(fault),
    failByChance: (chances) => failures.failByChance(chances),
    heal: () => failures.clear(),
    url: `http://127.0.0.1:${port}`,
    token,
    bot,
    profile: inside.profile,
    webhook,
    files: inside.files,
    messages: ({ id }) => seenIn(chatOf(id), inside.files),
    repliesTo: ({ id }, messageId) =>
      seenIn(chatOf(id), inside.files).filter(({ byBot, replyTo }) => byBot && replyTo === messageId),
    updates: queue.all,
    pendingUpdates: () => queue.pending().length,
    redeliver: (updateId) => queue.redeliver(updateId),
    duplicated: () => queue.duplicated(),
    duplicateByChance(chances) {
      const random = createRandom(chances?.seed ?? 0);
      queue.duplicate(chances && (() => random() < chances.rate));
    },
    agePresses: () => inside.presses.forEach((press) => (press.old = true)),
    setPrivacy: (on) => void (inside.settings.privacy = on),
    reopen() {
      delete inside.settings.down;
    },
    until,
    watch,
    async close() {
      endWaits();
      await webhook.remove();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  };
}
