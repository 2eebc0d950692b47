/** From a timetable to the meetings it means, in instants. Milliseconds UTC. */
import { meets, type Single, type Timetable, type Weekly } from './timetable.js';
import { addDays, clock, dateOf, datesOf, daysBetween, instantOf, weekdayOf, type LocalDate } from './wall-clock.js';

export interface Meeting {
  /** `yyyy-mm-ddThh:mm` of the wall clock: what a session of this meeting is known by. */
  key: string;
  date: LocalDate;
  start: number;
  end: number;
}

const minute = 60_000;
const day = 86_400_000;

/**
 * The meetings of one local day, by their start. Of two that start together the longer one is meant, and one that lasts
 * into the next ends as that begins: a class has one session at a time.
 */
export function meetingsOn(timetable: Timetable, date: LocalDate, timeZone: string): Meeting[] {
  const ends = new Map<number, number>();
  for (const { from, to } of plannedOn(timetable, date)) ends.set(from, Math.max(to, ends.get(from) ?? 0));
  const meetings = [...ends].sort(([a], [b]) => a - b).map(([from, to]) => meeting({ date, from, to }, timeZone));
  return meetings.map((one, i) => {
    const next = meetings[i + 1]?.start ?? one.end;
    // Where clocks jump over both beginnings they are one, and neither ends before it began.
    return one.start < next && next < one.end ? { ...one, end: next } : one;
  });
}

/** What a timetable has on a date, breaks considered, whether or not it overlaps. */
export function plannedOn({ weekly, dates, pauses }: Timetable, date: LocalDate): (Single | Weekly)[] {
  const paused = pauses.some(({ from, to }) => from <= date && date <= to);
  // A date that a host set by hand is held also in a break: they knew.
  const single = dates.filter((one) => one.date === date && (!one.imported || !paused));
  return [...single, ...(paused ? [] : weekly.filter((rule) => isOn(rule, date)))];
}

function isOn({ weekdays, every, since, until }: Weekly, date: LocalDate): boolean {
  if (date < since || (until !== undefined && date > until) || !weekdays.includes(weekdayOf(date))) return false;
  const monday = addDays(since, 1 - weekdayOf(since));
  return Math.floor(daysBetween(monday, date) / 7) % every === 0;
}

/** Where clocks jump over all of a meeting, it is held at the jump, as long as it would have been. */
function meeting({ date, from, to }: Pick<Single, 'date' | 'from' | 'to'>, timeZone: string): Meeting {
  const start = instantOf(date, from, timeZone);
  const end = instantOf(date, to, timeZone);
  return {
    key: `${date}T${clock(from)}`,
    date,
    start,
    end: end > start ? end : start + (to - from) * minute,
  };
}

/** Days back in which missed meetings are still told of; who was away for longer knows. */
const remembered = 14;

/** What is to be done at `at`: meetings that are on, and those that began and ended since the last time this was asked. */
export function dueAt(timetable: Timetable, timeZone: string, at: number): { on: Meeting[]; missed: Meeting[] } {
  const since = Math.max(timetable.settledUntil, at - remembered * day);
  const meetings = datesOf(dateOf(Math.min(since, at), timeZone), dateOf(at, timeZone)).flatMap((date) =>
    meetingsOn(timetable, date, timeZone),
  );
  return {
    on: meetings.filter(({ start, end }) => start <= at && at < end),
    missed: meetings.filter(({ start, end }) => start > since && end <= at),
  };
}

/** Days ahead in which meetings are looked for: a school year. */
const horizon = 400;

/** The meetings after `at`, in order, within the horizon; `most` of them. */
export function nextMeetings(timetable: Timetable, timeZone: string, at: number, most: number): Meeting[] {
  const today = dateOf(at, timeZone);
  const found: Meeting[] = [];
  for (let days = 0; days < horizon && found.length < most; days++) {
    found.push(...meetingsOn(timetable, addDays(today, days), timeZone).filter(({ start }) => start > at));
  }
  return found.slice(0, most);
}

/** When there is something to do next: a meeting's start, or to look again where none is near. */
export function nextDue(timetable: Timetable, timeZone: string, at: number): number | undefined {
  if (!meets(timetable)) return undefined;
  return nextMeetings(timetable, timeZone, at, 1)[0]?.start ?? at + (horizon / 2) * day;
}

/** The meetings that are on at `at`, or so many minutes before or after it. */
export function meetingsAround(timetable: Timetable, timeZone: string, at: number, minutes: number): Meeting[] {
  const [first, last] = [at - minutes * minute, at + minutes * minute];
  const meetings = datesOf(dateOf(first, timeZone), dateOf(last, timeZone)).flatMap((date) =>
    meetingsOn(timetable, date, timeZone),
  );
  return meetings.filter(({ start, end }) => start <= last && end >= first);
}

/** Minutes before its start in which a session opened by hand is taken for the meeting's own. */
export const early = 30;

/** The meeting that what happens at `at` belongs to: the one that is on, or else one about to begin. */
export function meetingAt(timetable: Timetable, timeZone: string, at: number): Meeting | undefined {
  const today = meetingsOn(timetable, dateOf(at, timeZone), timeZone);
  const on = today.findLast(({ start, end }) => start <= at && at < end);
  return on ?? today.find(({ start }) => at < start && start - at <= early * minute);
}
