/** Waits for something to become true of the fake server: on its changes, not on a clock. */

/** Rejects, with `what`, where `check` gives nothing in time, or the server is closed before. */
export type Until = <T>(
  check: () => T | undefined | false | null,
  what: string | (() => string),
  withinMs?: number,
) => Promise<T>;

export interface Changes {
  /** To be called whenever something has changed. */
  changed: () => void;
  /** Calls back on every change until it is told to stop by the returned function. */
  watch: (listener: () => void) => () => void;
  until: Until;
  /** Ends every wait. */
  close: () => void;
}

/** Milliseconds: long enough for a busy machine, short enough to be told what is missing. */
const patience = 10_000;

export function createChanges(): Changes {
  const waits = new Set<{ look: () => void; fail: (why: string) => void }>();
  const listeners = new Set<() => void>();
  return {
    changed() {
      waits.forEach(({ look }) => look());
      listeners.forEach((listener) => listener());
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => waits.forEach(({ fail }) => fail('the server was closed')),
    until: (check, what, withinMs = patience) =>
      new Promise((resolve, reject) => {
        const finish = (settle: () => void) => {
          clearTimeout(timer);
          waits.delete(wait);
          settle();
        };
        const wait = {
          look() {
            try {
              const found = check();
              if (found !== undefined && found !== false && found !== null) finish(() => resolve(found));
            } catch (error) {
              // To whoever waits, and not into the request that changed something.
              finish(() => reject(error instanceof Error ? error : new Error(String(error))));
            }
          },
          fail: (why: string) => finish(() => reject(new Error(`${typeof what === 'string' ? what : what()}: ${why}`))),
        };
        const timer = setTimeout(() => wait.fail(`did not happen within ${withinMs} ms`), withinMs);
        waits.add(wait);
        wait.look();
      }),
  };
}
