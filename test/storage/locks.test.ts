import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLocks } from '../../src/storage/locks.js';

test('one at a time per key, in the order of asking, and side by side between keys', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }), async (s, keys) => {
      const locks = createLocks();
      const inside = new Map<string, number>();
      const order: Record<string, number[]> = {};
      const all = keys.map((key, i) =>
        locks.hold(key, async () => {
          expect(inside.get(key) ?? 0).toBe(0);
          inside.set(key, 1);
          await s.schedule(Promise.resolve(i));
          (order[key] ??= []).push(i);
          inside.set(key, 0);
        }),
      );
      await s.waitFor(Promise.all(all));
      for (const numbers of Object.values(order)) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }),
  );
});

test('work that fails lets the next one in, and its caller knows', async () => {
  const locks = createLocks();
  const failing = locks.hold('a', () => Promise.reject(new Error('no')));
  const next = locks.hold('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('two who want the same keys in another order do not wait for each other', async () => {
  const locks = createLocks();
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const one = locks.holdAll(['a', 'b', 'a'], pause);
  const two = locks.holdAll(['b', 'a'], pause);
  await Promise.all([one, two]);
  expect(await locks.holdAll([], () => Promise.resolve(1))).toBe(1);
});
