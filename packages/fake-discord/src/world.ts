/** The fake Discord's state and clock, shared by its REST server, its gateway and the people of a test. */
import { ApplicationFlags, Locale, type APIUser } from 'discord-api-types/v10';
import { bitfield } from './bits.js';
import { createSnowflakes } from './snowflakes.js';
import type { Call, Commands, Dispatch, Interaction } from './record.js';
import type { Account, Attachment, Channel, Guild, Message } from './state.js';

/** Which privileged intents the application was granted in the developer portal. */
export interface Privileges {
  messageContent: boolean;
  members: boolean;
  presences: boolean;
}

export interface World {
  now(): number;
  nextId(): string;
  /** 1, 2, 3, …: the order of what is shown, however the clock stands. */
  nextOrder(): number;
  token: string;
  bot: APIUser;
  privileges: Privileges;
  /** `http://127.0.0.1:port`, once it listens. */
  origin: string;
  /** Milliseconds until an attachment's address expires; on Discord a day. */
  attachmentLifetime: number;
  /** Bytes; 10 MiB unless the guild is boosted. */
  attachmentLimit: number;
  accounts: Map<string, Account>;
  guilds: Map<string, Guild>;
  channels: Map<string, Channel>;
  attachments: Map<string, Attachment>;
  interactions: Interaction[];
  commands: Commands;
  calls: Call[];
  /** What Discord would tolerate but a well-behaved bot does not do. */
  violations: string[];
  /** Sends an event to the bot as far as its intents and permissions go. Whether the bot was reachable. */
  tell(event: Dispatch): boolean;
  /** Calls back on every change until it is told to stop by the returned function. */
  watch(listener: () => void): () => void;
  changed(): void;
}

export interface WorldOptions {
  now?: () => number;
  token?: string;
  botName?: string;
  privileges?: Partial<Privileges>;
  attachmentLimit?: number;
  attachmentLifetime?: number;
}

const mebibyte = 1024 * 1024;
const day = 24 * 60 * 60 * 1000;

export function createWorld(options: WorldOptions = {}): World {
  const now = options.now ?? Date.now;
  const nextId = createSnowflakes(now);
  const listeners = new Set<() => void>();
  let order = 0;
  const bot = createUser(nextId(), options.botName ?? 'Test Bot', true);
  return {
    now,
    nextId,
    nextOrder: () => ++order,
    token: options.token ?? `${Buffer.from(bot.id).toString('base64url')}.Ftest0.fake-token-of-no-application`,
    bot,
    privileges: { messageContent: false, members: false, presences: false, ...options.privileges },
    origin: '',
    attachmentLifetime: options.attachmentLifetime ?? day,
    attachmentLimit: options.attachmentLimit ?? 10 * mebibyte,
    accounts: new Map([[bot.id, { user: bot, locale: Locale.EnglishUS, dmsOpen: false }]]),
    guilds: new Map(),
    channels: new Map(),
    attachments: new Map(),
    interactions: [],
    commands: { global: [], guild: new Map(), puts: [] },
    calls: [],
    violations: [],
    tell: () => false,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed: () => [...listeners].forEach((listener) => listener()),
  };
}

/** A user as Discord describes one; `username` is derived from the display name. */
export function createUser(id: string, name: string, bot = false): APIUser {
  const username = name.toLowerCase().replaceAll(/[^\p{L}\p{N}_.]+/gu, '_');
  return {
    id,
    username,
    discriminator: bot ? '0001' : '0',
    global_name: bot ? null : name,
    avatar: null,
    ...(bot && { username: name, bot: true }),
  };
}

/** The application's flags: what the portal's switches look like to the bot (the `_LIMITED` ones: an unverified app). */
export function applicationFlags({ privileges }: World): ApplicationFlags {
  const bits =
    (privileges.messageContent ? ApplicationFlags.GatewayMessageContentLimited : 0) |
    (privileges.members ? ApplicationFlags.GatewayGuildMembersLimited : 0) |
    (privileges.presences ? ApplicationFlags.GatewayPresenceLimited : 0);
  return bitfield(ApplicationFlags, bits);
}

/** A message by its channel and id; ephemeral ones are kept there too, for those who may see them. */
export function findMessage(world: World, channel: string, id: string): Message | undefined {
  return world.channels.get(channel)?.messages.get(id);
}

/** What must be there because the fake itself put it there. */
export function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the fake Discord lost ${what}`);
  return value;
}
