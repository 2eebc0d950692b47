/** A member asks to be excused; every class's hosts hear of theirs. */
import type { Class } from '../../classes/class.js';
import type { ExcuseRequest } from '../../classes/timetable/read-excuse.js';
import { showDates } from '../../classes/timetable/show.js';
import { addExcuse, excuseOf, hasAsked } from '../../people/excuses.js';
import type { Excuse, Person } from '../../people/person.js';
import { askedOfHosts, type ExcuseWords } from './excuse-replies.js';
import { noteToHosts } from '../kernel/private-note.js';
import type { Services } from '../kernel/services.js';

/** `event`: the message they asked with; the same again asks nothing more. `at`: milliseconds UTC. */
export async function askFor(
  services: Services,
  person: Person,
  klass: Class,
  { event, at, ...request }: ExcuseRequest & { event: string; at: number },
): Promise<void> {
  const excuse: Excuse = { id: services.idFrom(event, `excuse ${klass.id}`), class: klass.id, at, ...request };
  const asked = await services.people.change(person.id, (now) =>
    hasAsked(now, excuse) ? now : addExcuse(now, excuse),
  );
  // They asked the same before, and hosts know.
  if (!excuseOf(asked, excuse.id)) return;
  const words = excuseWordsOf(klass, person, excuse);
  await noteToHosts(services, klass, (say) => askedOfHosts(say, words), `${excuse.id}:asked`, 'excuse.unreached');
}

/** An excuse as hosts read it, with the ids of its buttons. */
export function excuseWordsOf(klass: Class, { id, name }: Person, excuse: Excuse): ExcuseWords {
  return {
    class: klass.id,
    title: klass.title,
    person: id,
    name,
    excuse: excuse.id,
    dates: showDates(excuse, klass.language),
    reason: excuse.reason,
  };
}
