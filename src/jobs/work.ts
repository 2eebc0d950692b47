/** From the inbox to the app and back: in order per chat, exactly once, and no event brings the bot down for ever. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Incoming } from '../chat/event.js';
import type { Receive } from '../chat/ports.js';
import { isWorthRetrying, type AdapterError } from '../errors.js';
import type { Inbox, Waiting } from './inbox.js';
import { createLanes } from './lanes.js';
import type { Turns } from './turns.js';

export interface WorkOptions {
  inbox: Inbox;
  /** Rejects with an AdapterError that is worth another try, and with nothing else unless there is a bug in it. */
  handle: (event: Incoming) => Promise<void>;
  /** How many events like this one are worked on side by side. What waits for its turn has not started. */
  turnsOf: (event: Incoming) => Turns;
  /** Told of an event that is set aside, under this id, and of what cannot be read. The place for a log and an apology. */
  failed: (failure: { error: unknown; event?: Incoming; id?: string }) => void;
  /** Milliseconds. Rejects when `signal` aborts. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

export interface Work {
  receive: Receive;
  /** Resolves when everything received has been worked on. */
  idle(): Promise<void>;
  /** Starts nothing new and waits for what runs, at most until `limit` settles; true when nothing was cut off. */
  stop(limit: Promise<unknown>): Promise<boolean>;
}

/** Starts of one event that did not come to an end, after which it is what ends the process. */
const startsAllowed = 3;
/** Milliseconds between tries while a platform cannot be reached or asks for patience: together an hour and a half. */
const pauses = [1, 5, 30, 120, 600, 1800, 3000].map((seconds) => seconds * 1000);
/** Milliseconds without another item. platforms.md: about 1.5 s on Telegram. */
const albumQuiet = 1500;

/** Takes up what the last run left, and resolves when all of it is in its lane: only then may adapters start. */
export async function startWork({ inbox, handle, turnsOf, failed, wait = patience }: WorkOptions): Promise<Work> {
  const lanes = createLanes();
  const stopping = new AbortController();
  /** What is still under way fails because the bot goes down, and is taken up at the next start. */
  let cutOff = false;

  async function setAside(event: Incoming, error: unknown): Promise<void> {
    failed({ error, event, id: await inbox.setAside(event.id) });
  }

  /** Answers why it has to be tried again; undefined when there is nothing left to do, or the bot stops. */
  async function attempt(event: Incoming): Promise<AdapterError | undefined> {
    if (stopping.signal.aborted) return undefined;
    const started = await inbox.start(event.id);
    if (started === undefined) return undefined;
    try {
      if (started.starts > startsAllowed) throw new Error(`its handling ended the process ${startsAllowed} times`);
      // As it is in the inbox: an album has gained items since it was enqueued.
      await handle(started.event);
    } catch (error) {
      if (cutOff) return undefined;
      if (!isWorthRetrying(error)) await setAside(event, error);
      else {
        await inbox.later(event.id);
        return error;
      }
      return undefined;
    }
    if (!cutOff) await inbox.done(event.id);
    return undefined;
  }

  /** Albums have no end mark: one is whole when nothing has come for a while. */
  async function gather(album: string): Promise<void> {
    for (let before = 0; !stopping.signal.aborted;) {
      const now = await inbox.gathered(album);
      if (now === before) return;
      before = now;
      await wait(albumQuiet, stopping.signal).catch(() => undefined);
    }
  }

  async function attend(event: Incoming, attempted: () => void): Promise<void> {
    if (event.kind === 'message' && event.album === event.id) await gather(event.id);
    for (let tries = 0; ; tries++) {
      const error = await turnsOf(event)(() => attempt(event));
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
      const allDone = await Promise.race([lanes.idle().then(() => true), limit.then(() => false)]);
      cutOff = !allDone;
      return allDone;
    },
  };
}

function patience(ms: number, signal: AbortSignal): Promise<unknown> {
  return delay(ms, undefined, { signal });
}
