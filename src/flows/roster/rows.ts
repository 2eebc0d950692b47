/** The roster with the people on it. */
import type { Class, Member } from '../../classes/class.js';
import { isMergeAsked, membersOf } from '../../classes/roster.js';
import type { Person } from '../../people/person.js';
import { faceIdOf } from '../face-id.js';
import type { Rooms } from '../rooms.js';
import { standingOf, type RosterStanding } from './standing.js';

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
