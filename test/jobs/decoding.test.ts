import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { createDecoding, type Decoding } from '../../src/jobs/decoding.js';
import { scratchFolder } from '../storage/ground.js';
import { openDesk } from './events.js';

const day = 24 * 60 * 60 * 1000;
const forEver = (): Promise<never> => new Promise(() => undefined);
const decoded = () => Promise.resolve('pixels');

async function begun(folder: string) {
  const { storage } = await openDesk(folder);
  const decoding = await createDecoding(storage, () => 0);
  await beginsToDecode(decoding);
  return { storage, decoding };
}

/** The note is durable before anything is decoded. */
function beginsToDecode(decoding: Decoding): Promise<void> {
  return new Promise((resolve) => {
    void decoding.run('telegram:bomb', () => {
      resolve();
      return forEver();
    });
  });
}

test('a photo over which the process died is tried aside first, and is like any other where that went well', async () => {
  const folder = await scratchFolder();
  await (await begun(folder)).storage.close();
  const { storage } = await openDesk(folder);
  const again = await createDecoding(storage, () => day);
  const suspicions: boolean[] = [];
  const decode = (isSuspect: boolean): Promise<string> => {
    suspicions.push(isSuspect);
    return decoded();
  };
  for (const ref of ['telegram:bomb', 'telegram:bomb', 'telegram:other']) {
    expect(await again.run(ref, decode)).toBe('pixels');
  }
  expect(suspicions).toEqual([true, false, false]);
  expect(await storage.store.keys('decoding:')).toEqual([]);
});

test.each(['the trial is failed', 'the process dies during the trial'])(
  'a photo over which the process died is not decoded again where %s',
  async (how) => {
    const folder = await scratchFolder();
    await (await begun(folder)).storage.close();
    const { storage } = await openDesk(folder);
    const decoding = await createDecoding(storage, () => day);
    if (how === 'the trial is failed') {
      const fail = () => Promise.reject(new UserError('photo.killed'));
      await expect(decoding.run('telegram:bomb', fail)).rejects.toMatchObject({ code: 'photo.killed' });
      await refuses(decoding);
    } else {
      await beginsToDecode(decoding);
    }
    await storage.close();
    const again = await createDecoding((await openDesk(folder)).storage, () => day);
    await refuses(again);
    expect(await again.run('telegram:other', decoded)).toBe('pixels');
  },
);

async function refuses(decoding: Decoding): Promise<void> {
  let tried = false;
  const refused = decoding.run('telegram:bomb', () => Promise.resolve((tried = true)));
  await expect(refused).rejects.toMatchObject({ code: 'photo.killed' });
  expect(tried).toBe(false);
}

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
