import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLanes } from '../../src/jobs/lanes.js';

test('in order within a lane, whatever takes how long', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom('a', 'b'), { maxLength: 10 }), async (s, names) => {
      const lanes = createLanes();
      const order: Record<string, number[]> = { a: [], b: [] };
      const all = names.map((name, i) =>
        lanes.run(name, () => s.schedule(Promise.resolve()).then(() => order[name]!.push(i))),
      );
      await s.waitFor(Promise.all(all));
      for (const numbers of Object.values(order)) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      await lanes.idle();
    }),
  );
});

test('a task that fails lets the next one in, and its caller knows', async () => {
  const lanes = createLanes();
  const failing = lanes.run('a', () => Promise.reject(new Error('no')));
  const next = lanes.run('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
