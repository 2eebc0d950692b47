/** The repository of one-time codes. */
import { z } from 'zod';
import type { Codes, LinkCode } from '../stories/kernel/services.js';
import { createDocuments, firstVersion } from './documents.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

const linkCode = firstVersion<LinkCode>(
  z.object({
    to: z.union([z.object({ person: z.string() }), z.object({ class: z.string() })]),
    until: z.number(),
    used: z.object({ event: z.string(), from: z.string().optional() }).optional(),
  }),
);

/** `sweep` deletes those whose time is over. */
export type SweptCodes = Codes & { sweep: () => Promise<void> };

/** `now` in milliseconds UTC. The code itself is in no key: whoever reads the store cannot use it. */
export function createCodes(store: Store, vault: Vault, now: () => number): SweptCodes {
  const documents = createDocuments(store, vault.documents, linkCode);
  const keyOf = (code: string): string => `code:${vault.hide('code', code)}`;
  return {
    async get(code) {
      const found = await documents.get(keyOf(code));
      return found && found.until > now() ? found : undefined;
    },
    put: (code, meaning) => documents.put(keyOf(code), meaning),
    async sweep() {
      for (const key of await store.keys('code:')) {
        const found = await documents.get(key);
        if (found !== undefined && found.until <= now()) await store.delete(key);
      }
    },
  };
}
