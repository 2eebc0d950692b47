/** People's names, in the order of the class's language, for lists that only hosts see. */
import type { Class } from '../../classes/class.js';
import type { PersonId } from '../../people/person.js';
import { createSay } from '../../locales/say.js';
import type { Services } from './services.js';

export interface NamedMember {
  person: PersonId;
  name: string;
}

/**
 * These people by name. Who was merged goes by the name they have now, who was forgotten is a former member, and two of
 * the same name are told apart by their roster numbers.
 */
export async function named(services: Services, klass: Class, ids: readonly PersonId[]): Promise<NamedMember[]> {
  const row = (id: PersonId) => klass.members.find((member) => member.person === id);
  const now = (id: PersonId) => row(id)?.mergedInto ?? id;
  const people = await services.people.many(ids.map(now));
  const names = ids.map((id) => people.get(now(id))?.name);
  const { compare } = new Intl.Collator(klass.language, { numeric: true });
  return ids
    .map((person, i): NamedMember => {
      const name = names[i];
      if (name === undefined) return { person, name: createSay(klass.language)('people.former') };
      const isOnly = names.indexOf(name) === names.lastIndexOf(name);
      return { person, name: isOnly ? name : `${name} #${row(person)?.number ?? '?'}` };
    })
    .sort((a, b) => compare(a.name, b.name));
}
