import type { Class } from '../../classes/class.js';
import { digestDueAt, nextDigest, type DigestCalendar, type Digests } from '../../classes/digests.js';
import { meetingsOn } from '../../classes/timetable/meetings.js';
import type { Services } from '../kernel/services.js';

/** Milliseconds after which digests are looked at again, whatever is due: a term may have got another end meanwhile. */
const again = 6 * 3_600_000;

export async function digestCalendar(services: Services, { id, timeZone, term }: Class): Promise<DigestCalendar> {
  const timetable = await services.timetables.get(id);
  return {
    timeZone,
    termEnd: term?.last,
    lessonsEnd: (day) => timetable && meetingsOn(timetable, day, timeZone).at(-1)?.end,
  };
}

/** Changes a class's digests, and says when they are due next. `at`: milliseconds UTC. */
export async function changeDigests(
  services: Services,
  klass: Class,
  at: number,
  apply: (digests: Digests) => Digests,
): Promise<Digests> {
  const calendar = await digestCalendar(services, klass);
  return services.digests.change(klass.id, (before) => {
    const after = apply(before);
    if (after === before) return before;
    const times = after.digests.map((one) =>
      digestDueAt(one, calendar, at) ? at : Math.min(nextDigest(one, calendar, at) ?? Infinity, at + again),
    );
    return { ...after, due: times.length > 0 ? Math.min(...times) : undefined };
  });
}

/** To be called when the class's time zone, term or timetable has changed. */
export async function wakeDigests(services: Services, klass: Class, at: number): Promise<void> {
  if (await services.digests.get(klass.id)) await changeDigests(services, klass, at, (same) => ({ ...same }));
}
