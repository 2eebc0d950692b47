import { createKeyedQueue } from '../keyed-queue.js';

/** One at a time per key, within this process: what guards read, apply, save. */
export interface Locks {
  /** Runs `work` when everybody who asked for `key` before has finished. Not reentrant. */
  hold<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The same for several keys, taken in their order so that two callers never wait for each other. */
  holdAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function createLocks(): Locks {
  const queue = createKeyedQueue();
  const hold: Locks['hold'] = (key, work) => queue.run(key, work);
  return {
    hold,
    holdAll: (keys, work) => [...new Set(keys)].sort().reduceRight((inner, key) => () => hold(key, inner), work)(),
  };
}
