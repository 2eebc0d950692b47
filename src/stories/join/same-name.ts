/**
 * Somebody comes under a name that a host had put on the roster, and perhaps they are one. They say so themselves, and a
 * host confirms it: of thirty who come in one lesson all at once.
 */
import type { ButtonPressed } from '../../chat/event.js';
import type { Class, Member } from '../../classes/class.js';
import { foldName, nameKey } from '../../classes/fold-name.js';
import { memberOf, membersOf, setMember } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { absorb, mayMerge } from '../../people/merge.js';
import type { Person } from '../../people/person.js';
import { hostedClass, hostsAllOf, personOf } from '../kernel/permissions.js';
import { noteToHosts, noteToPerson } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';
import type { Context, Story } from '../kernel/story.js';
import { sameNameNote } from '../roster/change-replies.js';
import { mergeInto } from '../roster/merge-members.js';
import { amIReply, whoIsWhoReply, type NameClaim, saidReply } from './same-name-replies.js';

export const sameNamePresses: NonNullable<Story['presses']> = { 'am-i': answer, 'same-name': settle };

/**
 * Asks somebody who is on the roster whether they are the one without an account who is called the same. Where several are,
 * or they cannot be asked, hosts are; also where somebody's name differs in diacritics alone, for they may well be two. Says
 * nothing where nobody is.
 */
export async function offerSameName(services: Services, klass: Class, person: Person): Promise<void> {
  const own = memberOf(klass, person.id);
  if (own?.state !== 'on') return;
  const others = (await withoutAccounts(services, klass)).filter(({ mergeAsked }) => mergeAsked?.into !== person.id);
  const alike = (form: (name: string) => string) => others.filter(({ name }) => form(name) === form(person.name));
  const exact = alike(nameKey);
  const [only, ...more] = exact;
  if (only && more.length === 0) {
    if (only.claimedBy?.person === person.id) return;
    const asked = { number: only.number, name: only.name, photos: only.of.templates.length };
    if (await noteToPerson(services, klass, person, (say) => amIReply(say, klass, asked), key(klass, person, only)))
      return;
  }
  for (const other of exact.length > 0 ? exact : alike(foldName)) {
    await noteToHosts(
      services,
      klass,
      (say) => sameNameNote(say, klass, { ...person, number: own.number }, other, exact.length > 0),
      key(klass, person, other),
    );
  }
}

const key = (klass: Class, person: Person, other: Member): string =>
  `same-name:${klass.id}:${person.id}:${other.person}`;

interface Unclaimed extends Member {
  name: string;
  of: Person;
}

/** These members, as far as they have no account and were not forgotten. */
async function withoutAccounts(
  services: Services,
  klass: Class,
  members: readonly Member[] = membersOf(klass),
): Promise<Unclaimed[]> {
  const people = await services.people.many(members.map((member) => member.person));
  return members.flatMap((member) => {
    const of = people.get(member.person);
    return of?.accounts.length === 0 ? [{ ...member, name: of.name, of }] : [];
  });
}

/** The answer of whoever was asked. Throws UserError `button.stale` where it is not theirs to give any more. */
async function answer(context: Context<ButtonPressed>, [id = '', number, said]: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await services.classes.get(id);
  const me = await personOf(context);
  const row = klass && (await withoutAccounts(services, klass)).find((member) => String(member.number) === number);
  const isMine = klass && row && memberOf(klass, me.id)?.state === 'on' && nameKey(row.name) === nameKey(me.name);
  if (!isMine) throw new UserError('button.stale');
  if (said === 'no') return context.rewrite(saidReply(say, klass, 'no'));
  const others = (await claimsOf(services, klass)).filter(({ into }) => into.id !== me.id);
  if (others.some(({ number: taken }) => taken === row.number)) return context.rewrite(saidReply(say, klass, 'taken'));
  const claimedBy = { person: me.id, at: event.at, ...(said === 'erase' && { withoutPhotos: true as const }) };
  const claimed = await services.classes.change(klass.id, (now) => setMember(now, row.person, { claimedBy }));
  await context.rewrite(saidReply(say, klass, 'yes'));
  // Hosts hear of the first; the others are on the list by the time that they look.
  if (others.length > 0) return;
  const claims = await claimsOf(services, claimed);
  await noteToHosts(services, claimed, (own) => whoIsWhoReply(own, claimed, claims), `${event.id}:same-name`);
}

/** A host settles one, or all that the list had. */
async function settle(context: Context<ButtonPressed>, [id, action = '', which = '']: string[]): Promise<void> {
  const { services, say } = context;
  const klass = await hostedClass(context, id);
  const claims = await claimsOf(services, klass);
  if (action === 'list') {
    await context.replyPrivately(whoIsWhoReply(say, klass, claims));
    return;
  }
  const meant = claims.filter(({ number, at }) => (action === 'all' ? at <= Number(which) : String(number) === which));
  for (const claim of meant) {
    if (action === 'no') await services.classes.change(klass.id, (now) => setMember(now, claim.from.id, unclaimed));
    else await confirm(context, klass, claim);
  }
  const now = await services.classes.get(klass.id);
  await context.rewrite(whoIsWhoReply(say, klass, now ? await claimsOf(services, now) : []));
}

const unclaimed = { claimedBy: undefined };

/** Throws UserError `button.stale` for two who cannot become one any more. */
async function confirm(context: Context<ButtonPressed>, klass: Class, claim: NameClaim): Promise<void> {
  const { services, event, say } = context;
  const { from, into, withoutPhotos } = claim;
  if (!mayMerge(from, into)) throw new UserError('button.stale');
  if (!(await hostsAllOf(context, from))) return context.notify(say('roster.merge.elsewhere', { name: from.name }));
  const combine = (one: Person, other: Person) => absorb(one, withoutPhotos ? { ...other, templates: [] } : other);
  await mergeInto(services, from, into, event.at, combine);
  await noteToPerson(services, klass, into, (own) => saidReply(own, klass, 'confirmed'), `${event.id}:${into.id}:same`);
}

/** Those that wait for a host, the first to say so first. */
async function claimsOf(services: Services, klass: Class): Promise<NameClaim[]> {
  // Also two who are one already, but for what a crash left undone.
  const claimed = klass.members.filter(
    ({ claimedBy, state, mergedInto }) => claimedBy && (state !== 'left' || mergedInto),
  );
  const rows = await withoutAccounts(services, klass, claimed);
  const people = await services.people.many(rows.flatMap(({ claimedBy }) => claimedBy?.person ?? []));
  return rows
    .flatMap(({ number, of: from, claimedBy }): NameClaim[] => {
      const into = claimedBy && people.get(claimedBy.person);
      const own = into && memberOf(klass, into.id);
      if (!claimedBy || !into || own?.state !== 'on') return [];
      const { at, withoutPhotos = false } = claimedBy;
      return [{ number, from, into, by: own.number, at, withoutPhotos }];
    })
    .sort((a, b) => a.at - b.at);
}
