/** `/roster remove PERSON`: off the roster, with a way back. */
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { withoutPerson } from '../../people/erasure.js';
import { eraseReply, erasedReply, putBackReply, removedReply } from './change-replies.js';
import { admit, expectNoMore } from '../join/admit.js';
import type { Flow, Turn } from '../kernel/story.js';
import { refreshJoinMessage } from '../live/join-message.js';
import { askHosts } from '../look-alikes/look-alikes.js';
import { refreshOpenSheet } from '../live/refresh-shown.js';
import { everyClassOf } from '../kernel/their-classes.js';
import { hostedClass, hostsAllOf } from '../kernel/permissions.js';
import { findOnRoster } from './list.js';

export async function removeMember(turn: Turn<MessageReceived>, klass: Class, query: string): Promise<void> {
  const { rooms, say, event } = turn;
  const { person } = await findOnRoster(turn, klass, query);
  await rooms.classes.change(klass.id, (now) => setMember(now, person.id, { state: 'left' }));
  await expectNoMore(rooms, klass, [person.id], event.at);
  await refreshJoinMessage(rooms, klass.id);
  await turn.whisper(removedReply(say, klass, person));
}

export const removePresses: NonNullable<Flow['presses']> = {
  'roster-back': async (turn, [id, personId = '']) => {
    const { rooms, say, event } = turn;
    const klass = await hostedClass(turn, id);
    const person = await rooms.people.get(personId);
    if (!person || !memberOf(klass, personId)) throw new UserError('button.stale');
    const { klass: now, alike } = await admit(rooms, klass.id, person, event.at);
    if (alike.length > 0) await askHosts(rooms, now, person, alike);
    await refreshJoinMessage(rooms, klass.id);
    await turn.rewrite(putBackReply(say, person.name, alike.length > 0));
  },
  /**
   * Somebody without an account cannot send /forget: a host does it for them, once they are off the roster. Asked twice,
   * for it cannot be taken back.
   */
  erase: async (turn, [id, personId = '', sure]) => {
    const { rooms, say } = turn;
    const klass = await hostedClass(turn, id);
    const person = await rooms.people.get(personId);
    if (!person || person.accounts.length > 0 || memberOf(klass, personId)?.state !== 'left') {
      throw new UserError('button.stale');
    }
    if (!(await hostsAllOf(turn, person))) return turn.toast(say('erase.elsewhere', { name: person.name }));
    if (sure !== 'sure') return turn.rewrite(eraseReply(say, klass, person));
    for (const { id: each } of await everyClassOf(rooms, person)) {
      await rooms.classes.change(each, (now) => withoutPerson(now, person));
    }
    await rooms.people.forget(person.id);
    await refreshOpenSheet(rooms, klass, turn.event.at);
    await turn.rewrite(erasedReply(say));
  },
};
