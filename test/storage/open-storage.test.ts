import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../../src/storage/open-storage.js';
import { scratchFolder } from './ground.js';

const now = (): number => 1;

test('the room opens as one, keeps what it is given, and lets go of it', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'rollcall.sqlite');
  const keyFile = join(folder, 'rollcall.key');
  const storage = await openStorage(path, { keyFile }, now);
  await storage.conversations.set('web:a', 'web:ann', { name: 'f', state: {}, until: 5 });
  await storage.close();
  const again = await openStorage(path, { keyFile }, now);
  expect(await again.conversations.get('web:a', 'web:ann')).toBeDefined();
  await again.close();
});

test('a wrong key leaves the file free for the right one', async () => {
  const folder = await scratchFolder();
  const path = join(folder, 'rollcall.sqlite');
  const keyFile = join(folder, 'rollcall.key');
  await (await openStorage(path, { keyFile }, now)).close();
  const key = Buffer.alloc(32).toString('base64');
  await expect(openStorage(path, { key, keyFile }, now)).rejects.toMatchObject({ code: 'store.key' });
  await (await openStorage(path, { keyFile }, now)).close();
});
