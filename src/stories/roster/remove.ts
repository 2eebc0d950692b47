/** `/roster remove PERSON`: off the roster, with a way back. */
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { withoutPerson } from '../../people/erasure.js';
import { eraseReply, erasedReply, putBackReply, removedReply } from './change-replies.js';
import { admit, expectNoMore } from '../join/admit.js';
import type { Story, Context } from '../kernel/story.js';
import { askHosts } from '../look-alikes/look-alikes.js';
import { everyClassOf } from '../kernel/their-classes.js';
import { hostedClass, hostsAllOf } from '../kernel/permissions.js';
import { findOnRoster } from './list.js';

export async function removeMember(context: Context<MessageReceived>, klass: Class, query: string): Promise<void> {
  const { services, say, event } = context;
  const { person } = await findOnRoster(context, klass, query);
  await services.classes.change(klass.id, (now) => setMember(now, person.id, { state: 'left' }));
  await expectNoMore(services, klass, [person.id], event.at);
  await context.replyPrivately(removedReply(say, klass, person));
}

export const removePresses: NonNullable<Story['presses']> = {
  'roster-back': async (context, [id, personId = '']) => {
    const { services, say, event } = context;
    const klass = await hostedClass(context, id);
    const person = await services.people.get(personId);
    if (!person || !memberOf(klass, personId)) throw new UserError('button.stale');
    const { klass: now, alike } = await admit(services, klass.id, person, event.at);
    if (alike.length > 0) await askHosts(services, now, person, alike);
    await context.rewrite(putBackReply(say, person.name, alike.length > 0));
  },
  /**
   * Somebody without an account cannot send /forget: a host does it for them, once they are off the roster. Asked twice,
   * for it cannot be taken back.
   */
  erase: async (context, [id, personId = '', sure]) => {
    const { services, say } = context;
    const klass = await hostedClass(context, id);
    const person = await services.people.get(personId);
    if (!person || person.accounts.length > 0 || memberOf(klass, personId)?.state !== 'left') {
      throw new UserError('button.stale');
    }
    if (!(await hostsAllOf(context, person)))
      return context.notify(say('roster.erase.elsewhere', { name: person.name }));
    if (sure !== 'sure') return context.rewrite(eraseReply(say, klass, person));
    for (const { id: each } of await everyClassOf(services, person)) {
      await services.classes.change(each, (now) => withoutPerson(now, person));
    }
    await services.people.forget(person.id);
    await context.rewrite(erasedReply(say));
  },
};
