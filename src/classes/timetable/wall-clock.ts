/** From what a wall clock shows to an instant, on every day of every zone. Instants are milliseconds UTC. */
import { DateTime } from 'luxon';

/** A local date, `yyyy-mm-dd`. */
export type LocalDate = string;
/** Minutes of a wall clock since 00:00; 1440 is the end of the day. */
export type Minutes = number;

export const minutesOfDay = 1440;

/**
 * The first instant of that local day at which the wall clock shows this time or a later one. So a time that clocks
 * jump over is the moment of the jump, and of a time that comes twice it is the first: never none, never two, and what
 * is earlier on the wall is never later. Throws on an unknown zone or no date: that is a bug.
 */
export function instantOf(date: LocalDate, time: Minutes, timeZone: string): number {
  const wall = DateTime.fromMillis(midnight(date) + time * minute, { zone: 'utc' });
  const found = wall.setZone(timeZone, { keepLocalTime: true });
  if (!found.isValid) throw new Error(`no such time zone: ${timeZone}`);
  const earliest = wall.toMillis() - found.offset * minute;
  if (found.toMillis() !== earliest) return jumpBetween(earliest, found);
  return Math.min(...found.getPossibleOffsets().map((each) => each.toMillis()));
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** The first instant in `(before, after]` that has the offset of `after`: clocks jump between the two. */
function jumpBetween(before: number, after: DateTime): number {
  let [low, high] = [before, after.toMillis()];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (DateTime.fromMillis(middle, { zone: after.zone }).offset === after.offset) high = middle;
    else low = middle;
  }
  return high;
}

/** The local date an instant lies in. */
export function dateOf(at: number, timeZone: string): LocalDate {
  return DateTime.fromMillis(at, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** So many days later; earlier where negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateAt(midnight(date) + days * day);
}

/** Days from one date to another. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (midnight(to) - midnight(from)) / day;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(date: LocalDate): number {
  return new Date(midnight(date)).getUTCDay() || 7;
}

/** Every date of `[from, to]`, in order. */
export function datesOf(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, days) => addDays(from, days));
}

/** "09:05"; the end of the day is "24:00". */
export function clock(time: Minutes): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(time / 60))}:${two(time % 60)}`;
}

/** Dates are counted in UTC, whose days are all as long. */
function midnight(date: LocalDate): number {
  const at = Date.parse(date);
  // The 30th of February is read as a day in March.
  if (Number.isNaN(at) || dateAt(at) !== date) throw new Error(`no such date: ${date}`);
  return at;
}

function dateAt(utc: number): LocalDate {
  return new Date(utc).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
