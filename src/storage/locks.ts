/** One at a time per key, within this process: what guards read, apply, save. */
export interface Locks {
  /** Runs `work` when everybody who asked for `key` before has finished. Not reentrant. */
  hold<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The same for several keys, taken in their order so that two callers never wait for each other. */
  holdAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T>;
}

export function createLocks(): Locks {
  const last = new Map<string, Promise<void>>();

  async function hold<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(key);
    const { promise, release } = gate();
    last.set(key, promise);
    await before;
    try {
      return await work();
    } finally {
      if (last.get(key) === promise) last.delete(key);
      release();
    }
  }

  return {
    hold,
    holdAll: (keys, work) => [...new Set(keys)].sort().reduceRight((inner, key) => () => hold(key, inner), work)(),
  };
}

function gate(): { promise: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
