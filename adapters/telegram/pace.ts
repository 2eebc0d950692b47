/**
 * Telegram's limits of what a bot sends, kept before it refuses: about one message a second in a chat, 20 a
 * minute in a group (edits count), 30 a second over all.
 */
import { createKeyedQueue } from '../../src/keyed-queue.js';

/** At most `count` in any stretch of `ms` milliseconds. */
export interface Limit {
  count: number;
  ms: number;
}

export interface PaceLimits {
  overall: Limit;
  chat: Limit;
  group: Limit;
}

/** Some seconds may be livelier than the average in a chat; the rest is Telegram's own figures with a margin. */
export const telegramLimits: PaceLimits = {
  overall: { count: 25, ms: 1000 },
  chat: { count: 4, ms: 4000 },
  group: { count: 19, ms: 60_000 },
};

/** For a test server, which has none. */
export const noLimits: PaceLimits = {
  overall: { count: 1, ms: 0 },
  chat: { count: 1, ms: 0 },
  group: { count: 1, ms: 0 },
};

export interface Pace {
  /** Resolves when the next call to this chat may be made; callers of one chat come in their order. */
  turn(chat: number): Promise<void>;
  /** Nothing goes to this chat for so long: Telegram asked for it. */
  hold(chat: number, ms: number): void;
}

/** When the last calls of one kind were made: of these only the latest `count` matter. */
type Window = number[];

/** `now` in milliseconds of a clock that is never set back, as the wall clock may be; `wait` resolves after so many. */
export function createPace(limits: PaceLimits, now: () => number, wait: (ms: number) => Promise<unknown>): Pace {
  const overall: Window = [];
  const chats = new Map<number, Window>();
  const heldUntil = new Map<number, number>();
  const turns = createKeyedQueue<number>();

  function windowOf(chat: number): Window {
    const window = chats.get(chat) ?? [];
    chats.set(chat, window);
    return window;
  }

  /** The first moment, from `at` on, at which one more fits. */
  function fits(window: Window, { count, ms }: Limit, at: number): number {
    const oldest = window.at(-count);
    return oldest === undefined ? at : Math.max(at, oldest + ms);
  }

  function note(window: Window, moment: number, keep: number): void {
    window.push(moment);
    window.splice(0, window.length - keep);
  }

  async function until(moment: number): Promise<void> {
    if (moment > now()) await wait(moment - now());
  }

  function tidy(at: number): void {
    for (const [chat, window] of chats) if ((window.at(-1) ?? 0) < at - limits.group.ms) chats.delete(chat);
    for (const [chat, until] of heldUntil) if (until < at) heldUntil.delete(chat);
  }

  /** One call of a chat after the other: each is counted at the moment it is made, however long it waited for others. */
  async function next(chat: number): Promise<void> {
    const own = chat < 0 ? [limits.chat, limits.group] : [limits.chat];
    const from = Math.max(now(), heldUntil.get(chat) ?? 0);
    await until(own.reduce((at, limit) => fits(windowOf(chat), limit, at), from));
    // Only now: a chat that waits for a minute must not push everybody else back.
    const together = fits(overall, limits.overall, Math.max(now(), overall.at(-1) ?? 0));
    note(overall, together, limits.overall.count);
    await until(together);
    note(windowOf(chat), now(), Math.max(limits.chat.count, limits.group.count));
  }

  return {
    turn(chat) {
      tidy(now());
      return turns.run(chat, () => next(chat));
    },
    hold: (chat, ms) => void heldUntil.set(chat, now() + ms),
  };
}
