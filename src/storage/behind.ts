/** Which sessions' and classes' messages do not say yet what the documents say: a restart does not forget them. */
import type { Behind } from '../stories/kernel/services.js';
import type { Store } from './store.js';

const prefix = 'live:';

/** The key is all there is: the ids of a class and a session, as the keys of their documents have them. */
export function createBehind(store: Store): Behind {
  const keyOf = ({ klass, session = '' }: Parameters<Behind['note']>[0]): string => `${prefix}${klass}:${session}`;
  return {
    note: (which) => store.set(keyOf(which), ''),
    done: (which) => store.delete(keyOf(which)),
    async all() {
      const keys = await store.keys(prefix);
      return keys.map((key) => {
        const [klass = '', session = ''] = key.slice(prefix.length).split(':');
        return { klass, session: session || undefined };
      });
    },
  };
}
