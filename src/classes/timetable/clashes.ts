/** Where a timetable contradicts itself. Pure. */
import { plannedOn } from './meetings.js';
import type { Pause, Timetable } from './timetable.js';
import { addDays, weekdayOf, type LocalDate, type Minutes } from './wall-clock.js';

interface Span {
  from: Minutes;
  to: Minutes;
}

/** Two meetings of one day of which the later begins before the earlier ends: then that one would end. */
export interface Clash {
  date: LocalDate;
  earlier: Span;
  later: Span;
}

/** Days ahead that are looked at: a rule of every second week and one of every week have met by then, and so has a calendar. */
const horizon = 366;

/** Of what recurs the first time only. Two that begin together are one meeting, as long as the longer one. */
export function clashesOf(timetable: Timetable, today: LocalDate): Clash[] {
  const found = new Map<string, Clash>();
  for (let days = 0; days < horizon; days++) {
    const date = addDays(today, days);
    const spans = plannedOn(timetable, date).sort((a, b) => a.from - b.from);
    for (const [i, earlier] of spans.entries()) {
      const later = spans.find(({ from }, j) => j > i && from > earlier.from && from < earlier.to);
      if (!later) continue;
      const clash = { date, earlier, later };
      const key = keyOf(clash);
      if (!found.has(key)) found.set(key, clash);
    }
  }
  return [...found.values()];
}

/** Those that a change brings about. */
export function clashesBetween(before: Timetable, after: Timetable, today: LocalDate): Clash[] {
  const known = new Set(clashesOf(before, today).map(keyOf));
  return clashesOf(after, today).filter((clash) => !known.has(keyOf(clash)));
}

/** Breaks of a calendar file in which the same file has meetings. */
export function breaksWithMeetings({ dates, pauses }: Pick<Timetable, 'dates' | 'pauses'>): Pause[] {
  const meets = dates.filter(({ imported }) => imported).map(({ date }) => date);
  return pauses.filter(({ imported, from, to }) => imported && meets.some((date) => from <= date && date <= to));
}

function keyOf({ date, earlier, later }: Clash): string {
  return `${String(weekdayOf(date))} ${[earlier.from, earlier.to, later.from, later.to].join(' ')}`;
}
