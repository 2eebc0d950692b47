/** A clock that stands until it is moved: nothing that goes by it waits in real time. */
import type { Schedule, ScheduleOptions } from '../../jobs/schedule.js';
import { tick } from '../../jobs/schedule.js';

export interface MovedClock {
  now: () => number;
  /** In place of the schedule by this machine's clock. */
  schedule: (options: ScheduleOptions) => Schedule;
  /** Ends when the clock's owner says so: `endWaitsUntil`. */
  wait: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Ends every wait as soon as it begins, until this has settled. */
  endWaitsUntil(settled: Promise<unknown>): Promise<void>;
  /** It is `to` now, and a minute begins. */
  tick(to: number): Promise<void>;
}

const hour = 3_600_000;

/** `now` in milliseconds UTC. */
export function createMovedClock(now: number): MovedClock {
  let time = now;
  let sweptIn = Math.floor(now / hour);
  let options: ScheduleOptions | undefined;
  const waits = new Set<() => void>();
  let waited: () => void = () => undefined;

  return {
    now: () => time,
    schedule(given) {
      options = given;
      return { start: () => undefined, stop: () => Promise.resolve() };
    },
    wait: (_, signal) =>
      new Promise<void>((resolve) => {
        waits.add(resolve);
        signal.addEventListener('abort', () => resolve());
        waited();
      }),
    async endWaitsUntil(settled) {
      const state = { isOver: false };
      const over = settled.finally(() => (state.isOver = true));
      while (!state.isOver) {
        const next = new Promise<void>((resolve) => (waited = resolve));
        if (waits.size === 0) await Promise.race([over, next]);
        for (const end of waits) end();
        waits.clear();
      }
      await over;
    },
    async tick(to) {
      time = to;
      if (!options) throw new Error('there is no schedule yet');
      await tick(options.receive, () => to);
      if (Math.floor(to / hour) === sweptIn) return;
      sweptIn = Math.floor(to / hour);
      await options.hourly();
    },
  };
}
