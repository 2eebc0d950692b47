/** `/roster`: everybody to hosts, in private; to members counts and their own standing. */
import type { MessageReceived } from '../../chat/event.js';
import type { Class, Member } from '../../classes/class.js';
import { findMember, type Found } from '../../classes/find-member.js';
import { isMergeAsked, memberOf, membersOf } from '../../classes/roster.js';
import { type Engine, isEnrolled } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { hostedClass, isHost } from '../kernel/permissions.js';
import type { Services } from '../kernel/services.js';
import type { Story, Context } from '../kernel/story.js';
import { decideLookAlike } from '../look-alikes/look-alikes.js';
import { faceIdOf } from '../register/face-id.js';
import { guardiansReply, ownStandingReply, rosterReply, waitingReply } from './roster-replies.js';

export async function showRoster(context: Context, klass: Class): Promise<void> {
  const { services, event, say } = context;
  const rows = await rosterRows(services, klass);
  const host = await isHost(services, klass, event.sender.account);
  const own = rows.find(({ person }) => person.accounts.includes(event.sender.account));
  await context.replyPrivately(host ? rosterReply(say, klass, rows, 0) : ownStandingReply(say, klass, rows, own));
}

/** Pages are numbers from 0 in the button; the class is read anew, so that a page shows what is true now. */
export async function showGuardians(context: Context, id: string, page: string | undefined): Promise<void> {
  const klass = await hostedClass(context, id);
  await context.rewrite(guardiansReply(context.say, klass, await rosterRows(context.services, klass), Number(page)));
}

async function showWaiting(context: Context, id: string, page: string | undefined): Promise<void> {
  const klass = await hostedClass(context, id);
  await context.rewrite(waitingReply(context.say, klass, await rosterRows(context.services, klass), Number(page)));
}

export const listPresses: NonNullable<Story['presses']> = {
  roster: async (context, [id, page]) => {
    const klass = await hostedClass(context, id);
    await context.rewrite(rosterReply(context.say, klass, await rosterRows(context.services, klass), Number(page)));
  },
  guardians: (context, [id = '', page]) => showGuardians(context, id, page),
  'roster-waiting': (context, [id = '', page]) => showWaiting(context, id, page),
  'roster-letin': async (context, [id = '', person = '', page]) => {
    await decideLookAlike(context, await hostedClass(context, id), person, true);
    await showWaiting(context, id, page);
  },
  'roster-keepout': async (context, [id = '', person = '', page]) => {
    await decideLookAlike(context, await hostedClass(context, id), person, false);
    await showWaiting(context, id, page);
  },
};

// The roster with the people on it.

export interface RosterRow {
  member: Member;
  person: Person;
  standing: RosterStanding;
  /** Somebody was asked whether this is them, and has not answered. */
  asked: boolean;
  /** The roster number of somebody who says so of themselves, and waits for a host. */
  claimedBy: number | undefined;
  /** The word an engine of whole photos keeps for them, and whether another row has the same. */
  faceId?: { text: string; shared: boolean };
}

/** By number. Who was forgotten is no longer on it. */
async function rosterRows(services: Services, klass: Class): Promise<RosterRow[]> {
  const members = membersOf(klass);
  const people = await services.people.many(members.map(({ person }) => person));
  const rows = members.flatMap((member) => {
    const person = people.get(member.person);
    if (!person) return [];
    const standing = standingOf(person, member, klass, services.recognizer);
    const text = standing === 'enrolled' || standing === 'waiting' ? faceIdOf(person, services.recognizer) : undefined;
    return [
      {
        member,
        person,
        standing,
        asked: isMergeAsked(member, services.now()),
        claimedBy: claimerOf(klass, member),
        text,
      },
    ];
  });
  return rows.map(({ text, ...row }): RosterRow => {
    if (text === undefined) return row;
    return {
      ...row,
      faceId: { text, shared: rows.some((other) => other.text === text && other.member !== row.member) },
    };
  });
}

function claimerOf(klass: Class, { claimedBy }: Member): number | undefined {
  const row = claimedBy && memberOf(klass, claimedBy.person);
  return row?.state === 'on' ? row.number : undefined;
}

// How somebody stands on a roster: what /roster says to hosts beside their name.

/**
 * `needs-guardian`: in a class of minors; their face is off until then. `needs-selfie`: enrolled with another engine than
 * the one in use.
 */
export type RosterStanding = 'enrolled' | 'needs-selfie' | 'not-enrolled' | 'needs-guardian' | 'waiting';

/** Whoever declined stands as somebody who has not enrolled yet: nobody is told who takes part without their face. */
function standingOf(person: Person, { state, guardian }: Member, klass: Class, by: Engine): RosterStanding {
  if (state === 'waiting') return 'waiting';
  if (klass.minors === true && !guardian) return 'needs-guardian';
  if (isEnrolled(person, by)) return 'enrolled';
  return person.consent?.to === 'face' && person.templates.length > 0 ? 'needs-selfie' : 'not-enrolled';
}

/** Whoever a host's words mean. Throws UserErrors `person.unknown` and `person.ambiguous`. */
export async function findOnRoster(
  { services, event }: Context<MessageReceived>,
  klass: Class,
  query: string,
): Promise<Found> {
  const people = await services.people.many(klass.members.map(({ person }) => person));
  return findMember(query, event.mentions, klass.members, people);
}
