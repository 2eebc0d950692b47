/** `/roster rename` and `/roster email`: of people without an account, who cannot do it themselves. */
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { type Details, readEmail, readName, setDetails } from '../../people/profile.js';
import type { Person } from '../../people/person.js';
import { hostsAllOf } from '../kernel/permissions.js';
import type { Context } from '../kernel/story.js';
import { findOnRoster } from './list.js';

/** "Bo, Bo Chen": a person, and after a comma the name they get. Throws UserErrors `roster.details` and `roster.own-details`. */
export async function renameMember(context: Context<MessageReceived>, klass: Class, text: string): Promise<void> {
  const [, query = '', wanted = ''] = /^([^,]+),(.+)$/s.exec(text.trim()) ?? [];
  const name = readName(wanted);
  if (name === undefined) throw new UserError('roster.details');
  await change(context, klass, query, { name });
}

/** "Bo bo@example.org", or "Bo none". */
export async function setMemberEmail(context: Context<MessageReceived>, klass: Class, text: string): Promise<void> {
  const [, query = '', wanted = ''] = /^(.+?)[\s,]+(\S+)$/s.exec(text.trim()) ?? [];
  const email = wanted.toLowerCase() === 'none' ? null : readEmail(wanted.replace(/^<|>$/g, ''));
  if (email === undefined) throw new UserError('roster.details');
  await change(context, klass, query, { email });
}

async function change(context: Context<MessageReceived>, klass: Class, query: string, details: Details): Promise<void> {
  const { services, say } = context;
  const { person, member } = await findOnRoster(context, klass, query);
  if (person.accounts.length > 0 || !(await hostsAllOf(context, person)))
    throw new UserError('roster.own-details', { name: person.name });
  const changed: Person = await services.people.change(person.id, (now) => setDetails(now, details));
  const { name, email } = changed;
  const row = { number: member.number, before: person.name, name, email: email ?? say('me.none') };
  await context.replyPrivately({ text: say('roster.details.done', row) });
}
