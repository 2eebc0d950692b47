/** Short notes that are known for a few days: kept by UTC day, so that a day's notes are one range of keys. */
import type { Store } from '../storage/store.js';

export interface DayMarks {
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  /** Forgets the days that are over. */
  sweep(): Promise<void>;
}

const day = 24 * 60 * 60 * 1000;

/** `days`: for how many a note is known. `name` must be of characters of keys; `now` in milliseconds UTC. */
export function createDayMarks(store: Store, prefix: string, days: number, now: () => number): DayMarks {
  const key = (at: number, name: string): string => `${prefix}${new Date(at).toISOString().slice(0, 10)}:${name}`;
  return {
    async get(name) {
      const keys = Array.from({ length: days + 1 }, (_, ago) => key(now() - ago * day, name));
      return (await store.getMany(keys)).find((value) => value !== undefined);
    },
    set: (name, value) => store.set(key(now(), name), value),
    async sweep() {
      const oldest = key(now() - days * day, '');
      for (const found of await store.keys(prefix)) {
        if (found >= oldest) break;
        await store.delete(found);
      }
    },
  };
}
