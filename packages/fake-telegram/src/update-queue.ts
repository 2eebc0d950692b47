/** Updates that wait for the bot, and getUpdates with its long polling. */
import { ApiError } from './api-error.js';
import { updateKinds, type UpdateKind, type WireUpdate } from './wire.js';

export interface Entry {
  update: WireUpdate;
  /** Updates with the same lane are delivered in order. */
  lane: number;
  /** Delivered once more although the bot has confirmed it. */
  again: boolean;
}

export interface Poll {
  offset: number;
  limit: number;
  /** Milliseconds. */
  timeoutMs: number;
}

export interface UpdateQueue {
  /** Undefined where the bot does not want this kind. */
  push(kind: UpdateKind, what: unknown, lane: number): WireUpdate | undefined;
  /** Resolves with what there is, at once or when there is something; rejects with ApiError when another poll takes over. */
  poll(poll: Poll, gone: AbortSignal): Promise<WireUpdate[]>;
  /** Ends a waiting poll. */
  interrupt(why: string): void;
  allow(kinds: readonly string[] | undefined): void;
  allowed(): string[] | undefined;
  pending(): readonly Entry[];
  done(entry: Entry): void;
  clear(): void;
  /** Every update there ever was. */
  all: WireUpdate[];
  /** Delivers it once more, whatever was confirmed. Throws when there was none of that id. */
  redeliver(updateId: number): void;
  /** Each new update comes a second time with this chance; `undefined` ends it. */
  duplicate(byChance: (() => boolean) | undefined): void;
  /** How many did so far. */
  duplicated(): number;
  /** Called whenever there is something new to deliver. */
  onNews(listener: () => void): void;
}

/** The real server waits a moment for more before it ends a poll, in milliseconds. */
const gatherMs = 2;

export function createUpdateQueue(firstId: number): UpdateQueue {
  let entries: Entry[] = [];
  let kinds: readonly string[] | undefined;
  let nextId = firstId;
  let waiting: { answer(): void; refuse(error: ApiError): void } | undefined;
  let isDoubled: (() => boolean) | undefined;
  let doubled = 0;
  const all: WireUpdate[] = [];
  const lanes = new Map<number, number>();
  const listeners: (() => void)[] = [];
  const news = (): void => {
    const poll = waiting;
    if (poll) setTimeout(() => poll.answer(), gatherMs);
    listeners.forEach((listener) => listener());
  };

  /** `offset` beyond the last update is as good as none. */
  function take({ offset, limit }: Poll): WireUpdate[] {
    if (offset < 0) entries = entries.slice(offset);
    if (offset > 0 && offset <= nextId)
      entries = entries.filter(({ update, again }) => again || update.update_id >= offset);
    const taken = entries.slice(0, limit);
    for (const entry of taken) entry.again = false;
    return taken.map(({ update }) => update);
  }

  return {
    all,
    push(kind, what, lane) {
      const wanted: readonly string[] = kinds ?? updateKinds.byDefault;
      if (!wanted.includes(kind)) return undefined;
      // A copy: what happens to a message later is not seen in an update that was already made.
      const update: WireUpdate = { update_id: nextId++, [kind]: structuredClone(what) };
      all.push(update);
      lanes.set(update.update_id, lane);
      entries.push({ update, lane, again: false });
      if (isDoubled?.() === true) {
        entries.push({ update, lane, again: true });
        doubled += 1;
      }
      news();
      return update;
    },
    poll(poll, gone) {
      const found = take(poll);
      if (found.length > 0 || poll.timeoutMs === 0) return Promise.resolve(found);
      waiting?.refuse(
        conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
      );
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          if (waiting !== mine) return;
          waiting = undefined;
          clearTimeout(timer);
          settle();
        };
        const mine = {
          answer: () => end(() => resolve(take(poll))),
          refuse: (error: ApiError) => end(() => reject(error)),
        };
        const timer = setTimeout(() => mine.answer(), poll.timeoutMs);
        waiting = mine;
        // Who hung up is told nothing, and nobody counts it as a second bot.
        gone.addEventListener('abort', () => end(() => resolve([])));
      });
    },
    interrupt: (why) => waiting?.refuse(conflict(why)),
    allow(wanted) {
      if (wanted) kinds = wanted.length === 0 ? undefined : wanted;
    },
    allowed: () => kinds && [...kinds],
    pending: () => entries,
    done: (entry) => void (entries = entries.filter((one) => one !== entry)),
    clear: () => void (entries = []),
    redeliver(updateId) {
      const update = all.find(({ update_id }) => update_id === updateId);
      if (!update) throw new Error(`there was no update ${updateId}`);
      entries.unshift({ update, lane: lanes.get(updateId) ?? 0, again: true });
      news();
    },
    duplicate: (byChance) => void (isDoubled = byChance),
    duplicated: () => doubled,
    onNews: (listener) => void listeners.push(listener),
  };
}

export function conflict(why: string): ApiError {
  return new ApiError(409, `Conflict: ${why}`);
}
