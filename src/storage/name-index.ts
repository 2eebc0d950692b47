/** From an outside name (an account, a chat) to the document that it belongs to. */
import { z } from 'zod';
import { createDocuments, firstVersion } from './documents.js';
import type { Locks } from './locks.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

/**
 * The document has the last word: an entry that a crash left behind, pointing at a document that is not there or does not
 * list the name, is removed when it is met. Every method locks the names it touches, and nothing else.
 */
export interface NameIndex<T> {
  find: (name: string) => Promise<T | undefined>;
  /** Runs `add` and points the document's names at it, unless one of them has an owner: that one is answered then. */
  claim: (document: T, add: () => Promise<void>) => Promise<T>;
  /** Points the names that are new, or have no entry, at `after`, and drops those that it lists no more. */
  follow: (before: T, after: T) => Promise<void>;
  /** Removes the names that point at `id`, given as `hidden` gives them. */
  drop: (hidden: readonly string[], id: string) => Promise<void>;
  /** What stands for the name in storage keys. */
  hidden: (name: string) => string;
}

const pointer = firstVersion(z.object({ id: z.string() }));

export function createNameIndex<T extends { id: string }>(
  { store, vault, locks }: { store: Store; vault: Vault; locks: Locks },
  kind: 'account' | 'chat',
  read: (id: string) => Promise<T | undefined>,
  names: (document: T) => readonly string[],
): NameIndex<T> {
  const pointers = createDocuments(store, vault.documents, pointer);
  const hidden = (name: string): string => vault.hide(kind, name);
  const keyOf = (name: string): string => `${kind}:${hidden(name)}`;

  async function owner(name: string): Promise<T | undefined> {
    const target = await pointers.get(keyOf(name));
    const document = target && (await read(target.id));
    return document && names(document).includes(name) ? document : undefined;
  }

  function drop(hiddenNames: readonly string[], id: string): Promise<void> {
    const keys = hiddenNames.map((name) => `${kind}:${name}`);
    return locks.holdAll(keys, async () => {
      for (const key of keys) if ((await pointers.get(key))?.id === id) await store.delete(key);
    });
  }

  return {
    hidden,
    drop,
    async find(name) {
      const found = await owner(name);
      if (found !== undefined || (await store.get(keyOf(name))) === undefined) return found;
      return locks.hold(keyOf(name), async () => {
        const still = await owner(name);
        if (still === undefined) await store.delete(keyOf(name));
        return still;
      });
    },
    claim: (document, add) =>
      locks.holdAll(names(document).map(keyOf), async () => {
        for (const name of names(document)) {
          const other = await owner(name);
          if (other !== undefined) return other;
        }
        await add();
        for (const name of names(document)) await pointers.put(keyOf(name), { id: document.id });
        return document;
      }),
    async follow(before, after) {
      const { id } = after;
      await locks.holdAll(names(after).map(keyOf), async () => {
        for (const name of names(after)) {
          const target = await pointers.get(keyOf(name));
          const isNew = !names(before).includes(name);
          if (target === undefined || (isNew && target.id !== id)) await pointers.put(keyOf(name), { id });
        }
      });
      await drop(
        names(before)
          .filter((name) => !names(after).includes(name))
          .map(hidden),
        id,
      );
    },
  };
}
