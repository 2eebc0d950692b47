/** The repository of classes. */
import { klass as classSchema, type Class } from '../classes/class.js';
import { UserError } from '../errors.js';
import type { Classes } from '../stories/kernel/services.js';
import { createDocuments, firstVersion } from './documents.js';
import type { Locks } from './locks.js';
import { createNameIndex } from './name-index.js';
import { openKey } from './sheets.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

const classKey = (id: string): string => `class:${id}`;

/** `add` answers the class that is there, where the id or one of the chats has one. */
export function createClasses(store: Store, vault: Vault, locks: Locks): Classes {
  const documents = createDocuments(store, vault.documents, firstVersion(classSchema));

  /** A session closes in its sheet first. A crash before the class heard of it is mended here. */
  async function withoutClosed(found: Class): Promise<Class> {
    if (found.open === undefined || (await store.get(openKey(found.id, found.open))) !== undefined) return found;
    const mended = { ...found };
    delete mended.open;
    return mended;
  }
  async function get(id: string): Promise<Class | undefined> {
    const found = await documents.get(classKey(id));
    return found === undefined ? undefined : withoutClosed(found);
  }

  const chats = createNameIndex({ store, vault, locks }, 'chat', get, (klass) => klass.chats);

  return {
    get,
    in: (chat) => chats.find(chat),
    async hostedBy(account) {
      const keys = await store.keys(classKey(''));
      const all = await Promise.all(keys.map((key) => get(key.slice(classKey('').length))));
      return all.filter((klass) => klass !== undefined).filter(({ hosts }) => hosts.includes(account));
    },
    add: (klass) =>
      locks.hold(classKey(klass.id), async () => {
        const there = await get(klass.id);
        if (there === undefined) return chats.claim(klass, () => documents.put(classKey(klass.id), klass));
        await chats.follow(there, there);
        return there;
      }),
    change: (id, apply) =>
      locks.hold(classKey(id), async () => {
        const before = await get(id);
        if (before === undefined) throw new UserError('class.none');
        const after = apply(before);
        if (after !== before) await documents.put(classKey(id), after);
        await chats.follow(before, after);
        return after;
      }),
  };
}
