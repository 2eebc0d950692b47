import { expect, test } from 'vitest';
import { createLocks } from '../../src/storage/locks.js';

test('two who want the same keys in another order do not wait for each other', async () => {
  const locks = createLocks();
  const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const one = locks.holdAll(['a', 'b', 'a'], pause);
  const two = locks.holdAll(['b', 'a'], pause);
  await Promise.all([one, two]);
  expect(await locks.holdAll([], () => Promise.resolve(1))).toBe(1);
});
