/** A platform in memory: it remembers what the bot said, who may see it, and the photos that people sent. */
import type { Incoming } from '../../src/chat/event.js';
import type { Platform } from '../../src/chat/platforms.js';
import type { Destination, Sign } from '../../src/chat/ports.js';
import { UserError } from '../../src/errors.js';
import type { Said } from './ground.js';

export interface FakePlatform extends Platform {
  said: Said[];
  toasts: { account: string; text: string; start?: string; at: number }[];
  signs: { message: string; sign: Sign }[];
  /** Ids of events that were handled, as the bot said. */
  settled: string[];
  /** `{chat} {account}` of those who are known not to be there. */
  absent: Set<string>;
  admins: Set<string>;
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
  const said: Said[] = [];
  const toasts: FakePlatform['toasts'] = [];
  const signs: FakePlatform['signs'] = [];
  const settled: string[] = [];
  const admins = new Set<string>();
  const absent = new Set<string>();
  return {
    name,
    said,
    toasts,
    signs,
    settled,
    absent,
    admins,
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
        Object.assign(found, { buttons: [], ...reply }, { at: next() });
        return Promise.resolve();
      },
      toast: (press, text, start) => {
        toasts.push({ account: press.sender.account, text, ...(start && { start }), at: next() });
        return Promise.resolve();
      },
      settle: ({ id }) => {
        settled.push(id);
        return Promise.resolve();
      },
      sign: ({ message }, sign) => {
        signs.push({ message, sign });
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
    rights: {
      isAdmin: (chat, account) => Promise.resolve(admins.has(`${chat} ${account}`)),
      isIn: (chat, account) => Promise.resolve(!absent.has(`${chat} ${account}`)),
      hasAdmins: (chat) => Promise.resolve([...admins].some((admin) => admin.startsWith(`${chat} `))),
    },
  };
}

export type Deliver = (event: Incoming) => Promise<void>;
