import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PhotoRef } from '../../src/chat/event.js';
import type { Files } from '../../src/chat/ports.js';
import { scratchFolder } from '../storage/ground.js';
import { killedAfter } from '../storage/child.js';
import { message, openDesk, timer } from './events.js';

const day = 24 * 60 * 60 * 1000;
const elsewhere: Files = { fetch: ({ ref }) => Promise.resolve(Buffer.from(`elsewhere ${ref}`)) };
const photo = { ref: 'web:p1', name: 'class.jpg' };

test('events wait in the order of their arrival, also over a restart and with a clock set back', async () => {
  const folder = await scratchFolder();
  let now = 5_000;
  const { storage, inbox } = await openDesk(folder, () => now);
  const ids = ['c', 'a', 'd', 'b'];
  for (const id of ids) await inbox.put(message(id));
  await storage.close();
  now = 4_000;
  const again = await openDesk(folder, () => now);
  await again.inbox.put(timer);
  const { waiting, unreadable } = await again.inbox.pending();
  expect(waiting.map(({ event }) => event.id)).toEqual([...ids, timer.id]);
  expect(waiting[0]).toMatchObject({ event: message('c'), starts: 0 });
  expect(unreadable).toEqual([]);
});

test('what arrives twice counts once: while it waits, at the same moment, and after it is done', async () => {
  const { inbox } = await openDesk(await scratchFolder());
  const both = await Promise.all([inbox.put(message('a')), inbox.put(message('a'))]);
  expect(both).toEqual([message('a'), undefined]);
  expect(await inbox.put(message('a'))).toBeUndefined();
  await inbox.done('a');
  await inbox.done('a');
  expect(await inbox.put(message('a'))).toBeUndefined();
  expect((await inbox.pending()).waiting).toEqual([]);
});

test('starts are counted over restarts, and one that was not its fault is not', async () => {
  const folder = await scratchFolder();
  const { storage, inbox } = await openDesk(folder);
  await inbox.put(message('a'));
  expect(await inbox.start('a')).toMatchObject({ starts: 1 });
  await storage.close();
  const again = await openDesk(folder);
  expect((await again.inbox.pending()).waiting).toMatchObject([{ starts: 1 }]);
  expect(await again.inbox.start('a')).toMatchObject({ starts: 2 });
  await again.inbox.later('a');
  expect(await again.inbox.start('a')).toMatchObject({ starts: 1 });
  await again.inbox.done('a');
  expect(await again.inbox.start('a')).toBeUndefined();
});

test('held photos are sealed, fetched by their new refs, and gone with the answer', async () => {
  const folder = await scratchFolder();
  const { storage, photos, inbox } = await openDesk(folder);
  const large = Buffer.alloc(2_500_000, 'a face that nobody may see ');
  const small = Buffer.from('a smaller photo');
  const sent = message('a', {
    photos: [photo, { ref: 'web:empty' }, { ref: 'telegram:x' }],
    replyTo: { message: 'm', photos: [{ ref: 'web:p0' }, photo] },
  });
  const kept = await inbox.put(
    sent,
    new Map([
      ['web:p1', large],
      ['web:p0', small],
      ['web:empty', Buffer.of()],
    ]),
  );
  if (kept?.kind !== 'message') throw new Error('not kept');
  const files = photos.files(elsewhere);
  // Matchers compare large buffers byte by byte, for most of a minute.
  const same = async (ref: PhotoRef, bytes: Buffer): Promise<boolean> => bytes.equals(await files.fetch(ref));
  expect(await same(kept.photos[0]!, large)).toBe(true);
  expect(await files.fetch(kept.photos[1]!)).toHaveLength(0);
  expect(await files.fetch(kept.photos[2]!)).toEqual(Buffer.from('elsewhere telegram:x'));
  expect(await files.fetch(kept.replyTo!.photos[0]!)).toEqual(small);
  expect(await same(kept.replyTo!.photos[1]!, large)).toBe(true);
  expect(kept.photos[0]!.name).toBe('class.jpg');

  const sealed = (await storage.store.getMany(await storage.store.keys('held:'))).map((text) => text!.slice(0, 200));
  const raw = async (): Promise<Buffer> =>
    Buffer.concat(await Promise.all(['', '-wal'].map((end) => readFile(join(folder, `rollcall.sqlite${end}`)))));
  const before = await raw();
  expect(before.includes('nobody may see')).toBe(false);
  expect(sealed.map((text) => before.includes(text))).toEqual([true, true, true, true]);
  await inbox.done('a');
  const after = await raw();
  expect(sealed.map((text) => after.includes(text))).toEqual([false, false, false, false]);
  await expect(files.fetch(kept.photos[0]!)).rejects.toMatchObject({ code: 'photo.gone' });
});

test('photos held for an event that never got into the inbox are gone at the next start', async () => {
  const folder = await scratchFolder();
  const { storage, photos, inbox } = await openDesk(folder);
  await photos.put('nobody', 0, Buffer.from('orphan'));
  await inbox.put(message('a', { photos: [photo] }), new Map([[photo.ref, Buffer.from('wanted')]]));
  await storage.close();
  const again = await openDesk(folder);
  expect(await again.storage.store.keys('held:')).toHaveLength(1);
});

test('a crash while an event is being closed leaves nothing to do again, and nothing behind', async () => {
  const folder = await scratchFolder();
  const { storage, inbox } = await openDesk(folder);
  const { store } = storage;
  await inbox.put(message('a', { photos: [photo] }), new Map([[photo.ref, Buffer.from('bytes')]]));
  const [entry] = await store.keys('inbox:');
  await store.set(`done:1970-01-01:${entry!.slice('inbox:'.length)}`, '');
  await storage.close();
  const again = await openDesk(folder);
  expect((await again.inbox.pending()).waiting).toEqual([]);
  expect(await again.storage.store.keys('held:')).toEqual([]);
});

test('an event set aside is done, has an id, loses its photos at once, and is kept a week', async () => {
  let now = 100 * day;
  const { storage, inbox } = await openDesk(await scratchFolder(), () => now);
  await inbox.put(message('a', { photos: [photo] }), new Map([[photo.ref, Buffer.from('bytes')]]));
  const id = await inbox.giveUp('a');
  expect(id).toMatch(/^[a-z2-7]{10}$/);
  expect(await inbox.giveUp('a')).toBe(id);
  expect((await inbox.pending()).waiting).toEqual([]);
  expect(await storage.store.keys('held:')).toEqual([]);
  now += 7 * day;
  await inbox.sweep();
  expect(await storage.store.keys('aside:')).toHaveLength(1);
  now += 1;
  await inbox.sweep();
  expect(await storage.store.keys('aside:')).toEqual([]);
});

test('forgetting a person forgets the events of theirs that were set aside', async () => {
  const { storage, inbox } = await openDesk(await scratchFolder());
  const ann = { id: 'annannanna', name: 'Ann', accounts: ['web:ann'], templates: [], classes: [], since: 1 };
  await storage.people.add(ann);
  await inbox.put(message('a'));
  await inbox.giveUp('a');
  await inbox.put(message('b', { sender: { account: 'web:bob', name: 'Bob' } }));
  await inbox.giveUp('b');
  await storage.people.forget(ann.id);
  expect(await storage.store.keys('aside:')).toHaveLength(1);
});

test('what was done is known for three days', async () => {
  let now = 100 * day;
  const { storage, inbox } = await openDesk(await scratchFolder(), () => now);
  await inbox.put(message('a'));
  await inbox.done('a');
  now += 3 * day;
  await inbox.sweep();
  expect(await inbox.put(message('a'))).toBeUndefined();
  now += day;
  await inbox.sweep();
  expect(await storage.store.keys('done:')).toEqual([]);
});

test('an event that cannot be read is said, and keeps none of the others from their turn', async () => {
  const { storage, inbox } = await openDesk(await scratchFolder());
  await inbox.put(message('a'));
  await storage.store.set('inbox:broken', 'not sealed by anybody');
  const { waiting, unreadable } = await inbox.pending();
  expect(waiting).toHaveLength(1);
  expect(unreadable.map((error) => error.message)).toEqual([expect.stringMatching(/^inbox:broken cannot be read/)]);
});

test('nothing acknowledged is lost and nothing done is done again, killed three times with kill -9', async () => {
  const folder = await scratchFolder();
  const received = new Set<string>();
  const done = new Set<string>();
  for (let round = 0; round < 3; round++) {
    const child = new URL('works-until-killed.ts', import.meta.url);
    for (const line of await killedAfter(20 + 15 * round, child, folder, `${round}`)) {
      const [what, id] = line.split(' ');
      if (what === 'handles') expect(done).not.toContain(id);
      (what === 'done' ? done : received).add(id!);
    }
    const { storage, inbox } = await openDesk(folder, Date.now);
    const waiting = new Set((await inbox.pending()).waiting.map(({ event }) => event.id));
    for (const id of received) {
      expect(waiting.has(id) || (await inbox.put(message(id))) === undefined, `${id} was received`).toBe(true);
    }
    for (const id of done) expect(waiting.has(id), `${id} was done`).toBe(false);
    expect(await storage.store.keys('held:')).toHaveLength(waiting.size);
    await storage.close();
  }
});
