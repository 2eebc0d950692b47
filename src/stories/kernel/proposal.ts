/**
 * What a host asked for and is shown before it counts. Any host of the class settles it, from whichever chat they read it in;
 * the last one that was asked for waits, for a while.
 */
import type { z } from 'zod';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Conversation, Services } from './services.js';
import type { Context } from './story.js';

type State = Conversation['state'];

export interface Proposal<S extends State> {
  /** Waits for an answer, and its id, short enough for a button. The same event again asks the same. */
  set(context: Context, klass: Class, state: S): Promise<string>;
  /** What waits under this id. Throws UserError `button.stale` where it does no more. */
  read(services: Services, klass: Class, id: string | undefined): Promise<S>;
  /** It is settled. */
  end(services: Services, klass: Class): Promise<void>;
}

/** Milliseconds: long enough to ask a colleague, and no longer than names should lie about. */
const patience = 24 * 3_600_000;

/** `name` is stored, and nobody else's. */
export function proposal<S extends State>(name: string, schema: z.ZodType<S>): Proposal<S> {
  /** No chat and no account has such a name. */
  const place = (klass: Class): [string, string] => [`class ${klass.id}`, name];
  return {
    async set({ services, event }, klass, state) {
      const id = services.idFrom(event.id, name);
      const until = services.now() + patience;
      await services.conversations.set(...place(klass), { name, state: { id, proposed: state }, until });
      return id;
    },
    async read(services, klass, id) {
      const found = await services.conversations.get(...place(klass));
      const { data } = schema.safeParse(found?.state['proposed']);
      if (!data || found?.state['id'] !== id) throw new UserError('button.stale');
      return data;
    },
    end: (services, klass) => services.conversations.end(...place(klass)),
  };
}
