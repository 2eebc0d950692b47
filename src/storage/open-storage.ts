/** The whole room, opened in its order: store, vault, then the repositories, which mend what a crash left. */
import type { z } from 'zod';
import { digests, noDigests, type Digests } from '../classes/digests.js';
import { emptyTimetable, timetable, type Timetable } from '../classes/timetable/timetable.js';
import type {
  Behind,
  Classes,
  Codes,
  DueDocuments,
  People,
  Sheets,
  Conversations,
  WaitingAnswers,
} from '../stories/kernel/services.js';
import { createBehind } from './behind.js';
import { createClasses } from './classes.js';
import { createCodes } from './codes.js';
import { createDocuments, firstVersion, type Documents } from './documents.js';
import { createDueDocuments } from './due-documents.js';
import type { KeySource } from './instance-key.js';
import { createLocks, type Locks } from './locks.js';
import { createPeople } from './people.js';
import { createSheets } from './sheets.js';
import { openSqliteStore } from './sqlite-store.js';
import type { Store } from './store.js';
import { createConversations } from './conversations.js';
import { openVault, type Vault } from './vault.js';
import { createWaitingAnswers } from './waiting-answers.js';

/** What a room keeps documents of its own with: `jobs/` does. */
export interface Shelf {
  store: Store;
  vault: Vault;
  locks: Locks;
  /** Documents sealed with the instance's key, of a kind that never had another shape. */
  documents: <T>(schema: z.ZodType<T>) => Documents<T>;
}

export interface Storage extends Shelf {
  people: People;
  classes: Classes;
  sheets: Sheets;
  conversations: Conversations;
  codes: Codes;
  waiting: WaitingAnswers;
  behind: Behind;
  timetables: DueDocuments<Timetable>;
  digests: DueDocuments<Digests>;
  /** Deletes conversations, codes and waiting answers that are over. For a timer, now and then. */
  sweep: () => Promise<void>;
  close: () => Promise<void>;
}

/** `path` is the database file. Throws the UserErrors `store.unopenable` and `store.key`. */
export async function openStorage(path: string, key: KeySource, now: () => number): Promise<Storage> {
  const store = await openSqliteStore(path);
  try {
    const vault = await openVault(store, key);
    const locks = createLocks();
    const conversations = createConversations(store, vault, now);
    const codes = createCodes(store, vault, now);
    const waiting = createWaitingAnswers(store, vault, now);
    const people = await createPeople(store, vault, locks, now);
    const ground = { store, vault, locks };
    return {
      ...ground,
      documents: (schema) => createDocuments(store, vault.documents, firstVersion(schema)),
      people: {
        ...people,
        async forget(id) {
          // They may be named in one.
          await waiting.clear();
          await people.forget(id);
        },
      },
      classes: createClasses(store, vault, locks),
      sheets: await createSheets(store, vault, locks),
      conversations,
      timetables: createDueDocuments(ground, { name: 'timetable', schema: timetable, empty: emptyTimetable }),
      digests: createDueDocuments(ground, { name: 'digests', schema: digests, empty: noDigests }),
      codes,
      waiting,
      behind: createBehind(store),
      sweep: async () => {
        await conversations.sweep();
        await codes.sweep();
        await waiting.sweep();
      },
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
