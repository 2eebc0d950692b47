/** Documents of classes that have their time: found by when they are due, so that a minute reads only what it has to do. */
import type { z } from 'zod';
import type { ClassId } from '../classes/class.js';
import type { Due, DueDocuments } from '../stories/kernel/services.js';
import { createDocuments, firstVersion } from './documents.js';
import type { Locks } from './locks.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

/** Digits of a time in a key, so that keys come in the order of their times: until the year 33658. */
const digits = 15;

export interface DueKind<T> {
  /** Prefix of the documents' keys, and their part of the times' keys. */
  name: string;
  schema: z.ZodType<T>;
  /** What a class has that never set anything. */
  empty: T;
}

export function createDueDocuments<T extends Due>(
  { store, vault, locks }: { store: Store; vault: Vault; locks: Locks },
  { name, schema, empty }: DueKind<T>,
): DueDocuments<T> {
  const documents = createDocuments(store, vault.documents, firstVersion(schema));
  const keyOf = (klass: ClassId): string => `${name}:${klass}`;
  const times = `due:${name}:`;
  const timeKey = (klass: ClassId, due: number): string => `${times}${String(due).padStart(digits, '0')}:${klass}`;

  /** Whether a time is the document's own; one that a crash left behind is deleted. */
  async function isMeant(key: string, klass: ClassId, time: number): Promise<boolean> {
    if ((await documents.get(keyOf(klass)))?.due === time) return true;
    await locks.hold(keyOf(klass), async () => {
      if ((await documents.get(keyOf(klass)))?.due !== time) await store.delete(key);
    });
    return false;
  }

  return {
    get: (klass) => documents.get(keyOf(klass)),
    change: (klass, apply) =>
      locks.hold(keyOf(klass), async () => {
        const before = (await documents.get(keyOf(klass))) ?? empty;
        const after = apply(before);
        if (after === before) return after;
        // The new time first, the old one last: a crash in between leaves a time too many, and never one too few.
        if (after.due !== undefined) await store.set(timeKey(klass, after.due), '');
        await documents.put(keyOf(klass), after);
        if (before.due !== undefined && before.due !== after.due) await store.delete(timeKey(klass, before.due));
        return after;
      }),
    async due(at) {
      const found: ClassId[] = [];
      for (const key of await store.keys(times)) {
        const [time = '', klass = ''] = key.slice(times.length).split(':');
        if (Number(time) > at) break;
        if (await isMeant(key, klass, Number(time))) found.push(klass);
      }
      return found;
    },
  };
}
