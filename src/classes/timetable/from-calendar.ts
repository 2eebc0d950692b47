/** From the events of a calendar file to single dates and breaks in the class's own wall-clock time. Pure. */
import { DateTime, IANAZone } from 'luxon';
import type { Pause, Single } from './timetable.js';
import { addDays, minutesOfDay, type LocalDate } from './wall-clock.js';

/** What a file says a time is. */
export interface CalendarTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** The file's name for its zone; none for a time that is the same on every wall. */
  zone?: string | undefined;
  /** Milliseconds UTC by the file's own description of that zone, where it has one. */
  at?: number | undefined;
}

/** One event, or one occurrence of one that recurs. The end is not in it. */
export interface CalendarEntry {
  title: string;
  /** Has dates and no times. */
  allDay: boolean;
  start: CalendarTime;
  end: CalendarTime;
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
      const pause = { from: dateIn(start), to: lastDayOf(start, end) };
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

function meeting(start: DateTime | undefined, end: DateTime | undefined): Single | undefined {
  if (!start || !end) return undefined;
  const date = start.toFormat('yyyy-MM-dd');
  const [from, to] = [minuteOf(start), end.toFormat('yyyy-MM-dd') > date ? minutesOfDay : minuteOf(end)];
  return to > from ? { date, from, to, imported: true } : undefined;
}

function minuteOf({ hour, minute }: DateTime): number {
  return hour * 60 + minute;
}

/** An end on the same day, or none, is that day. */
function lastDayOf(start: CalendarTime, end: CalendarTime): LocalDate {
  const [first, after] = [dateIn(start), dateIn(end)];
  return after > first ? addDays(after, -1) : first;
}

function dateIn({ year, month, day }: CalendarTime): LocalDate {
  return DateTime.utc(year, month, day).toFormat('yyyy-MM-dd');
}

/** IANA's word on its zones before the file's, which may be old; a zone nobody knows is the class's own. */
function inZone({ zone, at, ...wall }: CalendarTime, timeZone: string): DateTime | undefined {
  const iana = zone === undefined ? undefined : ianaOf(zone);
  const found =
    iana === undefined && at !== undefined
      ? DateTime.fromMillis(at, { zone: timeZone })
      : DateTime.fromObject(wall, { zone: iana ?? timeZone }).setZone(timeZone);
  return found.isValid ? found : undefined;
}

/** "Europe/Berlin", also behind a path as some programs write it: "/citadel.org/20210210_1/Europe/Berlin". */
function ianaOf(zone: string): string | undefined {
  const name = /(?:^|\/)([A-Z]\w+(?:\/[A-Z][\w+-]+){1,2})$/.exec(zone)?.[1] ?? zone;
  const last = name.split('/').slice(-2).join('/');
  return [name, last].find((each) => IANAZone.isValidZone(each));
}
