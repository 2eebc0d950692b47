/** Where a person is kept: a document sealed with a key of its own, and that key, sealed with the instance's. */
import { z } from 'zod';
import { person as personSchema, template, type Person, type PersonId } from '../people/person.js';
import { decode, encode, type Kind } from './documents.js';
import { UnreadableDocument } from './seal.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

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

export function createPersonDocuments(
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
