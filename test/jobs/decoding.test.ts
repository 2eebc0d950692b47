import { expect, test } from 'vitest';
import { createDecoding } from '../../src/jobs/decoding.js';
import { scratchFolder } from '../storage/ground.js';
import { openDesk } from './events.js';

const day = 24 * 60 * 60 * 1000;
const forEver = (): Promise<never> => new Promise(() => undefined);
const decoded = () => Promise.resolve('pixels');

/** The note is durable before anything is decoded. */
async function begun(folder: string) {
  const { storage } = await openDesk(folder);
  const decoding = await createDecoding(storage, () => 0);
  await new Promise<void>((resolve) => {
    void decoding.run('telegram:bomb', () => {
      resolve();
      return forEver();
    });
  });
  return { storage, decoding };
}

test('a photo over which the process died is not decoded again, others are', async () => {
  const folder = await scratchFolder();
  await (await begun(folder)).storage.close();
  const again = await createDecoding((await openDesk(folder)).storage, () => day);
  let tried = false;
  const refused = again.run('telegram:bomb', () => Promise.resolve((tried = true)));
  await expect(refused).rejects.toMatchObject({ code: 'photo.killed' });
  expect(tried).toBe(false);
  expect(await again.run('telegram:other', decoded)).toBe('pixels');
});

test('a photo that was decoded, or whose decoding failed, is decoded again after a restart', async () => {
  const folder = await scratchFolder();
  const { storage } = await openDesk(folder);
  const decoding = await createDecoding(storage, () => 0);
  await Promise.all([decoding.run('a', decoded), decoding.run('a', decoded)]);
  await expect(decoding.run('b', () => Promise.reject(new Error('no photo')))).rejects.toThrow('no photo');
  expect(await storage.store.keys('decoding:')).toEqual([]);
  await storage.close();
  const again = await createDecoding((await openDesk(folder)).storage, () => 0);
  for (const ref of ['a', 'b']) expect(await again.run(ref, decoded)).toBe('pixels');
});

test('a stop is no death of what is being decoded, whatever ends the process then', async () => {
  const folder = await scratchFolder();
  const { storage, decoding } = await begun(folder);
  await decoding.stop();
  void decoding.run('late', forEver);
  await storage.close();
  const again = await createDecoding((await openDesk(folder)).storage, () => 0);
  for (const ref of ['telegram:bomb', 'late']) expect(await again.run(ref, decoded)).toBe('pixels');
});

test('what killed the process is forgotten after a week', async () => {
  const folder = await scratchFolder();
  const { storage } = await begun(folder);
  let now = 7 * day - 1;
  const again = await createDecoding(storage, () => now);
  await again.sweep();
  expect(await storage.store.keys('decoding:')).toHaveLength(1);
  now += 1;
  await again.sweep();
  expect(await storage.store.keys('decoding:')).toEqual([]);
});
