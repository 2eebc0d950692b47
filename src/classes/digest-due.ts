/** Which digests are due, and when the next ones are. Milliseconds UTC; days and times are the class's. */
import type { Digest } from './digests.js';
import { addDays, dateOf, instantOf, weekdayOf, type LocalDate } from './timetable/wall-clock.js';

/** What of a class a digest's time depends on. `termEnd`: the term's last day, where there is one. */
export interface DigestCalendar {
  timeZone: string;
  termEnd: LocalDate | undefined;
}

/**
 * The local day of which this digest is due now, and when it was. It stays due until its day is over or settled, so that
 * it comes late rather than never, and never for another day.
 */
export function digestDueAt(
  digest: Digest,
  { timeZone, termEnd }: DigestCalendar,
  at: number,
): { day: LocalDate; since: number } | undefined {
  const day = dateOf(at, timeZone);
  if (!isOn(digest, day, termEnd) || isSettled(digest, day)) return undefined;
  const since = instantOf(day, digest.time, timeZone);
  return digest.since <= since && since <= at ? { day, since } : undefined;
}

/** Also where a class moved to a zone in which it is yesterday: that day had its digest. */
function isSettled({ last }: Digest, day: LocalDate): boolean {
  return last !== undefined && last >= day;
}

function isOn({ kind, weekdays }: Digest, day: LocalDate, termEnd: LocalDate | undefined): boolean {
  return kind === 'term' ? day === termEnd : weekdays.includes(weekdayOf(day));
}

/** When this digest is due next after `at`; undefined for the end of a term that is over, or not set. */
export function nextDigest(digest: Digest, calendar: DigestCalendar, at: number): number | undefined {
  const { timeZone, termEnd } = calendar;
  const today = dateOf(at, timeZone);
  const days = digest.kind === 'term' ? (termEnd === undefined ? [] : [termEnd]) : week.map((i) => addDays(today, i));
  for (const day of days) {
    if (!isOn(digest, day, termEnd) || isSettled(digest, day)) continue;
    const time = instantOf(day, digest.time, timeZone);
    if (time > at && time >= digest.since) return time;
  }
  return undefined;
}

/** Today and the same weekday a week from now: what is due at this hour today is due then again. */
const week = [0, 1, 2, 3, 4, 5, 6, 7];
