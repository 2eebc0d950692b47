/** A platform in memory: it remembers what the bot said, who may see it, and the photos that people sent. */
import type { Incoming } from '../../src/chat/event.js';
import type { Platform } from '../../src/chat/platforms.js';
import type { Destination } from '../../src/chat/ports.js';
import type { Reply } from '../../src/chat/reply.js';
import { UserError } from '../../src/errors.js';

export interface Said extends Reply {
  chat: string;
  id: string;
  only?: string;
  /** What the bot sent or edited, in order over all chats: an edit is heard anew. */
  at: number;
}

export interface FakePlatform extends Platform {
  said: Said[];
  toasts: { account: string; text: string; at: number }[];
  admins: Set<string>;
  /** Chats by the names that people call them by: `@daily`. */
  channels: Map<string, { chat: string; title: string }>;
  /** A ref under which `files` will find these bytes. */
  keep(bytes: Uint8Array): string;
  lose(ref: string): void;
  next(): number;
}

export function createFakePlatform(name = 'fake'): FakePlatform {
  let clock = 0;
  const next = () => ++clock;
  const photos = new Map<string, Uint8Array>();
  const keys = new Map<string, string>();
  const said: Said[] = [];
  const toasts: FakePlatform['toasts'] = [];
  const admins = new Set<string>();
  const channels: FakePlatform['channels'] = new Map();
  return {
    name,
    said,
    toasts,
    admins,
    channels,
    next,
    keep(bytes) {
      const ref = `${name}:photo-${next()}`;
      photos.set(ref, bytes);
      return ref;
    },
    lose: (ref) => void photos.delete(ref),
    messenger: {
      send: (to: Destination, reply, key) => {
        const known = keys.get(key);
        if (known !== undefined) return Promise.resolve(known);
        const message = `m${next()}`;
        keys.set(key, message);
        said.push({
          ...reply,
          chat: to.chat,
          id: message,
          at: next(),
          ...(to.only !== undefined && { only: to.only }),
        });
        return Promise.resolve(message);
      },
      edit: (to, message, reply) => {
        const found = said.find((one) => one.chat === to.chat && one.id === message);
        if (!found) throw new Error(`no message ${message} in ${to.chat}`);
        Object.assign(found, reply, { at: next() });
        return Promise.resolve();
      },
      toast: (press, text) => {
        toasts.push({ account: press.sender.account, text, at: next() });
        return Promise.resolve();
      },
      working: () => () => undefined,
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
      hasAdmins: (chat) => Promise.resolve([...admins].some((admin) => admin.startsWith(`${chat} `))),
    },
  };
}

export type Deliver = (event: Incoming) => Promise<void>;
