/** Where the bot is at work right now: several pieces of work in one chat show as one. */
import type { Feed } from './feed.js';
import type { WireWorking } from './wire.js';

export interface Workings {
  /** Call what it returns when the work is done; calling it twice is harmless. */
  begin(where: WireWorking): () => void;
  now(): WireWorking[];
}

export function createWorkings(feed: Feed): Workings {
  const counts = new Map<string, { working: WireWorking; count: number }>();
  return {
    begin(working) {
      const key = JSON.stringify([working.chat, working.only ?? null]);
      const place = counts.get(key) ?? { working, count: 0 };
      counts.set(key, place);
      place.count += 1;
      if (place.count === 1) feed.publish({ kind: 'working', working, on: true });
      let done = false;
      return () => {
        if (done) return;
        done = true;
        place.count -= 1;
        if (place.count > 0) return;
        counts.delete(key);
        feed.publish({ kind: 'working', working, on: false });
      };
    },
    now: () => [...counts.values()].map((place) => place.working),
  };
}
