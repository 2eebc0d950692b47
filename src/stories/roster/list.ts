/** `/roster`: everybody to hosts, in private; to members counts and their own standing. */
import type { MessageReceived } from '../../chat/event.js';
import type { Class, Member } from '../../classes/class.js';
import { findMember, type Found } from '../../classes/find-member.js';
import { isMergeAsked, membersOf } from '../../classes/roster.js';
import { type Engine, isEnrolled } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { hostedClass, isHost } from '../kernel/permissions.js';
import type { Rooms } from '../kernel/services.js';
import type { Flow, Turn } from '../kernel/story.js';
import { decide } from '../look-alikes/look-alikes.js';
import { faceIdOf } from '../register/face-id.js';
import { guardiansReply, ownStandingReply, rosterReply, waitingReply } from './roster-replies.js';

export async function showRoster(turn: Turn, klass: Class): Promise<void> {
  const { rooms, event, say } = turn;
  const rows = await rosterRows(rooms, klass);
  const host = await isHost(rooms, klass, event.sender.account);
  const own = rows.find(({ person }) => person.accounts.includes(event.sender.account));
  await turn.whisper(host ? rosterReply(say, klass, rows, 0) : ownStandingReply(say, klass, rows, own));
}

/** Pages are numbers from 0 in the button; the class is read anew, so that a page shows what is true now. */
export async function showGuardians(turn: Turn, id: string, page: string | undefined): Promise<void> {
  const klass = await hostedClass(turn, id);
  await turn.rewrite(guardiansReply(turn.say, klass, await rosterRows(turn.rooms, klass), Number(page)));
}

async function showWaiting(turn: Turn, id: string, page: string | undefined): Promise<void> {
  const klass = await hostedClass(turn, id);
  await turn.rewrite(waitingReply(turn.say, klass, await rosterRows(turn.rooms, klass), Number(page)));
}

export const listPresses: NonNullable<Flow['presses']> = {
  roster: async (turn, [id, page]) => {
    const klass = await hostedClass(turn, id);
    await turn.rewrite(rosterReply(turn.say, klass, await rosterRows(turn.rooms, klass), Number(page)));
  },
  guardians: (turn, [id = '', page]) => showGuardians(turn, id, page),
  'roster-waiting': (turn, [id = '', page]) => showWaiting(turn, id, page),
  'roster-letin': async (turn, [id = '', person = '', page]) => {
    await decide(turn, await hostedClass(turn, id), person, true);
    await showWaiting(turn, id, page);
  },
  'roster-keepout': async (turn, [id = '', person = '', page]) => {
    await decide(turn, await hostedClass(turn, id), person, false);
    await showWaiting(turn, id, page);
  },
};

// The roster with the people on it.

export interface RosterRow {
  member: Member;
  person: Person;
  standing: RosterStanding;
  /** Somebody was asked whether this is them, and has not answered. */
  asked: boolean;
  /** The word an engine of whole photos keeps for them, and whether another row has the same. */
  faceId?: { text: string; shared: boolean };
}

/** By number. Who was forgotten is no longer on it. */
export async function rosterRows(rooms: Rooms, klass: Class): Promise<RosterRow[]> {
  const members = membersOf(klass);
  const people = await rooms.people.many(members.map(({ person }) => person));
  const rows = members.flatMap((member) => {
    const person = people.get(member.person);
    if (!person) return [];
    const standing = standingOf(person, member, klass, rooms.recognizer);
    const text = standing === 'enrolled' || standing === 'waiting' ? faceIdOf(person, rooms.recognizer) : undefined;
    return [{ member, person, standing, asked: isMergeAsked(member, rooms.now()), text }];
  });
  return rows.map(({ text, ...row }): RosterRow => {
    if (text === undefined) return row;
    return {
      ...row,
      faceId: { text, shared: rows.some((other) => other.text === text && other.member !== row.member) },
    };
  });
}

// How somebody stands on a roster: what /roster says to hosts beside their name.

/**
 * `needs-guardian`: in a class of minors; their face is off until then. `needs-selfie`: enrolled with another engine than
 * the one in use.
 */
export type RosterStanding = 'enrolled' | 'needs-selfie' | 'not-enrolled' | 'needs-guardian' | 'waiting';

/** Whoever declined stands as somebody who has not enrolled yet: nobody is told who takes part without their face. */
export function standingOf(person: Person, { state, guardian }: Member, klass: Class, by: Engine): RosterStanding {
  if (state === 'waiting') return 'waiting';
  if (klass.minors === true && !guardian) return 'needs-guardian';
  if (isEnrolled(person, by)) return 'enrolled';
  return person.consent?.to === 'face' && person.templates.length > 0 ? 'needs-selfie' : 'not-enrolled';
}

/** Whoever a host's words mean. Throws UserErrors `person.unknown` and `person.ambiguous`. */
export async function findOnRoster(
  { rooms, event }: Turn<MessageReceived>,
  klass: Class,
  query: string,
): Promise<Found> {
  const people = await rooms.people.many(klass.members.map(({ person }) => person));
  return findMember(query, event.mentions, klass.members, people);
}
