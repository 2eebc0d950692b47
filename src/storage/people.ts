/** The repository of persons. */
import { UserError } from '../errors.js';
import { type Person, person as personSchema, type PersonId, template } from '../people/person.js';
import type { People } from '../stories/kernel/services.js';
import { createDocuments, decode, encode, firstVersion, type Kind } from './documents.js';
import type { Locks } from './locks.js';
import { createNameIndex } from './name-index.js';
import { UnreadableDocument } from './seal.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';
import { z } from 'zod';

/**
 * What is left of somebody who was forgotten, so that a replay does not bring them back. `accounts` is there while the
 * forgetting is under way: the hidden accounts whose traces are still to be removed.
 */
const tombstone = firstVersion(z.object({ at: z.number(), accounts: z.array(z.string()).optional() }));
const goneKey = (id: PersonId): string => `gone:${id}`;

/** Prefixes of what an account said and is still kept: conversations, events that failed (jobs/inbox). */
function tracesOf(hiddenAccount: string): string[] {
  return [`talk:${hiddenAccount}:`, `aside:${hiddenAccount}:`];
}

/**
 * Finishes what a crash interrupted, then answers the repository. `now` in milliseconds UTC. `add` throws UserError
 * `person.not-registered` for somebody who was forgotten, and answers the owner where one of the accounts has one.
 */
export async function createPeople(store: Store, vault: Vault, locks: Locks, now: () => number): Promise<People> {
  const tombstones = createDocuments(store, vault.documents, tombstone);
  const isGone = async (id: PersonId): Promise<boolean> => (await store.get(goneKey(id))) !== undefined;
  const documents = createPersonDocuments(store, vault, isGone);
  const get = (id: PersonId): Promise<Person | undefined> => documents.get(id);
  const accounts = createNameIndex({ store, vault, locks }, 'account', get, (person) => person.accounts);
  const hold = <T>(id: PersonId, work: () => Promise<T>): Promise<T> => locks.hold(`person:${id}`, work);

  async function finishForgetting(id: PersonId, hidden: readonly string[]): Promise<void> {
    await documents.destroy(id);
    await accounts.drop(hidden, id);
    for (const prefix of hidden.flatMap(tracesOf)) {
      for (const key of await store.keys(prefix)) await store.delete(key);
    }
    await store.scrub();
    await tombstones.put(goneKey(id), { at: now() });
  }

  const gone = await store.keys('gone:');
  for (const [i, stone] of (await tombstones.many(gone)).entries()) {
    if (stone?.accounts !== undefined) await finishForgetting(gone[i]!.slice('gone:'.length), stone.accounts);
  }

  return {
    get,
    many: (ids) => documents.many(ids),
    of: (account) => accounts.find(account),
    add: (person) =>
      hold(person.id, async () => {
        if (await isGone(person.id)) throw new UserError('person.not-registered');
        const there = await get(person.id);
        if (there === undefined) return accounts.claim(person, () => documents.put(person));
        await accounts.follow(there, there);
        return there;
      }),
    change: (id, apply) =>
      hold(id, async () => {
        const before = await get(id);
        if (before === undefined) throw new UserError('person.unknown', { query: id });
        const after = apply(before);
        if (after !== before) await documents.put(after);
        await accounts.follow(before, after);
        return after;
      }),
    forget: (id) =>
      hold(id, async () => {
        const stone = await tombstones.get(goneKey(id));
        if (stone !== undefined && stone.accounts === undefined) return;
        const hidden = stone?.accounts ?? (await listed(get(id))).map(accounts.hidden);
        await tombstones.put(goneKey(id), { at: now(), accounts: hidden });
        await finishForgetting(id, hidden);
      }),
  };
}

/** Somebody whose document cannot be read is forgotten all the same; the index is repaired where it is met. */
async function listed(reading: Promise<Person | undefined>): Promise<readonly string[]> {
  try {
    return (await reading)?.accounts ?? [];
  } catch (error) {
    if (error instanceof UnreadableDocument) return [];
    throw error;
  }
}

// Where a person is kept: a document sealed with a key of its own, and that key, sealed with the instance's.

export interface PersonDocuments {
  /** Throws UnreadableDocument where the document is there and its key is not, and no tombstone says why. */
  get(id: PersonId): Promise<Person | undefined>;
  many(ids: readonly PersonId[]): Promise<Map<PersonId, Person>>;
  /** The key first, where there is none. */
  put(person: Person): Promise<void>;
  /** The key first: without it the document is noise, wherever copies of it lie. */
  destroy(id: PersonId): Promise<void>;
}

/** Only what the migration touches; the rest is kept as it is. */
const firstShape = z.looseObject({ templates: z.array(template) });

/**
 * Version 2: the face engine compares the directions of descriptors and no longer their lengths. What was kept holds both,
 * so it is taken over as the new version's, and nobody is asked for another selfie.
 */
const kind: Kind<Person> = {
  version: 2,
  schema: personSchema,
  migrations: {
    1: (old) => {
      const person = firstShape.parse(old);
      const isOurs = ({ engine, version }: (typeof person.templates)[number]): boolean =>
        engine === 'face' && version === '1';
      return {
        ...person,
        templates: person.templates.map((made) => (isOurs(made) ? { ...made, version: '2' } : made)),
      };
    },
  },
};
const docKey = (id: PersonId): string => `person:${id}`;
const keyKey = (id: PersonId): string => `personkey:${id}`;

function createPersonDocuments(
  store: Store,
  vault: Vault,
  isGone: (id: PersonId) => Promise<boolean>,
): PersonDocuments {
  async function read(id: PersonId, key: string | undefined, doc: string | undefined): Promise<Person | undefined> {
    if (doc === undefined) return undefined;
    if (key !== undefined) return decode(kind, vault.sealer(vault.documents.open(keyKey(id), key)), docKey(id), doc);
    if (await isGone(id)) return undefined;
    throw new UnreadableDocument(docKey(id), 'its key is missing, and nothing says that this person was forgotten');
  }

  return {
    async get(id) {
      const [key, doc] = await store.getMany([keyKey(id), docKey(id)]);
      return read(id, key, doc);
    },
    async many(ids) {
      const found = await store.getMany([...ids.map(keyKey), ...ids.map(docKey)]);
      const people = new Map<PersonId, Person>();
      for (const [i, id] of ids.entries()) {
        const person = await read(id, found[i], found[ids.length + i]);
        if (person !== undefined) people.set(id, person);
      }
      return people;
    },
    async put(person) {
      const sealed = await store.get(keyKey(person.id));
      const key = sealed === undefined ? vault.newKey() : vault.documents.open(keyKey(person.id), sealed);
      if (sealed === undefined) await store.set(keyKey(person.id), vault.documents.seal(keyKey(person.id), key));
      await store.set(docKey(person.id), encode(kind, vault.sealer(key), docKey(person.id), person));
    },
    async destroy(id) {
      await store.delete(keyKey(id));
      await store.delete(docKey(id));
    },
  };
}
