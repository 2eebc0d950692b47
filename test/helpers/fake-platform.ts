/** A platform in memory: it remembers what the bot said, who may see it, and the photos that people sent. */
import type { Incoming } from '../../src/chat/event.js';
import type { Platform } from '../../src/chat/platforms.js';
import type { Destination, Reaction } from '../../src/chat/ports.js';
import { AdapterError, UserError } from '../../src/errors.js';
import type { Said } from './ground.js';

/** A message of the bot's, and how it was placed in its chat. */
export interface FakeSaid extends Said, Pick<Destination, 'thread' | 'replyTo' | 'via'> {}

export interface FakePlatform extends Platform {
  said: FakeSaid[];
  toasts: { account: string; text: string; start?: string; at: number }[];
  signs: { message: string; sign: Reaction }[];
  /** Where the bot showed that it is at work, and whether it still does. */
  workings: { to: Destination; on: boolean }[];
  /** Ids of events that were handled, as the bot said. */
  settled: string[];
  /** Accounts that a message to them alone does not reach: they never spoke to the bot, or blocked it. */
  unreachable: Set<string>;
  /** `{chat} {account}` of those who are known not to be there. */
  absent: Set<string>;
  admins: Set<string>;
  /** Chats by the names that people call them by: `@daily`. */
  channels: Map<string, { chat: string; title: string }>;
  /** A ref under which `files` will find these bytes. */
  keep(bytes: Uint8Array): string;
  lose(ref: string): void;
  loseAll(): void;
  next(): number;
}

export function createFakePlatform(name = 'fake'): FakePlatform {
  let clock = 0;
  const next = () => ++clock;
  const photos = new Map<string, Uint8Array>();
  const keys = new Map<string, string>();
  const said: FakeSaid[] = [];
  const toasts: FakePlatform['toasts'] = [];
  const signs: FakePlatform['signs'] = [];
  const workings: FakePlatform['workings'] = [];
  const settled: string[] = [];
  const unreachable = new Set<string>();
  const admins = new Set<string>();
  const absent = new Set<string>();
  const channels: FakePlatform['channels'] = new Map();
  return {
    name,
    said,
    toasts,
    signs,
    workings,
    settled,
    unreachable,
    absent,
    admins,
    channels,
    next,
    keep(bytes) {
      const ref = `${name}:photo-${next()}`;
      photos.set(ref, bytes);
      return ref;
    },
    lose: (ref) => void photos.delete(ref),
    loseAll: () => photos.clear(),
    messenger: {
      send: (to: Destination, reply, key) => {
        const known = keys.get(key);
        if (known !== undefined) return Promise.resolve(known);
        if (to.only !== undefined && unreachable.has(to.only))
          return Promise.reject(new AdapterError(name, 'forbidden'));
        const message = `m${next()}`;
        keys.set(key, message);
        said.push({ ...reply, ...to, id: message, at: next() });
        return Promise.resolve(message);
      },
      edit: (to, message, reply) => {
        const found = said.find((one) => one.chat === to.chat && one.id === message);
        if (!found) throw new Error(`no message ${message} in ${to.chat}`);
        if (to.only !== undefined && found.only !== to.only) return Promise.reject(new AdapterError(name, 'forbidden'));
        Object.assign(found, { buttons: [], ...reply }, { at: next() });
        return Promise.resolve();
      },
      notify: (press, text, start) => {
        toasts.push({ account: press.sender.account, text, ...(start && { start }), at: next() });
        return Promise.resolve();
      },
      settle: ({ id }) => {
        settled.push(id);
        return Promise.resolve();
      },
      react: ({ message }, sign) => {
        signs.push({ message, sign });
        return Promise.resolve();
      },
      working: (to) => {
        const working = { to, on: true };
        workings.push(working);
        return () => void (working.on = false);
      },
    },
    files: {
      fetch: ({ ref }) => {
        const bytes = photos.get(ref);
        if (!bytes) throw new UserError('photo.gone');
        return Promise.resolve(bytes);
      },
    },
    places: { find: (name) => Promise.resolve(channels.get(name)) },
    rights: {
      isAdmin: (chat, account) => Promise.resolve(admins.has(`${chat} ${account}`)),
      isIn: (chat, account) => Promise.resolve(!absent.has(`${chat} ${account}`)),
      hasAdmins: (chat) => Promise.resolve([...admins].some((admin) => admin.startsWith(`${chat} `))),
    },
  };
}

export type Deliver = (event: Incoming) => Promise<void>;
