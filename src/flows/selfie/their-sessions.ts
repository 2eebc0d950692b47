/** Where somebody could be marked by a selfie. */
import { isHere, marksOf, type Mark } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { localDay, localTime } from '../../classes/local-day.js';
import { memberOf } from '../../classes/roster.js';
import type { Person } from '../../people/person.js';
import type { InClass } from '../../wording/sessions/selfie.js';
import { sessionAt } from '../ensure-open.js';
import type { Rooms } from '../rooms.js';

/** A session that was open, of a class that somebody is in, and what its sheet says of them. */
export interface TheirSession {
  klass: Class;
  sheet: Sheet;
  mark: Mark | undefined;
}

/** The sessions of these classes that were open at `at` (milliseconds UTC), where the person is on the roster. */
export async function theirSessions(
  rooms: Rooms,
  person: Person,
  classes: readonly Class[],
  at: number,
): Promise<TheirSession[]> {
  const found = await Promise.all(
    classes.map(async (klass) => {
      const isOn = memberOf(klass, person.id)?.state === 'on';
      return { klass, sheet: isOn ? await sessionAt(rooms, klass, at) : undefined };
    }),
  );
  return found.flatMap(({ klass, sheet }) => (sheet ? [{ klass, sheet, mark: marksOf(sheet).get(person.id) }] : []));
}

/** When each class's last session of that day closed. */
export async function closedToday(rooms: Rooms, classes: readonly Class[], at: number): Promise<InClass[]> {
  const found = await Promise.all(
    classes.map(async (klass) => {
      const last = (await rooms.sheets.between(klass.id, localDay(at, klass.timeZone).from, at)).at(-1);
      return last ? [inClass({ klass, mark: undefined }, last.closedAt ?? last.closesAt)] : [];
    }),
  );
  return found.flat();
}

/** Marked as being there, and since when. */
export function whereTheyAre(sessions: readonly TheirSession[]): InClass[] {
  return sessions.flatMap(({ klass, mark }) =>
    mark?.entry && isHere(mark.status) ? [inClass({ klass, mark }, mark.entry.at)] : [],
  );
}

/** How somebody's mark of `at` (milliseconds UTC) is told to them. */
export function inClass({ klass, mark }: Pick<TheirSession, 'klass' | 'mark'>, at: number): InClass {
  return { title: klass.title, time: localTime(at, klass.timeZone), late: mark?.status === 'late' };
}
