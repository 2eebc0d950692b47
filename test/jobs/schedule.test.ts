import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { incoming, type Incoming } from '../../src/chat/event.js';
import { createSchedule, tick } from '../../src/jobs/schedule.js';

const minute = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 9, 0, 30) }));
afterEach(() => void vi.useRealTimers());

test('two ticks in one minute are one event, and the next minute is another', async () => {
  const events: Incoming[] = [];
  const receive = (event: Incoming): Promise<void> => Promise.resolve(void events.push(event));
  for (const at of [minute, 2 * minute - 1, 2 * minute]) await tick(receive, () => at);
  expect(events.map(({ id }) => id)).toEqual(['timer:sessions:1', 'timer:sessions:1', 'timer:sessions:2']);
  for (const event of events) expect(incoming.parse(event)).toEqual(event);
});

test('ticks once a minute and clears away once an hour, until it is stopped', async () => {
  const ids = new Set<string>();
  let hours = 0;
  const schedule = createSchedule({
    receive: (event) => Promise.resolve(void ids.add(event.id)),
    now: Date.now,
    hourly: () => Promise.resolve(void (hours += 1)),
    failed: (error) => {
      throw error;
    },
  });
  schedule.start();
  await vi.advanceTimersByTimeAsync(120 * minute);
  expect(ids.size).toBe(120);
  expect(hours).toBe(2);
  await schedule.stop();
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(ids.size).toBe(120);
});

test('a tick that cannot be received is heard of, and the next one comes all the same', async () => {
  let ticks = 0;
  const failures: unknown[] = [];
  const schedule = createSchedule({
    receive: () => Promise.reject(new Error(`no ${++ticks}`)),
    now: Date.now,
    hourly: () => Promise.resolve(),
    failed: (error) => failures.push(error),
  });
  schedule.start();
  await vi.advanceTimersByTimeAsync(2 * minute);
  await schedule.stop();
  expect(failures).toEqual([new Error('no 1'), new Error('no 2')]);
});

test('a clock that is set back stops nothing: every minute goes on ticking, as an event of its own', async () => {
  const ids = new Set<string>();
  const schedule = createSchedule({
    receive: (event) => Promise.resolve(void ids.add(event.id)),
    now: Date.now,
    hourly: () => Promise.resolve(),
    failed: (error) => {
      throw error;
    },
  });
  schedule.start();
  await vi.advanceTimersByTimeAsync(10 * minute);
  vi.setSystemTime(Date.now() - 120 * minute);
  await vi.advanceTimersByTimeAsync(130 * minute);
  await schedule.stop();
  expect(ids.size).toBe(140);
});
