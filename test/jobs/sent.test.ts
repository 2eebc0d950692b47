import { expect, test } from 'vitest';
import { StoreError } from '../../src/errors.js';
import { rememberSent } from '../../src/jobs/sent.js';
import { breakMethod } from '../helpers/break.js';
import { createFakePlatform } from '../helpers/fake-platform.js';
import { scratchFolder } from '../storage/ground.js';
import { openDesk } from './events.js';

const reply = { text: 'Marked.' };

test('what was sent under a key is not sent again, over restarts and on a platform that forgets its keys', async () => {
  const folder = await scratchFolder();
  const first = await openDesk(folder);
  const platform = createFakePlatform();
  const { messenger } = rememberSent(platform.messenger, first.storage, Date.now);
  const message = await messenger.send({ chat: 'fake:1' }, reply, 'a:0');
  await first.storage.close();
  const afterwards = createFakePlatform();
  const again = rememberSent(afterwards.messenger, (await openDesk(folder)).storage, Date.now).messenger;
  expect(await again.send({ chat: 'fake:1' }, reply, 'a:0')).toBe(message);
  expect(afterwards.said).toEqual([]);
});

test('other keys, chats and addressees are other messages', async () => {
  const { storage } = await openDesk(await scratchFolder());
  const platform = createFakePlatform();
  // The fake knows keys as well, and must not be what keeps them apart.
  const keyless: typeof platform.messenger = {
    ...platform.messenger,
    send: (to, said) => platform.messenger.send(to, said, String(platform.next())),
  };
  const { messenger } = rememberSent(keyless, storage, Date.now);
  for (const to of [{ chat: 'fake:1' }, { chat: 'fake:2' }, { chat: 'fake:1', only: 'fake:ann' }])
    for (const key of ['a:0', 'a:1', 'a:0']) await messenger.send(to, reply, key);
  expect(platform.said).toHaveLength(6);
});

test('a failure is not remembered, and notes are forgotten after some days', async () => {
  let now = Date.parse('2026-11-25T08:00:00Z');
  const { storage } = await openDesk(await scratchFolder(), () => now);
  const platform = createFakePlatform();
  const mend = breakMethod(platform.messenger, 'send', 'before');
  const sent = rememberSent(platform.messenger, storage, () => now);
  // Spread when it was made, so the breaking is of the real one.
  await expect(sent.messenger.send({ chat: 'fake:1' }, reply, 'a:0')).rejects.toThrow('crash');
  mend();
  await sent.messenger.send({ chat: 'fake:1' }, reply, 'a:0');
  expect(await storage.store.keys('sent:')).toHaveLength(1);
  now += 5 * 24 * 60 * 60 * 1000;
  await sent.sweep();
  expect(await storage.store.keys('sent:')).toEqual([]);
});

test('what the platform took and the store could not note is not sent again when its event is tried again', async () => {
  const { storage } = await openDesk(await scratchFolder());
  const platform = createFakePlatform();
  const keyless: typeof platform.messenger = {
    ...platform.messenger,
    send: (to, said) => platform.messenger.send(to, said, String(platform.next())),
  };
  const { messenger } = rememberSent(keyless, storage, Date.now);
  const mend = breakMethod(storage.store, 'set', 'before', new StoreError('full'));
  for (let tries = 0; tries < 2; tries++)
    await expect(messenger.send({ chat: 'fake:1' }, reply, 'a:0')).rejects.toBeInstanceOf(StoreError);
  mend();
  await messenger.send({ chat: 'fake:1' }, reply, 'a:0');
  await messenger.send({ chat: 'fake:1' }, reply, 'a:0');
  expect(platform.said).toHaveLength(1);
});
