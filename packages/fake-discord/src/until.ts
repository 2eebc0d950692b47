/** Waits for something to become true of the fake Discord: on its changes, not on a clock. */
import type { World } from './world.js';

export type Until = <T>(
  check: () => T | undefined | false | null,
  what: string | (() => string),
  withinMs?: number,
) => Promise<T>;

/** Long enough for a busy machine, short enough to be told what is missing. */
const patience = 10_000;

/** `closing` ends every wait. The returned function rejects with `what` when its time is over. */
export function createUntil(world: World, closing: AbortSignal): Until {
  return (check, what, withinMs = patience) =>
    new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer);
        stop();
        closing.removeEventListener('abort', closed);
        settle();
      };
      const fail = (why: string) =>
        finish(() => reject(new Error(`${typeof what === 'string' ? what : what()}: ${why}`)));
      const closed = () => fail('the fake Discord was closed');
      const look = () => {
        const found = check();
        if (found !== undefined && found !== false && found !== null) finish(() => resolve(found));
      };
      const stop = world.watch(look);
      const timer = setTimeout(() => fail(`did not happen within ${withinMs} ms`), withinMs);
      closing.addEventListener('abort', closed);
      look();
    });
}
