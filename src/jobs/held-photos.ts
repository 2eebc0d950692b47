/** Photos whose platform does not keep them: sealed, beside the inbox, until their event is answered. */
import type { PhotoRef } from '../chat/event.js';
import type { Files } from '../chat/ports.js';
import { UserError } from '../errors.js';
import type { Shelf } from '../storage/open-storage.js';

export interface HeldPhotos {
  /** Resolves with the photo's ref when its bytes are durable. `owner` is the hidden id of the event. */
  put(owner: string, place: number, bytes: Uint8Array): Promise<string>;
  /** Drops what these refs stand for; refs of other kinds are left alone. */
  drop(refs: readonly string[]): Promise<void>;
  /** Drops what belongs to nobody: held for an event that a crash kept out of the inbox. */
  dropAllBut(owners: ReadonlySet<string>): Promise<void>;
  /** Fetches what is held here, and everything else from `elsewhere`. */
  files(elsewhere: Files): Files;
}

/** Bytes sealed and written at one go: a few milliseconds, so that a large photo does not hold the event loop. */
const chunkBytes = 1 << 20;
const prefix = 'held:';

/** Whether these bytes lie here, and only until their event is answered. */
export function isHeld(ref: string): boolean {
  return ref.startsWith(prefix);
}

export function createHeldPhotos({ store, vault }: Pick<Shelf, 'store' | 'vault'>): HeldPhotos {
  /** A ref is `held:{event}:{place}:{chunks}`, and its chunks are stored under the ref and their number. */
  function keysOf(ref: string): string[] {
    const chunks = Number(ref.split(':')[3]);
    return Array.from({ length: chunks }, (_, i) => `${ref}:${i}`);
  }

  async function fetch(ref: string): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    for (const key of keysOf(ref)) {
      const sealed = await store.get(key);
      if (sealed === undefined) throw new UserError('photo.gone');
      parts.push(vault.documents.open(key, sealed));
    }
    return Buffer.concat(parts);
  }

  return {
    async put(owner, place, bytes) {
      const ref = `${prefix}${owner}:${place}:${Math.ceil(bytes.length / chunkBytes)}`;
      for (const [i, key] of keysOf(ref).entries()) {
        const chunk = bytes.subarray(i * chunkBytes, (i + 1) * chunkBytes);
        await store.set(key, vault.documents.seal(key, chunk));
      }
      return ref;
    },
    async drop(refs) {
      const keys = refs.filter(isHeld).flatMap(keysOf);
      for (const key of keys) await store.delete(key);
      if (keys.length > 0) await store.scrub();
    },
    async dropAllBut(owners) {
      const orphans = (await store.keys(prefix)).filter((key) => !owners.has(key.split(':')[1]!));
      for (const key of orphans) await store.delete(key);
      if (orphans.length > 0) await store.scrub();
    },
    files: (elsewhere) => ({
      fetch: (photo: PhotoRef) => (isHeld(photo.ref) ? fetch(photo.ref) : elsewhere.fetch(photo)),
    }),
  };
}
