/**
 * From the inbox to the app and back: in order per chat, exactly once, and no event brings the bot down for ever.
 *
 * An event leaves its lane when the store has it that it is done, and no sooner: while it is tried again because its
 * platform is away, or because the store cannot write, everything that came after it in its chat waits behind it. So what
 * is in the inbox at a start is never older than something of its chat that was done, and may be done in its turn. One
 * that failed is noted as failed before anybody is told (Inbox.fail), and is never run again.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { EventId, Incoming } from '../chat/event.js';
import type { Receive } from '../chat/ports.js';
import type { FailureNote } from '../chat/verdict.js';
import { createKeyedQueue } from '../keyed-queue.js';
import { isWorthRetrying, StoreError, type AdapterError } from '../errors.js';
import type { Inbox, Waiting } from './inbox.js';
import type { Limiter } from './limiter.js';

export interface WorkOptions {
  inbox: Inbox;
  /**
   * Rejects with an AdapterError that is worth another try or a StoreError, and with nothing else unless there is a bug in
   * it.
   */
  handle: (event: Incoming, verdict: FailureNote) => Promise<void>;
  /** How many events like this one are worked on side by side. What waits for its turn has not started. */
  limiterOf: (event: Incoming) => Limiter;
  /** Told of an event that is given up, under this id, and of what cannot be read. Logs it and apologises. */
  failed: (failure: { error: unknown; event?: Incoming; id?: string }) => void;
  /** Told of an event that waits for the store, after each try; whether it is still to be answered. */
  stalled?: (stall: { error: unknown; event: Incoming; tries: number; isOpen: boolean }) => void;
  /** Milliseconds. Rejects when `signal` aborts. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export interface Work {
  receive: Receive;
  /** Resolves when everything received has been worked on. */
  idle(): Promise<void>;
  /**
   * Starts nothing new and waits for what runs, at most until `limit` settles; true when nothing was cut off. That the
   * process ends then, in whatever way, is not counted against what runs.
   */
  stop(limit: Promise<unknown>): Promise<boolean>;
}

/** Starts of one event after which the process died without having been asked to stop: it is what ends the process. */
const startsAllowed = 3;
/** Milliseconds between tries while a platform cannot be reached or asks for patience: together an hour and a half. */
const pauses = [1, 5, 30, 120, 600, 1800, 3000].map((seconds) => seconds * 1000);
/** Milliseconds before the second try while the store cannot write, and before all others: who makes room sees it soon. */
const storePauses = { first: 1000, then: 5000 } as const;
/** Milliseconds without another item. On Telegram, items of an album come within about 1.5 s. */
const albumQuiet = 1500;

/** Takes up what the last run left, and resolves when all of it is in its lane: only then may adapters start. */
export async function startWork(options: WorkOptions): Promise<Work> {
  const { inbox, handle, limiterOf: turnsOf, failed, stalled, wait = patience } = options;
  const lanes = createKeyedQueue();
  const stopping = new AbortController();
  const underWay = new Set<EventId>();
  /** What is still under way fails because the bot goes down, and is taken up at the next start. */
  let cutOff = false;

  /**
   * Until the store takes it; rejects when the bot stops meanwhile. `isOpen`: the event is not answered before.
   * Only what `isForLater` is tried again.
   */
  async function stored<T>(
    event: Incoming,
    work: () => Promise<T>,
    isOpen = false,
    isForLater: (error: unknown) => boolean = () => true,
  ): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await work();
      } catch (error) {
        if (!isForLater(error) || stopping.signal.aborted) throw error;
        stalled?.({ error, event, tries, isOpen });
        await wait(tries === 1 ? storePauses.first : storePauses.then, stopping.signal).catch(() => undefined);
      }
    }
  }

  async function setAside(event: Incoming, error: unknown): Promise<void> {
    failed({ error, event, id: await stored(event, () => inbox.giveUp(event.id)) });
  }

  async function run({ event, starts, apology }: Waiting, isFirst: boolean): Promise<void> {
    // Once in a run: what is tried again has been outlived.
    if (isFirst && starts > startsAllowed) throw new Error(`its handling ended the process ${startsAllowed} times`);
    const verdict: FailureNote = {
      apology,
      async note(why) {
        await inbox.fail(event.id, why);
        verdict.apology = why;
      },
    };
    await stored(event, () => handle(event, verdict), true, isStoreError);
  }

  /** Where the store fails, one start is counted too many. */
  async function spare(): Promise<void> {
    for (const id of underWay) await inbox.later(id).catch(() => undefined);
  }

  /** Answers why it has to be tried again; undefined when there is nothing left to do, or the bot stops. */
  async function attempt(event: Incoming, isFirst: boolean): Promise<AdapterError | undefined> {
    if (stopping.signal.aborted) return undefined;
    const entry = await stored(event, () => inbox.start(event.id), true);
    if (entry === undefined) return undefined;
    underWay.add(event.id);
    if (isAborted(stopping.signal)) await spare();
    try {
      // As it is in the inbox: an album has gained items since it was enqueued.
      await run(entry, isFirst);
    } catch (error) {
      if (cutOff || isStoreError(error)) return undefined;
      if (!isWorthRetrying(error)) await setAside(event, error);
      else {
        await stored(event, () => inbox.later(event.id));
        return error;
      }
      return undefined;
    } finally {
      underWay.delete(event.id);
    }
    if (!cutOff) await stored(event, () => inbox.done(event.id));
    return undefined;
  }

  /** Albums have no end mark: one is whole when nothing has come for a while. */
  async function gather(event: Incoming): Promise<void> {
    for (let before = 0; !stopping.signal.aborted;) {
      const now = await stored(event, () => inbox.gathered(event.id));
      if (now === before) return;
      before = now;
      await wait(albumQuiet, stopping.signal).catch(() => undefined);
    }
  }

  async function attend(event: Incoming, attempted: () => void): Promise<void> {
    if (event.kind === 'message' && event.album === event.id) await gather(event);
    for (let tries = 0; ; tries++) {
      const error = await turnsOf(event)(() => attempt(event, tries === 0));
      attempted();
      if (error === undefined) return;
      const pause = pauses[tries];
      if (pause === undefined) {
        await setAside(event, error);
        return;
      }
      await wait(Math.max(pause, error.retryAfterMs ?? 0), stopping.signal).catch(() => undefined);
    }
  }

  /**
   * Resolves when the event was attempted once, whether or not it will be again: the process has outlived it then.
   * Never rejects: what goes wrong here has nobody else to be told.
   */
  function enqueue(event: Incoming, after: Promise<void>): Promise<void> {
    const lane = event.kind === 'timer' ? `timer ${event.timer}` : event.chat.id;
    return new Promise((attempted) => {
      const task = async (): Promise<void> => {
        await after;
        await attend(event, attempted);
      };
      void lanes
        .run(lane, task)
        .catch((error: unknown) => failed({ error, event }))
        .finally(attempted);
    });
  }

  const { waiting, unreadable } = await inbox.pending();
  for (const error of unreadable) failed({ error });
  const isSuspect = ({ starts }: Waiting): boolean => starts > 0;
  // One of those that were under way may have ended the process: one after the other, so that only that one is blamed.
  let suspectsDone = Promise.resolve();
  for (const { event } of waiting.filter(isSuspect)) suspectsDone = enqueue(event, suspectsDone);
  for (const { event } of waiting.filter((entry) => !isSuspect(entry))) void enqueue(event, suspectsDone);

  return {
    async receive(event, held) {
      const kept = await inbox.put(event, held);
      if (kept !== undefined) void enqueue(kept, suspectsDone);
    },
    idle: () => lanes.idle(),
    async stop(limit) {
      stopping.abort();
      await spare();
      const allDone = await Promise.race([lanes.idle().then(() => true), limit.then(() => false)]);
      cutOff = !allDone;
      return allDone;
    },
  };
}

/** It changes while somebody waits, which the type system cannot know. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isStoreError(error: unknown): boolean {
  return error instanceof StoreError;
}

function patience(ms: number, signal: AbortSignal): Promise<unknown> {
  return delay(ms, undefined, { signal });
}
