/**
 * The clock that makes timer events: once a minute, and an event like any other. It reads the wall clock to begin with its
 * minutes, and waits by one that nobody sets: a wall clock set back stops nothing.
 */
import type { Receive } from '../chat/ports.js';

export interface Schedule {
  start(): void;
  stop(): Promise<void>;
}

const minute = 60_000;

/**
 * The timer of a minute has one id, so that two ticks in one minute count once; `run` tells it from the same minute before
 * the clock was set back. `now` in milliseconds UTC.
 */
export function tick(receive: Receive, now: () => number, run = ''): Promise<void> {
  const at = now();
  return receive({ kind: 'timer', id: `timer:sessions:${Math.floor(at / minute)}${run}`, at, timer: 'sessions' });
}

export interface ScheduleOptions {
  receive: Receive;
  /** Milliseconds UTC. */
  now: () => number;
  /** What is to be cleared away now and then. */
  hourly: () => Promise<void>;
  /** Hears of a tick that could not be received, and of an hour that failed. */
  failed: (error: unknown) => void;
}

/** The minute of an hour at which things are cleared away: not the full hour, when timers have the most to do. */
const clearing = 17;

export function createSchedule({ receive, now, hourly, failed }: ScheduleOptions): Schedule {
  let timer: NodeJS.Timeout | undefined;
  let clearedAway: Promise<void> | undefined;
  let last = now();
  // A start may follow the clock's being set back, too: a minute that comes twice changes nothing.
  let run = `:${last}`;

  function wait(): void {
    timer = setTimeout(beat, minute - (now() % minute));
  }

  function beat(): void {
    const at = now();
    if (at < last) run = `:${last}`;
    last = at;
    // A minute that cannot be received is made up for by the next one.
    void tick(receive, now, run).catch(failed);
    if (Math.floor(at / minute) % 60 === clearing) clearAway();
    wait();
  }

  /** One at a time: it may take long. */
  function clearAway(): void {
    clearedAway ??= hourly()
      .catch(failed)
      .finally(() => (clearedAway = undefined));
  }

  return {
    start: wait,
    async stop() {
      clearTimeout(timer);
      await clearedAway;
    },
  };
}
