/** Long polling: updates are confirmed when they are stored, and not before. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../src/chat/ports.js';
import { AdapterError } from '../../src/errors.js';
import type { Calls } from './calls.js';
import { numberOfUpdate } from './incoming/read-update.js';
import { wanted } from './incoming/translate.js';

export interface PollOptions {
  calls: Calls;
  /** Resolves when the update is durable, or was left because it cannot be read. */
  receive: (update: unknown) => Promise<void>;
  log: Log;
  stopping: AbortSignal;
}

/** Seconds that Telegram holds a poll open when nothing comes. */
const holdSeconds = 50;
/** Milliseconds after which a poll that neither answers nor ends is given up: the connection is dead. */
const patience = (holdSeconds + 15) * 1000;
/** Milliseconds before the next poll after one, two, ... failures; the last from then on. */
const pauses = [1000, 2000, 5000, 15_000, 30_000];

/** Resolves when `stopping` aborts and what was stored is confirmed. Never rejects. */
export async function poll({ calls, receive, log, stopping }: PollOptions): Promise<void> {
  /** All before it is stored. Telegram remembers what was confirmed, so a start begins with nothing. */
  let next: number | undefined;
  let failures = 0;
  const offset = () => (next === undefined ? {} : { offset: next });

  while (!stopping.aborted) {
    try {
      const payload = { ...offset(), timeout: holdSeconds, allowed_updates: wanted };
      const updates = await calls.call('getUpdates', payload, { tries: 1, patience, signal: stopping });
      let confirmable = 0;
      for (const update of updates) {
        await receive(update);
        const number = numberOfUpdate(update);
        if (number === undefined) continue;
        next = number + 1;
        confirmable += 1;
      }
      // Without a number it cannot be confirmed, and the next poll would bring it at once.
      if (updates.length > 0 && confirmable === 0) throw new TypeError('updates without a number');
      failures = 0;
    } catch (error) {
      if (isAborted(stopping)) break;
      // Also where an update could not be stored: it is not confirmed, and comes again with the next poll.
      const asked = error instanceof AdapterError ? (error.retryAfterMs ?? 0) : 0;
      const pause = Math.max(asked, pauses[Math.min(failures, pauses.length - 1)] ?? 0);
      failures += 1;
      log.warn({ err: error, failures, pause }, 'polling Telegram failed');
      await delay(pause, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  // What is not confirmed would come again and be known: this only spares the next start the work.
  const last = { ...offset(), timeout: 0, limit: 1, allowed_updates: wanted };
  if (next !== undefined) await calls.call('getUpdates', last, { tries: 1, patience: 2000 }).catch(() => undefined);
}

/** It changes while the loop waits, which the type system cannot know. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
