/** The clock that makes timer events: once a minute, and an event like any other. */
import { createTask, type ScheduledTask } from 'node-cron';
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

/** Milliseconds between two looks at whether the clock was set back. */
const watchEvery = 5_000;

export function createSchedule({ receive, now, hourly, failed }: ScheduleOptions): Schedule {
  const quiet = (): void => undefined;
  // node-cron would write to the console. A minute that is missed is made up for by the next one.
  const options = { noOverlap: true, logger: { info: quiet, warn: quiet, error: quiet, debug: quiet } };
  let tasks: ScheduledTask[] = [];
  let watch: NodeJS.Timeout | undefined;
  let last = now();
  // A start may follow the clock's being set back, too: a minute that comes twice changes nothing.
  let run = `:${last}`;

  function begin(): void {
    tasks = [
      createTask('* * * * *', () => tick(receive, now, run).catch(failed), options),
      // Not at the full hour, when the minute's timers have the most to do.
      createTask('17 * * * *', () => hourly().catch(failed), options),
    ];
    tasks.forEach((task) => void task.start());
  }

  async function end(): Promise<void> {
    for (const task of tasks) await task.destroy();
  }

  /** node-cron waits until the wall clock has come to the next run; where that is set back, it begins anew. */
  function look(): void {
    const at = now();
    if (at < last) {
      run = `:${last}`;
      void end();
      begin();
    }
    last = at;
  }

  return {
    start() {
      begin();
      // By a clock that nobody sets.
      watch = setInterval(look, watchEvery);
    },
    async stop() {
      clearInterval(watch);
      await end();
    },
  };
}
