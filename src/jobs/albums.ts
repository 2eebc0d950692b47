/** Albums that come item by item: one message is made of their items, and for a while it is known what an item belonged to. */
import { z } from 'zod';
import { photoRef, type MessageReceived, type PhotoRef } from '../chat/event.js';
import type { Shelf } from '../storage/open-storage.js';
import { isHeld } from './held-photos.js';

export interface SeenAlbums {
  /** Undefined for an album that was not seen, or long ago. */
  of(album: string): Promise<readonly PhotoRef[] | undefined>;
  /** Keeps where the photos of an album are, not the photos: what this machine holds is gone when it is answered. */
  note(album: string, photos: readonly PhotoRef[]): Promise<void>;
  sweep(): Promise<void>;
}

/** Milliseconds: a photo counts for its own day, and a day may have 25 hours. */
const remembered = 25 * 60 * 60 * 1000;
const seen = z.object({ photos: z.array(photoRef), at: z.number() });

/** `now` in milliseconds UTC. */
export function createAlbums({ store, vault, documents }: Shelf, now: () => number): SeenAlbums {
  const notes = documents(seen);
  const keyOf = (album: string): string => `album:${vault.hide('event', album)}`;
  return {
    async note(album, photos) {
      const lasting = photos.filter(({ ref }) => !isHeld(ref));
      if (lasting.length > 0) await notes.put(keyOf(album), { photos: lasting, at: now() });
    },
    of: async (album) => (await notes.get(keyOf(album)))?.photos,
    async sweep() {
      for (const key of await store.keys('album:')) {
        const found = await notes.get(key);
        if (found !== undefined && found.at < now() - remembered) await store.delete(key);
      }
    },
  };
}

/**
 * The album's message with one more item. In the order in which they came, so that what was said of a photo by its place
 * stays true; the item that has words or answers something lends them to all.
 */
export function withItem(album: MessageReceived, item: MessageReceived): MessageReceived {
  const worded = album.text === '' && item.text !== '' ? { text: item.text, mentions: item.mentions } : {};
  const replyTo = album.replyTo ?? item.replyTo;
  return { ...album, ...worded, ...(replyTo && { replyTo }), photos: [...album.photos, ...item.photos] };
}
