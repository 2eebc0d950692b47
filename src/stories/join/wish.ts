/** Who tapped Join and has to register first: they join once they have, whichever way they took there. */
import type { Class } from '../../classes/class.js';
import type { Context } from '../kernel/story.js';

/** No chat has such a name. */
const place = 'join';
/** Milliseconds: registering is put off until the evening, and no longer than that. */
const patience = 24 * 3_600_000;

export async function wishToJoin({ services, event }: Context, klass: Class): Promise<void> {
  const until = services.now() + patience;
  await services.conversations.set(place, event.sender.account, { name: place, state: { class: klass.id }, until });
}

export async function wishedClass({ services, event }: Context): Promise<Class | undefined> {
  const id = (await services.conversations.get(place, event.sender.account))?.state['class'];
  return typeof id === 'string' ? services.classes.get(id) : undefined;
}

export async function endWish({ services, event }: Context): Promise<void> {
  await services.conversations.end(place, event.sender.account);
}
