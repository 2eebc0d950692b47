import { expect, test } from 'vitest';
import { createLimiter } from '../../src/jobs/limiter.js';

test('never more than its width at a time, in the order of asking, and a failure gives its turn back', async () => {
  const turns = createLimiter(2);
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  const work = (i: number): Promise<number> =>
    turns(async () => {
      order.push(i);
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      if (i === 1) throw new Error('no');
      return i;
    });
  const results = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  expect(order).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
