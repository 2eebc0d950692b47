/** Two persons who turn out to be one: somebody on a roster by name, or two registrations of one human. */
import { renamePerson } from '../../attendance/rename-person.js';
import type { Class } from '../../classes/class.js';
import { memberOf, mergeMembers } from '../../classes/roster.js';
import { absorb } from '../../people/merge.js';
import type { Person } from '../../people/person.js';
import { admit } from '../join/admit.js';
import { everySheetOf } from '../kernel/every-sheet.js';
import { withExcuses } from '../excuse/with-excuses.js';
import { checkLookAlikes } from '../look-alikes/look-alikes.js';
import type { Services } from '../kernel/services.js';

/**
 * The person first, then every class `from` is in, then its sheets, and at the end `from` is forgotten: until then all of
 * it can be done again, and repeating it is harmless. In each class the old row points to the new one, so that the old id
 * and number go on meaning the person (classes/roster `memberOf`); sheets are rewritten and need no resolving. `combine`:
 * what the two documents become. `at`: milliseconds UTC.
 */
export async function mergeInto(
  services: Services,
  from: Person,
  into: Person,
  at: number,
  combine: (into: Person, from: Person) => Person = absorb,
): Promise<Person> {
  const merged = await services.people.change(into.id, (now) => combine(now, from));
  for (const id of from.classes) {
    const before = await services.classes.get(id);
    if (!before || !memberOf(before, from.id)) continue;
    const klass = await services.classes.change(id, (now) => mergeMembers(now, from.id, into.id, at));
    await renameInSheets(services, klass, from, merged);
    // Whoever waited only because of the one they turned out to be is let in.
    if (memberOf(klass, into.id)?.state !== 'left') await admit(services, id, merged, at);
  }
  // The templates taken over may be near somebody else's.
  await checkLookAlikes({ services }, merged);
  await services.people.forget(from.id);
  return merged;
}

/** What they are excused from counts also where only the other one was expected. */
async function renameInSheets(services: Services, klass: Class, from: Person, into: Person): Promise<void> {
  for (const { session } of await everySheetOf(services, klass)) {
    await services.sheets.change(klass.id, session, (now) =>
      withExcuses(klass, renamePerson(now, from.id, into.id), [into]),
    );
  }
}
