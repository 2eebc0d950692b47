/** Events, and an inbox in a scratch folder, for the tests of this room. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { MessageReceived, TimerFired } from '../../src/chat/event.js';
import { createAlbums } from '../../src/jobs/albums.js';
import { createHeldPhotos, type HeldPhotos } from '../../src/jobs/held-photos.js';
import { createInbox, type Inbox } from '../../src/jobs/inbox.js';
import { openStorage, type Storage } from '../../src/storage/open-storage.js';

export function message(id: string, more: Partial<MessageReceived> = {}): MessageReceived {
  return {
    kind: 'message',
    id,
    at: 1,
    chat: { id: 'web:class', kind: 'group', title: 'Biology' },
    sender: { account: 'web:ann', name: 'Ann Example' },
    message: id,
    text: '/attend',
    photos: [],
    mentions: [],
    ...more,
  };
}

export const timer: TimerFired = { kind: 'timer', id: 'timer:sessions:1', at: 60_000, timer: 'sessions' };

export interface Desk {
  storage: Storage;
  photos: HeldPhotos;
  inbox: Inbox;
}

/** Opens what lies in `folder`, as a start of the bot does. */
export async function openDesk(folder: string, now: () => number = () => 1_000): Promise<Desk> {
  const storage = await openStorage(join(folder, 'rollcall.sqlite'), { keyFile: join(folder, 'rollcall.key') }, now);
  onTestFinished(() => storage.close().catch(() => undefined));
  const photos = createHeldPhotos(storage);
  return { storage, photos, inbox: await createInbox(storage, photos, createAlbums(storage, now), now) };
}
