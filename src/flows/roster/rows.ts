/** The roster with the people on it. */
import type { Class, Member } from '../../classes/class.js';
import { membersOf } from '../../classes/roster.js';
import type { Person } from '../../people/person.js';
import type { Rooms } from '../rooms.js';
import { standingOf, type RosterStanding } from './standing.js';

export interface RosterRow {
  member: Member;
  person: Person;
  standing: RosterStanding;
}

/** By number. Who was forgotten is no longer on it. */
export async function rosterRows(rooms: Rooms, klass: Class): Promise<RosterRow[]> {
  const members = membersOf(klass);
  const people = await rooms.people.many(members.map(({ person }) => person));
  return members.flatMap((member): RosterRow[] => {
    const person = people.get(member.person);
    return person ? [{ member, person, standing: standingOf(person, member, klass, rooms.recognizer) }] : [];
  });
}
