/** What follows `/excuse`: days, and why. */
import { UserError } from '../../errors.js';
import { readDates } from './read-dates.js';
import type { Today } from './read-words.js';
import { addDays, daysBetween, type LocalDate } from './wall-clock.js';

export interface ExcuseRequest {
  from: LocalDate;
  to: LocalDate;
  /** May be empty: nobody has to say why. */
  reason: string;
}

/** Days: the length of a term, for who is ill for long; back, for who was too ill to write; and ahead, a year. */
const mostDays = 92;
const daysBack = 14;
const daysAhead = 366;
/** Characters of a reason that are kept. */
const longestReason = 500;

/** Without a date it is today. Throws UserErrors `excuse.unread` and `excuse.range`. */
export function readExcuse(text: string, now: Today): ExcuseRequest {
  const wanted = text.trim();
  const dates = readDates(wanted, now);
  // "3 days of flu" begins with no date that could be meant: better asked than excused for the wrong day.
  if (!dates && /^\d/.test(wanted)) throw new UserError('excuse.unread', { part: wanted.slice(0, 60) });
  const { from, to } = dates?.value ?? { from: now.today, to: now.today };
  const isNear = from >= addDays(now.today, -daysBack) && from <= addDays(now.today, daysAhead);
  if (!isNear || daysBetween(from, to) >= mostDays) {
    throw new UserError('excuse.range', { days: mostDays, back: daysBack });
  }
  const reason = (dates?.rest ?? wanted).replace(/^[,:;–—-]\s*/, '').trim();
  return { from, to, reason: reason.slice(0, longestReason).trim() };
}
