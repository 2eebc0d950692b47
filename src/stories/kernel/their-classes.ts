/** The classes a person is in, by the classes' own word. */
import type { Class } from '../../classes/class.js';
import type { Person } from '../../people/person.js';
import type { Services } from './services.js';

/** Those on whose roster the person is or waits. */
export async function theirClasses(services: Services, person: Person): Promise<Class[]> {
  const classes = await everyClassOf(services, person);
  return classes.filter(({ members }) =>
    members.some((member) => member.person === person.id && member.state !== 'left'),
  );
}

/** Also those they left. */
export async function everyClassOf(services: Services, person: Person): Promise<Class[]> {
  const found = await Promise.all(person.classes.map((id) => services.classes.get(id)));
  return found.filter((klass) => klass !== undefined);
}

/** Every class that says anything of the person: those they are or were in, and those they host. For /mydata, /forget. */
export async function classesNaming(services: Services, person: Person): Promise<Class[]> {
  const hosted = await Promise.all(person.accounts.map((account) => services.classes.hostedBy(account)));
  const all = [...(await everyClassOf(services, person)), ...hosted.flat()];
  return [...new Map(all.map((klass) => [klass.id, klass])).values()];
}
