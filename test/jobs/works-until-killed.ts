/** A child process: puts events into an inbox and works on them, and says each step once it is durable. */
import { setImmediate as turn } from 'node:timers/promises';
import { join } from 'node:path';
import type { Incoming } from '../../src/chat/event.js';
import { createAlbums } from '../../src/jobs/albums.js';
import { createHeldPhotos } from '../../src/jobs/held-photos.js';
import { createInbox } from '../../src/jobs/inbox.js';
import { createLimiter } from '../../src/jobs/limiter.js';
import { startWork } from '../../src/jobs/work.js';
import { openStorage } from '../../src/storage/open-storage.js';

const [, , folder, round] = process.argv;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const storage = await openStorage(
  join(folder!, 'rollcall.sqlite'),
  { keyFile: join(folder!, 'rollcall.key') },
  Date.now,
);
const inbox = await createInbox(storage, createHeldPhotos(storage), createAlbums(storage, Date.now), Date.now);
const turns = createLimiter(4);
const work = await startWork({
  inbox: {
    ...inbox,
    async done(id) {
      await inbox.done(id);
      say(`done ${id}`);
    },
  },
  async handle(event: Incoming) {
    say(`handles ${event.id}`);
    await turn();
  },
  limiterOf: () => turns,
  failed: ({ error }) => {
    throw error;
  },
});
for (let i = 0; ; i++) {
  const id = `${round}-${i}`;
  const chat = { id: `web:${i % 3}`, kind: 'group' as const, title: 'Biology' };
  const sender = { account: 'web:ann', name: 'Ann' };
  await work.receive(
    { kind: 'message', id, at: i, chat, sender, message: id, text: '', photos: [{ ref: 'p' }], mentions: [] },
    new Map([['p', Buffer.from(`photo ${id}`)]]),
  );
  say(`received ${id}`);
  await turn();
}
