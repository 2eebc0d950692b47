/** People's names, in the order of the class's language, for lists that only hosts see. */
import type { Class } from '../classes/class.js';
import type { PersonId } from '../people/person.js';
import type { Rooms } from './rooms.js';

export interface Named {
  person: PersonId;
  name: string;
}

/**
 * These people by name. Who was merged goes by the name they have now, who was forgotten by their roster number, and
 * two of the same name by name and number.
 */
export async function named(rooms: Rooms, klass: Class, ids: readonly PersonId[]): Promise<Named[]> {
  const row = (id: PersonId) => klass.members.find((member) => member.person === id);
  const now = (id: PersonId) => row(id)?.mergedInto ?? id;
  const people = await rooms.people.many(ids.map(now));
  const names = ids.map((id) => people.get(now(id))?.name);
  const { compare } = new Intl.Collator(klass.language, { numeric: true });
  return ids
    .map((person, i): Named => {
      const name = names[i];
      const number = `#${row(person)?.number ?? '?'}`;
      if (name === undefined) return { person, name: number };
      return { person, name: names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} ${number}` };
    })
    .sort((a, b) => compare(a.name, b.name));
}
