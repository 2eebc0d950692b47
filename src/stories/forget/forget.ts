/** /forget: after a confirmation, nothing of the person can be read again. */
import { isOpen, leaveSheet } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { withoutAccounts, withoutPerson } from '../../people/erasure.js';
import { withoutDecider } from '../../people/excuses.js';
import { membershipsOf } from '../../people/kept.js';
import type { Person, PersonId } from '../../people/person.js';
import { forgetQuestion, forgottenReply, keptReply } from '../me/me-replies.js';
import type { Flow, Turn } from '../kernel/story.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import { refreshJoinMessage } from '../live/join-message.js';
import { refreshOpenSheet } from '../live/refresh-shown.js';
import type { Rooms } from '../kernel/services.js';
import { classesNaming, theirClasses } from '../kernel/their-classes.js';
import { personOf } from '../kernel/permissions.js';

export const forget: Flow = {
  commands: { forget: { place: 'direct', run: ask } },
  presses: { forget: press },
};

async function ask(turn: Turn): Promise<void> {
  const person = await personOf(turn);
  const classes = await theirClasses(turn.rooms, person);
  const memberships = membershipsOf(person, await classesNaming(turn.rooms, person));
  const hosted = memberships.filter(({ isHost }) => isHost).map(({ title }) => title);
  await turn.answer(forgetQuestion(turn.say, person.name, classes.length, hosted));
}

async function press(turn: Turn<ButtonPressed>, [action]: string[]): Promise<void> {
  if (action === 'ask') return ask(turn);
  if (action === 'no') return turn.rewrite(keptReply(turn.say));
  if (action !== 'yes') throw new UserError('button.stale');
  await forgetSender(turn);
  await turn.rewrite(forgottenReply(turn.say));
}

/**
 * Classes first, while it is still known which they are; the person last. A crash in between leaves somebody who is in
 * fewer classes, and the same event, handled again, forgets the rest. Forgetting nobody is done already.
 */
async function forgetSender({ rooms, event }: Turn): Promise<void> {
  await rooms.talks.end(event.chat.id, event.sender.account);
  const person = await rooms.people.of(event.sender.account);
  if (!person) return;
  const left: Class[] = [];
  for (const { id } of await classesNaming(rooms, person)) {
    const klass = await rooms.classes.change(id, (now) => withoutPerson(now, person));
    await refreshJoinMessage(rooms, id);
    for (const { session } of await everySheetOf(rooms, klass)) {
      await rooms.sheets.change(id, session, (sheet) => letGo(sheet, person, event.at));
    }
    for (const { person: member } of klass.members) await forgetDecider(rooms, member, person);
    left.push(klass);
  }
  await rooms.people.forget(person.id);
  for (const klass of left) await refreshOpenSheet(rooms, klass, event.at);
}

/** Others' excuses that they decided on as a host keep the decision, without whose it was. */
async function forgetDecider(rooms: Rooms, id: PersonId, { accounts }: Person): Promise<void> {
  const member = await rooms.people.get(id);
  if (!member || withoutDecider(member, accounts) === member) return;
  await rooms.people.change(id, (now) => withoutDecider(now, accounts));
}

/** From a session that is open they are gone as well, unless it says something of them: nobody waits for them. */
function letGo(sheet: Sheet, { id, accounts }: Person, at: number): Sheet {
  const after = withoutAccounts(sheet, accounts);
  return isOpen(after, at) ? leaveSheet(after, id) : after;
}
