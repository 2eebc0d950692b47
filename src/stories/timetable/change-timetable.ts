import type { Class } from '../../classes/class.js';
import { meets, type Timetable } from '../../classes/timetable/timetable.js';
import { wakeDigests } from '../digest/change.js';
import type { Services } from '../kernel/services.js';

/**
 * Changes a class's timetable, which the next minute then looks at: a meeting that is on by now opens at once. Also to be
 * called, with nothing to change, when the class's time zone did. `at`: milliseconds UTC.
 */
export async function changeTimetable(
  services: Services,
  klass: Class,
  at: number,
  apply: (timetable: Timetable) => Timetable = (same) => ({ ...same }),
): Promise<Timetable> {
  const changed = await services.timetables.change(klass.id, (before) => {
    const after = apply(before);
    if (after === before) return before;
    // What would have begun before it was set was not missed.
    const settledUntil = Math.max(before.settledUntil, at);
    return { ...after, settledUntil, due: meets(after) ? at : undefined };
  });
  await wakeDigests(services, klass, at);
  return changed;
}
