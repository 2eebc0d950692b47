import { expect, it } from 'vitest';
import type { Incoming } from '../../../src/chat/event.js';
import { createMovedClock } from '../../../src/cli/play/moved-clock.js';

const minute = 60_000;
const { signal } = new AbortController();

it('makes a minute when it is moved, and clears away once in an hour', async () => {
  const clock = createMovedClock(59 * minute);
  const received: Incoming[] = [];
  let cleared = 0;
  clock.schedule({
    receive: (event) => Promise.resolve(void received.push(event)),
    now: clock.now,
    hourly() {
      cleared++;
      return Promise.resolve();
    },
    failed: () => undefined,
  });
  for (const at of [60, 61, 200]) await clock.tick(at * minute);
  expect(clock.now()).toBe(200 * minute);
  expect(received.map(({ id }) => id)).toEqual(['timer:sessions:60', 'timer:sessions:61', 'timer:sessions:200']);
  expect(cleared).toBe(2);
});

it('ends every wait, those that begin meanwhile as well, until all is done', async () => {
  const clock = createMovedClock(0);
  const waits = async (): Promise<string> => {
    for (let times = 0; times < 3; times++) await clock.wait(1500, signal);
    return 'done';
  };
  const work = waits();
  await clock.endWaitsUntil(work);
  expect(await work).toBe('done');
});

it('says what the work failed of', async () => {
  await expect(createMovedClock(0).endWaitsUntil(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
