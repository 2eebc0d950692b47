/**
 * The people whom the visitor can speak as, and the chats. In memory only; the ids are made of the names, so that the bot
 * knows both again after a restart, and a page that is still open tells the names again.
 */
import type { AccountId, ChatId } from '../../src/chat/event.js';
import type { WireChat, WirePerson } from './wire.js';
import { createHash } from 'node:crypto';

export interface Directory {
  /** The first person: administrator of every group. */
  readonly host: WirePerson;
  people(): WirePerson[];
  chats(): WireChat[];
  person(account: AccountId): WirePerson | undefined;
  /** Also one that only the bot remembers: it is made from its id. Undefined when it is no chat of this platform. */
  chat(id: ChatId): WireChat | undefined;
  /** The group of this title, where there is one; upper and lower case are the same. */
  group(title: string): { chat: ChatId; title: string } | undefined;
  /** The same name is the same person. Undefined when there is no room, or nothing to call the person by. */
  addPerson(name: string): WirePerson | undefined;
  addGroup(title: string): WireChat | undefined;
}

/** The direct chat of an account with the bot. */
export function directChatOf(account: AccountId): ChatId {
  return `web:direct-${account.slice('web:'.length)}`;
}

/** `added` hears of everybody and everything new, in an order in which a person comes before their chat. */
export function createDirectory(options: {
  people: readonly string[];
  group: string;
  limits: { people: number; groups: number; name: number };
  added: (what: { person: WirePerson } | { chat: WireChat }) => void;
}): Directory {
  const { limits, added } = options;
  const people = new Map<AccountId, WirePerson>();
  const chats = new Map<ChatId, WireChat>();

  function keepPerson(slug: string, name: string): WirePerson | undefined {
    const account = `web:${slug}`;
    const before = people.get(account);
    if (before?.name === name) return before;
    if (before === undefined && people.size >= limits.people) return undefined;
    const person = { account, name, host: before?.host ?? people.size === 0 };
    people.set(account, person);
    added({ person });
    keepChat({ id: directChatOf(account), kind: 'direct', title: name, account });
    return person;
  }

  function keepChat(chat: WireChat): WireChat {
    chats.set(chat.id, chat);
    added({ chat });
    return chat;
  }

  function keepGroup(slug: string, title: string): WireChat | undefined {
    const id = `web:class-${slug}`;
    const before = chats.get(id);
    if (before?.title === title) return before;
    const groups = [...chats.values()].filter((chat) => chat.kind === 'group').length;
    if (before === undefined && groups >= limits.groups) return undefined;
    return keepChat({ id, kind: 'group', title });
  }

  function called<T>(name: string, keep: (slug: string, name: string) => T | undefined): T | undefined {
    const tidy = tidyName(name);
    return tidy === '' || tidy.length > limits.name ? undefined : keep(slugOf(tidy), tidy);
  }

  for (const name of options.people) called(name, keepPerson);
  called(options.group, keepGroup);
  const host = [...people.values()][0];
  if (host === undefined) throw new Error('the browser chat needs at least one person');

  return {
    host,
    people: () => [...people.values()],
    chats: () => [...chats.values()],
    person: (account) => people.get(account),
    chat(id) {
      const known = chats.get(id);
      if (known !== undefined) return known;
      const [, kind, slug = ''] = /^web:(direct|class)-([a-z0-9-]{1,60})$/.exec(id) ?? [];
      if (kind === 'class') return keepGroup(slug, nameFromSlug(slug));
      return kind === 'direct' && keepPerson(slug, nameFromSlug(slug)) !== undefined ? chats.get(id) : undefined;
    },
    group(title) {
      // A command's words are apart at their spaces: `#our-class` means “Our class” as well.
      const ids = [slugOf(title), title.toLowerCase()].map((slug) => `web:class-${slug}`);
      const found = [...chats.values()].find(({ id }) => ids.includes(id));
      return found && { chat: found.id, title: found.title };
    },
    addPerson: (name) => called(name, keepPerson),
    addGroup: (title) => called(title, keepGroup),
  };
}

// Names become ids that are the same after every restart, because the bot remembers people by them.

/**
 * `Ms Rivera` -> `ms-rivera`. Where letters are lost on the way (`José`, `李明`), a piece of a hash keeps different names
 * apart: `jose-1f0a9c`.
 */
export function slugOf(name: string): string {
  const tidy = tidyName(name).toLowerCase();
  const plain = tidy
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  if (plain.replaceAll('-', ' ') === tidy) return plain;
  const hash = createHash('sha256').update(tidy).digest('hex').slice(0, 6);
  return plain === '' ? hash : `${plain}-${hash}`;
}

/** Those that turn the direction of text around, and the byte order mark: they make a name look like another. */
const deceiving = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** One line, single spaces, nothing invisible that deceives. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(deceiving, ' ').replace(/\s+/g, ' ').trim();
}

/** `ms-rivera` -> `Ms Rivera`: a name to show until the page tells the right one. */
export function nameFromSlug(slug: string): string {
  return slug
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}
