/** The clock that makes timer events: once a minute, and an event like any other. */
import { createTask } from 'node-cron';
import type { Receive } from '../chat/ports.js';

export interface Schedule {
  start(): void;
  stop(): Promise<void>;
}

const minute = 60_000;

/** The timer of a minute has one id, so that two ticks in one minute count once. `now` in milliseconds UTC. */
export function tick(receive: Receive, now: () => number): Promise<void> {
  const at = now();
  return receive({ kind: 'timer', id: `timer:sessions:${Math.floor(at / minute)}`, at, timer: 'sessions' });
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

export function createSchedule({ receive, now, hourly, failed }: ScheduleOptions): Schedule {
  const quiet = (): void => undefined;
  // node-cron would write to the console. A minute that is missed is made up for by the next one.
  const options = { noOverlap: true, logger: { info: quiet, warn: quiet, error: quiet, debug: quiet } };
  const tasks = [
    createTask('* * * * *', () => tick(receive, now).catch(failed), options),
    // Not at the full hour, when the minute's timers have the most to do.
    createTask('17 * * * *', () => hourly().catch(failed), options),
  ];
  return {
    start: () => tasks.forEach((task) => void task.start()),
    stop: async () => {
      for (const task of tasks) await task.destroy();
    },
  };
}
