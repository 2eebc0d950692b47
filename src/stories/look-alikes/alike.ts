/** Whose faces in a class are near somebody's. */
import type { Class } from '../../classes/class.js';
import { areToldApart, memberOf, membersOf } from '../../classes/roster.js';
import { mayUseFace } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { lookAlikes } from '../../recognition/gallery.js';
import type { Services } from '../kernel/services.js';

/**
 * Members of the class who look like this person, but for those a host has told apart. None where faces are off, nor with
 * an engine of whole photos: many share its words, and it is never certain about those (stories/register/face-id warns instead).
 */
export async function alikeIn(services: Services, klass: Class, person: Person): Promise<Person[]> {
  const own = memberOf(klass, person.id);
  if (!own || services.recognizer.sees === 'photos' || !mayUseFace(person, klass)) return [];
  const others = membersOf(klass).filter((member) => member.person !== own.person && !areToldApart(own, member));
  const people = await services.people.many(others.map((member) => member.person));
  const usable = [...people.values()].filter((other) => mayUseFace(other, klass));
  return lookAlikes(services.recognizer, person, usable);
}
