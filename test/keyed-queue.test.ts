import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyedQueue } from '../src/keyed-queue.js';

test('one at a time per key, in the order of asking, and side by side between keys', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }), async (s, keys) => {
      const queue = createKeyedQueue();
      const inside = new Map<string, number>();
      const order: Record<string, number[]> = {};
      const all = keys.map((key, i) =>
        queue.run(key, async () => {
          expect(inside.get(key) ?? 0).toBe(0);
          inside.set(key, 1);
          await s.schedule(Promise.resolve(i));
          (order[key] ??= []).push(i);
          inside.set(key, 0);
        }),
      );
      await s.waitFor(Promise.all(all));
      expect(Object.values(order).flat()).toHaveLength(keys.length);
      for (const numbers of Object.values(order)) expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }),
  );
});

test('no key waits for another', async () => {
  const queue = createKeyedQueue();
  void queue.run('slow', () => new Promise(() => undefined));
  expect(await queue.run('quick', () => Promise.resolve('yes'))).toBe('yes');
});

test('work that fails lets the next one in, and its caller knows', async () => {
  const queue = createKeyedQueue();
  const failing = queue.run('a', () => Promise.reject(new Error('no')));
  const next = queue.run('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('it is idle when all has ended, also what failed and what was asked meanwhile', async () => {
  const queue = createKeyedQueue();
  const done: string[] = [];
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const failing = queue.run('a', () => pause().then(() => Promise.reject(new Error('no'))));
  void queue.run('b', async () => {
    await pause();
    void queue.run('b', () => pause().then(() => done.push('late')));
  });
  const idle = queue.idle();
  await expect(failing).rejects.toThrow('no');
  await idle;
  expect(done).toEqual(['late']);
  await queue.idle();
});
