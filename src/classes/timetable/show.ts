/** Days, dates and times of a timetable as people read them, in the class's language. */
import { DateTime, Info } from 'luxon';
import { clock, type LocalDate, type Minutes } from './wall-clock.js';

/** "Fri, Dec 18, 2026". */
export function showDate(date: LocalDate, language: string): string {
  return local(date, language).toLocaleString({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** One date, or two with a dash between them. */
export function showDates({ from, to }: { from: LocalDate; to: LocalDate }, language: string): string {
  return from === to ? showDate(from, language) : `${showDate(from, language)} – ${showDate(to, language)}`;
}

/** "Mon, Wed"; three and more in a row as "Mon–Fri". `weekdays` are ISO ones in order. */
export function showWeekdays(weekdays: readonly number[], language: string): string {
  const names = Info.weekdays('short', { locale: language });
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => names[(day ?? 1) - 1] ?? '';
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(', ')))
    .join(', ');
}

/** "09:00–10:30". */
export function showSpan({ from, to }: { from: Minutes; to: Minutes }): string {
  return `${clock(from)}–${clock(to)}`;
}

function local(date: LocalDate, language: string): DateTime {
  return DateTime.fromISO(date, { zone: 'utc' }).setLocale(language);
}
