/** The repository of persons. */
import { z } from 'zod';
import { UserError } from '../errors.js';
import type { People } from '../stories/kernel/services.js';
import type { Person, PersonId } from '../people/person.js';
import { createDocuments, firstVersion } from './documents.js';
import type { Locks } from './locks.js';
import { createNameIndex } from './name-index.js';
import { createPersonDocuments } from './person-documents.js';
import { UnreadableDocument } from './seal.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

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
