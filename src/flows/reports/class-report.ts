/** A class's numbers over a period: fetched in bulk, counted, and ready for whoever asks. */
import type { Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { nextMeetings } from '../../classes/timetable/meetings.js';
import { showDates } from '../../classes/timetable/show.js';
import type { PersonId } from '../../people/person.js';
import { dayOf, layPeriod, type Period, type PeriodQuery } from '../../reports/period.js';
import { numbersOf, type ClassNumbers } from '../../reports/statistics.js';
import type { Rooms } from '../rooms.js';

export interface ClassReport {
  klass: Class;
  query: PeriodQuery;
  period: Period;
  /** "Mon, Nov 23, 2026 – Sun, Nov 29, 2026" in the class's language. */
  dates: string;
  sheets: Sheet[];
  numbers: ClassNumbers;
}

/** `at`: now, milliseconds UTC. */
export async function classReport(rooms: Rooms, klass: Class, query: PeriodQuery, at: number): Promise<ClassReport> {
  const { timeZone, since, term, language } = klass;
  const period = layPeriod(query, { at, timeZone, since, term });
  const sheets = await rooms.sheets.between(klass.id, period.from, period.to);
  const dates = showDates({ from: period.first, to: period.last }, language);
  return { klass, query, period, dates, sheets, numbers: numbersOf(sheets, whoToday(klass)) };
}

/** Who an id of a sheet is today, where they were merged into another since. */
export function whoToday(klass: Class): (person: PersonId) => PersonId {
  const known = new Map<PersonId, PersonId>();
  return (id) => {
    const person = known.get(id) ?? memberOf(klass, id)?.person ?? id;
    known.set(id, person);
    return person;
  };
}

/** More sessions than are left of any term; the timetable is not asked for more. */
const mostLeft = 400;

/** Sessions still to come in the term, by the timetable; undefined where the class has not set both. */
export async function sessionsLeft(rooms: Rooms, klass: Class, at: number): Promise<number | undefined> {
  const { term, timeZone } = klass;
  const timetable = term && (await rooms.timetables.get(klass.id));
  if (!timetable || timetable.weekly.length + timetable.dates.length === 0) return undefined;
  const meetings = nextMeetings(timetable, timeZone, at, mostLeft);
  return meetings.filter(({ start }) => dayOf(start, timeZone) <= term.last).length;
}
