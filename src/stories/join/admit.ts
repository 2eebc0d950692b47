/** Putting somebody on a roster, so that nobody's face is used before it was compared with the others'. */
import { joinSheet, leaveSheet } from '../../attendance/session.js';
import type { Class, ClassId } from '../../classes/class.js';
import { addMembers, memberOf, setMember } from '../../classes/roster.js';
import type { Person, PersonId } from '../../people/person.js';
import { alikeIn } from '../look-alikes/alike.js';
import { sessionAt } from '../session/ensure-open.js';
import type { Services } from '../kernel/services.js';

export interface Admitted {
  klass: Class;
  /** Members whose faces are near; where there are some, the newcomer waits for a host. */
  alike: Person[];
}

/**
 * The person's index first, then the class, which has the last word. The newcomer waits until their face was compared:
 * of two look-alikes who come at the same moment, at least one then sees the other. Repeating it is harmless, and lets
 * somebody in whose look-alike has gone. `at`: milliseconds UTC.
 */
export async function admit(services: Services, id: ClassId, person: Person, at: number): Promise<Admitted> {
  await services.people.change(person.id, (now) =>
    now.classes.includes(id) ? now : { ...now, classes: [...now.classes, id] },
  );
  let klass = await services.classes.change(id, (now) => addMembers(now, [person.id], at, 'waiting'));
  if (memberOf(klass, person.id)?.state === 'waiting') {
    const alike = await alikeIn(services, klass, person);
    if (alike.length > 0) return { klass, alike };
    klass = await services.classes.change(id, (now) => setMember(now, person.id, { state: 'on' }));
  }
  await expectInSession(services, klass, [person.id], at);
  return { klass, alike: [] };
}

/** Whoever comes on the roster during a session is expected in it from then on. */
export async function expectInSession(
  services: Services,
  klass: Class,
  people: readonly PersonId[],
  at: number,
): Promise<void> {
  const sheet = await sessionAt(services, klass, at);
  if (sheet) await services.sheets.change(klass.id, sheet.session, (now) => people.reduce(joinSheet, now));
}

/** Whoever is taken off it is expected no more. */
export async function expectNoMore(
  services: Services,
  klass: Class,
  people: readonly PersonId[],
  at: number,
): Promise<void> {
  const sheet = await sessionAt(services, klass, at);
  if (sheet) await services.sheets.change(klass.id, sheet.session, (now) => people.reduce(leaveSheet, now));
}
