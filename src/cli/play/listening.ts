/** What people hear where the player sees what chats show now: everything new in them, in order, as soon as it is there. */
import { createHash } from 'node:crypto';
import type { Attached, Deed, HeardInStory } from './ground.js';

/** What somebody sees now: a message of the bot's, or a quiet word (without a message). */
export interface ShownMessage extends Pick<HeardInStory, 'to' | 'chat' | 'private' | 'text' | 'buttons'> {
  message?: string;
  /** Counts what is sent and edited over all chats. */
  order: number;
  picture?: Attached & { alt: string };
  files: readonly Attached[];
}

export interface Listening {
  /** To be called whenever something may have changed. */
  note(): void;
  /** What was heard since this was asked the last time. */
  taken(): HeardInStory[];
  /** The newest first, as they were sent: that one of them was changed does not make it newer. */
  newestFirst<T extends { message: string }>(seen: readonly T[]): T[];
}

/** `look` gives what is shown now and was sent or edited after `order`. `now` in milliseconds UTC. */
export function createListening(look: (order: number) => ShownMessage[], now: () => number): Listening {
  /** By message: when it was first seen, and what it said last. */
  const known = new Map<string, { first: number; said: string }>();
  const heard: HeardInStory[] = [];
  let latest = 0;

  function hear({ order, picture, ...shown }: ShownMessage): void {
    const said = JSON.stringify([
      shown.text,
      shown.buttons,
      picture && digest(picture.bytes),
      shown.files.map(({ bytes }) => digest(bytes)),
    ]);
    const before = shown.message === undefined ? undefined : known.get(shown.message);
    if (shown.message !== undefined) known.set(shown.message, { first: before?.first ?? order, said });
    // An edit after which it says the same is none that anybody notices.
    if (before?.said === said) return;
    heard.push({
      ...shown,
      picture: picture && { name: picture.name, alt: picture.alt },
      edited: before !== undefined,
      at: now(),
    });
  }

  function note(): void {
    const news = look(latest).sort((a, b) => a.order - b.order);
    latest = news.at(-1)?.order ?? latest;
    news.forEach(hear);
  }

  return {
    note,
    taken() {
      note();
      return heard.splice(0);
    },
    newestFirst(seen) {
      const first = ({ message }: { message: string }): number => known.get(message)?.first ?? 0;
      return [...seen].sort((a, b) => first(b) - first(a));
    },
  };
}

/** For a platform that brings to the bot again by itself what a killed one did not take. */
export function once(act: () => Promise<string | undefined>): Deed {
  let done: Promise<string | undefined> | undefined;
  return () => (done ??= act());
}

/** A message of a chat, as the player names it: its own id may be another's in another chat. */
export const messageKey = (chat: string, id: number | string): string => `${chat} ${id}`;

export function partsOf(message: string): [chat: string, id: string] {
  const [chat = '', id = ''] = message.split(' ');
  return [chat, id];
}

/** 80 bits: no two of a story's messages share it. */
function digest(what: Uint8Array): string {
  return createHash('sha256').update(what).digest('hex').slice(0, 20);
}
