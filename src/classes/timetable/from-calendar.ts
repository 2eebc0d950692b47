/** From the events of a calendar file to single dates and breaks in the class's own wall-clock time. Pure. */
import { DateTime } from 'luxon';
import type { Pause, Single } from './timetable.js';
import { dateOf, minutesOfDay, type LocalDate } from './wall-clock.js';

/** One event, or one occurrence of one that recurs. The end is not in it. Milliseconds UTC; of whole days, UTC midnights. */
export interface CalendarEntry {
  title: string;
  /** Has dates and no times. */
  allDay: boolean;
  start: number;
  end: number;
}

/** What a file has, and the titles (perhaps empty) of its events that make no sense. */
export interface CalendarFile {
  entries: CalendarEntry[];
  skipped: string[];
}

/** What of a file is read, milliseconds UTC; the zone (IANA) is that of times without one. */
export interface CalendarRange {
  from: number;
  to: number;
  timeZone: string;
}

/** Characters of a break's title. */
const longestTitle = 60;

/**
 * Events with a time are meetings, events of whole days are breaks, as calendars of schools have them. A meeting over
 * midnight ends with its day, as sessions do; one without length is left out, and so is what lies outside `[from, to]`.
 */
export function fromCalendar(
  entries: readonly CalendarEntry[],
  timeZone: string,
  { from, to }: { from: LocalDate; to: LocalDate },
): { dates: Single[]; pauses: Pause[] } {
  const dates = new Map<string, Single>();
  const pauses = new Map<string, Pause>();
  for (const { title, allDay, start, end } of entries) {
    if (allDay) {
      // An end on the same day, or none, is that day.
      const pause = { from: dateOf(start, 'utc'), to: dateOf(Math.max(start, end - 1), 'utc') };
      const id = `${pause.from}-${pause.to}`;
      const name = title.trim().slice(0, longestTitle).trim();
      if (pause.to >= from && pause.from <= to && pause.to >= pause.from)
        pauses.set(id, { id, ...pause, ...(name && { title: name }), imported: true });
    } else {
      const one = meeting(inZone(start, timeZone), inZone(end, timeZone));
      if (one && one.date >= from && one.date <= to) dates.set(`${one.date} ${one.from}`, one);
    }
  }
  return { dates: [...dates.values()], pauses: [...pauses.values()] };
}

function meeting(start: DateTime, end: DateTime): Single | undefined {
  const date = start.toFormat('yyyy-MM-dd');
  const [from, to] = [minuteOf(start), end.toFormat('yyyy-MM-dd') > date ? minutesOfDay : minuteOf(end)];
  return to > from ? { date, from, to, imported: true } : undefined;
}

function minuteOf({ hour, minute }: DateTime): number {
  return hour * 60 + minute;
}

function inZone(at: number, timeZone: string): DateTime {
  return DateTime.fromMillis(at, { zone: timeZone });
}
