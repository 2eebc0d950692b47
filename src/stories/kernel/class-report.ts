/** A class's numbers over a period: fetched in bulk, counted, and ready for whoever asks. */
import type { Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { meetingsOn } from '../../classes/timetable/meetings.js';
import { showDates } from '../../classes/timetable/show.js';
import { meets } from '../../classes/timetable/timetable.js';
import { datesOf } from '../../classes/timetable/wall-clock.js';
import type { PersonId } from '../../people/person.js';
import { dayOf, layPeriod, type Period, type PeriodQuery } from '../../reports/period.js';
import { numbersOf, type ClassNumbers } from '../../reports/statistics.js';
import type { Services } from './services.js';

export interface ClassReport {
  klass: Class;
  query: PeriodQuery;
  period: Period;
  /** "Mon, Nov 23, 2026 – Sun, Nov 29, 2026" in the class's language. */
  dates: string;
  sheets: Sheet[];
  numbers: ClassNumbers;
}

/** `at`: now, milliseconds UTC. `isMeant`: which of the period's sessions, where not all. */
export async function classReport(
  services: Services,
  klass: Class,
  query: PeriodQuery,
  at: number,
  isMeant: (sheet: Sheet) => boolean = () => true,
): Promise<ClassReport> {
  const { timeZone, since, term, language } = klass;
  const period = layPeriod(query, { at, timeZone, since, term });
  const sheets = (await services.sheets.between(klass.id, period.from, period.to)).filter(isMeant);
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

/** Days of the longest term that is counted through. */
const mostDays = 400;

/**
 * Sessions of the term that are open, and still to come by the timetable; undefined where the class has not set both. One
 * that was opened before its time is one of them, not two.
 */
export async function sessionsLeft(
  services: Services,
  { klass, sheets }: ClassReport,
  at: number,
): Promise<number | undefined> {
  const { term, timeZone } = klass;
  const open = sheets.filter(
    ({ closedAt, lessonAt = at, apart }) => closedAt === undefined && (lessonAt <= at || apart === true),
  ).length;
  const timetable = term && (await services.timetables.get(klass.id));
  if (!timetable || !meets(timetable)) return undefined;
  const today = dayOf(at, timeZone);
  if (today > term.last) return open;
  const [, ...days] = datesOf(today, term.last).slice(0, mostDays);
  const left = today < term.first ? [] : meetingsOn(timetable, today, timeZone).filter(({ start }) => start > at);
  // How many there are on a later day does not depend on the zone, and UTC is many times as fast to reckon with.
  return days
    .filter((date) => date >= term.first)
    .reduce((sum, date) => sum + meetingsOn(timetable, date, 'UTC').length, left.length + open);
}
