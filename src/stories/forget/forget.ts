/** /forget: after a confirmation, nothing of the person can be read again. */
import { command, nothing } from '../kernel/command.js';
import { isOpen, leaveSheet } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import { withoutAccounts, withoutPerson } from '../../people/erasure.js';
import { withoutDecider } from '../../people/excuses.js';
import { membershipsOf } from '../../people/kept.js';
import type { Person, PersonId } from '../../people/person.js';
import { forgetQuestion, forgottenReply, keptReply } from '../me/me-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import type { Services } from '../kernel/services.js';
import { classesNaming, theirClasses } from '../kernel/their-classes.js';
import { personOf } from '../kernel/permissions.js';

export const forget: Story = {
  commands: [
    command({
      ...{ name: 'forget', usage: '/forget', about: 'menu.forget' },
      ...{ where: 'direct', who: 'everybody', answer: 'private' },
      help: { direct: ({ registered }) => (registered === 'no' ? undefined : 'forget.help') },
      parse: nothing,
      run: ask,
    }),
  ],
  presses: { forget: press },
};

async function ask(context: Context): Promise<void> {
  const person = await personOf(context);
  const classes = await theirClasses(context.services, person);
  const memberships = membershipsOf(person, await classesNaming(context.services, person));
  const hosted = memberships.filter(({ isHost }) => isHost).map(({ title }) => title);
  await context.reply(forgetQuestion(context.say, person.name, classes.length, hosted));
}

async function press(context: Context<ButtonPressed>, [action]: string[]): Promise<void> {
  if (action === 'ask') return ask(context);
  if (action === 'no') return context.rewrite(keptReply(context.say));
  if (action !== 'yes') throw new UserError('button.stale');
  await forgetSender(context);
  await context.rewrite(forgottenReply(context.say));
}

/**
 * Classes first, while it is still known which they are; the person last. A crash in between leaves somebody who is in
 * fewer classes, and the same event, handled again, forgets the rest. Forgetting nobody is done already.
 */
async function forgetSender({ services, event }: Context): Promise<void> {
  await services.conversations.end(event.chat.id, event.sender.account);
  const person = await services.people.of(event.sender.account);
  if (!person) return;
  for (const { id } of await classesNaming(services, person)) {
    const klass = await services.classes.change(id, (now) => withoutPerson(now, person));
    for (const { session } of await everySheetOf(services, klass)) {
      await services.sheets.change(id, session, (sheet) => letGo(sheet, person, event.at));
    }
    for (const { person: member } of klass.members) await forgetDecider(services, member, person);
  }
  await services.people.forget(person.id);
}

/** Others' excuses that they decided on as a host keep the decision, without whose it was. */
async function forgetDecider(services: Services, id: PersonId, { accounts }: Person): Promise<void> {
  const member = await services.people.get(id);
  if (!member || withoutDecider(member, accounts) === member) return;
  await services.people.change(id, (now) => withoutDecider(now, accounts));
}

/** From a session that is open they are gone as well, unless it says something of them: nobody waits for them. */
function letGo(sheet: Sheet, { id, accounts }: Person, at: number): Sheet {
  const after = withoutAccounts(sheet, accounts);
  return isOpen(after, at) ? leaveSheet(after, id) : after;
}
