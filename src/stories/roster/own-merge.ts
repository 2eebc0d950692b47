/** A merge asked of somebody with an account: a host says that a name on the roster is them, and they answer. */
import type { ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { askedRow, isMergeAsked, memberOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { mayMerge } from '../../people/merge.js';
import type { Person } from '../../people/person.js';
import { askOwnerReply, ownerSaidText, ownMergeReply } from './change-replies.js';
import type { Context } from '../kernel/story.js';
import { differencesOf } from './merge-differences.js';
import { mergeInto } from './merge-members.js';
import { noteToHosts } from '../kernel/private-note.js';
import { theirClasses } from '../kernel/their-classes.js';
import { isInChats } from '../kernel/permissions.js';

/** What still waits for their answer in the classes they are in: shown again where they come back to the bot. */
export async function showMergeRequests(context: Context, person: Person): Promise<void> {
  const { services, event, say } = context;
  for (const klass of await theirClasses(services, person)) {
    for (const row of klass.members) {
      const { mergeAsked } = row;
      if (!mergeAsked || !isMergeAsked(row, event.at) || memberOf(klass, mergeAsked.into)?.person !== person.id)
        continue;
      const from = await services.people.get(row.person);
      if (!from) continue;
      const { marks } = await differencesOf(services, [klass], from, person);
      await context.reply(askOwnerReply(say, klass, mergeAsked.id, from.name, person.name, { marks }));
    }
  }
}

/**
 * The press of the account that was asked, and of no other. The row remembers the request after the merge, so that the same
 * press can be handled again; from then on it changes nothing. Throws UserErrors `button.stale` and `rights.not-yours`.
 */
export async function answerMerge(
  context: Context<ButtonPressed>,
  [id = '', request = '', answer]: string[],
): Promise<void> {
  const { services, event, say } = context;
  const klass = await services.classes.get(id);
  const row = klass && askedRow(klass, request);
  if (!klass || !row?.mergeAsked) throw new UserError('button.stale');
  const me = await services.people.of(event.sender.account);
  const asked = memberOf(klass, row.mergeAsked.into)?.person ?? row.mergeAsked.into;
  if (!me || me.id !== asked) throw new UserError('rights.not-yours');
  const from = await services.people.get(row.person);
  const isDone = row.mergedInto !== undefined;
  if (!isDone && !(from && (await isValid(context, klass, me, from, request)))) throw new UserError('button.stale');
  const yes = answer === 'yes' || isDone;
  if (yes && from) await mergeInto(services, from, me, event.at);
  else await services.classes.change(klass.id, (now) => setMember(now, row.person, { mergeAsked: undefined }));
  await context.rewrite(ownMergeReply(say, klass, yes ? 'yes' : 'no'));
  const told = { into: me.name, number: row.number };
  await noteToHosts(
    services,
    klass,
    (own) => ({ text: ownerSaidText(own, klass, yes, told) }),
    `merge:${request}:said`,
  );
}

/** Whether the request still stands, for two who may still become one in this class. */
async function isValid({ services, event }: Context, klass: Class, me: Person, from: Person, request: string) {
  const row = askedRow(klass, request);
  if (!row || !isMergeAsked(row, event.at) || !mayMerge(from, me)) return false;
  const isMember = (memberOf(klass, me.id)?.state ?? 'left') !== 'left';
  return isMember || isInChats(services, klass, me.accounts);
}
