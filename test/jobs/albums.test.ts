import { expect, test } from 'vitest';
import type { Incoming, MessageReceived } from '../../src/chat/event.js';
import { createAlbums } from '../../src/jobs/albums.js';
import { createLimiter } from '../../src/jobs/limiter.js';
import { startWork } from '../../src/jobs/work.js';
import { scratchFolder } from '../storage/ground.js';
import { message, openDesk, type Desk } from './events.js';

const album = 'telegram:album:1';
const item = (n: number, more: Partial<MessageReceived> = {}): MessageReceived =>
  message(`u${n}`, { message: `m${n}`, text: '', photos: [{ ref: `telegram:p${n}` }], album, ...more });

async function bench(desk: Desk, more: { begun?: () => Promise<void> } = {}) {
  const handled: Incoming[] = [];
  const pauses: ((value: unknown) => void)[] = [];
  const work = await startWork({
    inbox: desk.inbox,
    handle: async (event) => {
      handled.push(event);
      await more.begun?.();
    },
    limiterOf: () => turns,
    failed: ({ error }) => expect.fail(String(error)),
    // Quiet comes when the test lets it.
    wait: () => new Promise((resolve) => pauses.push(resolve)),
  });
  const quiet = async (): Promise<void> => {
    while (pauses.length === 0) await new Promise((resolve) => setImmediate(resolve));
    for (const pause of pauses.splice(0)) pause(undefined);
  };
  return { work, handled, quiet };
}
const turns = createLimiter(8);
const photosOf = (event: Incoming | undefined) => (event?.kind === 'message' ? event.photos.map(({ ref }) => ref) : []);

test('the items of an album are one message, with the words of the one that has some', async () => {
  const desk = await openDesk(await scratchFolder());
  const { work, handled, quiet } = await bench(desk);
  await work.receive(item(1));
  await work.receive(item(2, { text: '/attend' }));
  await quiet();
  await work.receive(item(3));
  // Nothing was quiet yet since the third.
  expect(handled).toEqual([]);
  await quiet();
  await quiet();
  await work.idle();
  expect(handled).toHaveLength(1);
  expect(handled[0]).toMatchObject({ id: album, message: 'm1', text: '/attend' });
  expect(photosOf(handled[0])).toEqual(['telegram:p1', 'telegram:p2', 'telegram:p3']);
});

test('an item that arrives twice counts once: while its album waits, and when it is done', async () => {
  const desk = await openDesk(await scratchFolder());
  const { work, handled, quiet } = await bench(desk);
  for (const n of [1, 2, 1, 2]) await work.receive(item(n));
  await quiet();
  await quiet();
  await work.idle();
  for (const n of [1, 2]) await work.receive(item(n));
  await work.idle();
  expect(handled.map(photosOf)).toEqual([['telegram:p1', 'telegram:p2']]);
});

test('an item that comes after work on its album began is a message of its own', async () => {
  const desk = await openDesk(await scratchFolder());
  let late: Promise<void> | undefined;
  const { work, handled, quiet } = await bench(desk, { begun: () => (late ??= work.receive(item(2))) });
  await work.receive(item(1));
  await quiet();
  await work.idle();
  await work.receive(item(3));
  await work.idle();
  expect(handled.map(({ id }) => id)).toEqual([album, 'u2', 'u3']);
  expect(handled.map(photosOf)).toEqual([['telegram:p1'], ['telegram:p2'], ['telegram:p3']]);
});

test('an album that a crash interrupted is gathered on after the restart', async () => {
  const folder = await scratchFolder();
  const before = await openDesk(folder);
  await before.inbox.put(item(1));
  await before.storage.close();
  const { work, handled, quiet } = await bench(await openDesk(folder));
  await work.receive(item(1));
  await work.receive(item(2));
  await quiet();
  await quiet();
  await work.idle();
  expect(handled.map(photosOf)).toEqual([['telegram:p1', 'telegram:p2']]);
});

test('for a day it is known which photos were an album; photos that lie here are not', async () => {
  let now = Date.parse('2026-11-25T08:00:00Z');
  const desk = await openDesk(await scratchFolder(), () => now);
  await desk.inbox.put(item(1));
  await desk.inbox.put(item(2, { photos: [{ ref: 'held:x:0:1' }] }));
  const albums = createAlbums(desk.storage, () => now);
  expect(await albums.of(album)).toBeUndefined();
  await desk.inbox.start(album);
  await desk.inbox.done(album);
  expect(await albums.of(album)).toEqual([{ ref: 'telegram:p1' }]);
  now += 24 * 60 * 60 * 1000;
  await albums.sweep();
  expect(await albums.of(album)).toBeDefined();
  now += 2 * 60 * 60 * 1000;
  await albums.sweep();
  expect(await albums.of(album)).toBeUndefined();
});
