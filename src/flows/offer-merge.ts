/** Somebody joins under a name that a host had put on the roster: perhaps they are one, which only a host can say. */
import type { Class } from '../classes/class.js';
import { foldName, nameKey } from '../classes/fold-name.js';
import { memberOf, membersOf } from '../classes/roster.js';
import type { Person } from '../people/person.js';
import { sameNameNote } from '../wording/classes/merging.js';
import { noteToHosts } from './private-note.js';
import type { Rooms } from './rooms.js';

/**
 * Offers hosts the merge with a tap; says nothing where nobody without an account has that name. Where nobody is written the
 * same, who is but for diacritics: they may well be two, which the note says.
 */
export async function offerMerge(rooms: Rooms, klass: Class, person: Person): Promise<void> {
  const others = membersOf(klass).filter((member) => member.person !== person.id);
  const people = await rooms.people.many(others.map((member) => member.person));
  const alike = (form: (name: string) => string) =>
    others.flatMap((member) => {
      const other = people.get(member.person);
      const isAlike = other?.accounts.length === 0 && form(other.name) === form(person.name);
      return isAlike ? [{ ...member, name: other.name }] : [];
    });
  const exact = alike(nameKey);
  const same = exact.length > 0 ? exact : alike(foldName);
  const number = memberOf(klass, person.id)?.number ?? 0;
  for (const other of same) {
    await noteToHosts(
      rooms,
      klass,
      (say) => sameNameNote(say, klass, { id: person.id, name: person.name, number }, other, exact.length > 0),
      `same-name:${klass.id}:${person.id}:${other.person}`,
    );
  }
}
