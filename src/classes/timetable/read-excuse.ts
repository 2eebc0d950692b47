/** What follows `/excuse`: days, and why. What does not say a day clearly is for its writer to say, never guessed. */
import { UserError } from '../../errors.js';
import { beginsLikeDate, daysNamed, mentionsDate } from './guess-days.js';
import { readDates, readWeekOrMonth } from './read-dates.js';
import type { Today } from './read-words.js';
import { addDays, daysBetween, type LocalDate } from './wall-clock.js';

export interface ExcuseRequest {
  from: LocalDate;
  to: LocalDate;
  /** May be empty: nobody has to say why. */
  reason: string;
}

/** No day was understood: all of it is kept as the reason, and `named` are days that it may mean. */
export interface UnclearExcuse {
  named: LocalDate[];
  reason: string;
}

/** Days: the length of a term, for who is ill for long; back, for who was too ill to write; and ahead, a year. */
const mostDays = 92;
const daysBack = 14;
const daysAhead = 366;
/** Characters of a reason that are kept. */
const longestReason = 500;

/** A reason that is marked as one: "dentist" in quotes, or after a colon. */
const marked = /^(?:["“”„«»‘’']([^"“”„«»]+)["“”„«»‘’']|:\s*(?:["“”„«»]([^"“”„«»]+)["“”„«»]|([\s\S]+)))$/u;

/** A reason marked as one and without a word about days is for today. Throws UserError `excuse.range`. */
export function readExcuse(text: string, now: Today): ExcuseRequest | UnclearExcuse {
  const wanted = text.trim();
  const reason = marked.exec(wanted)?.slice(1).find(Boolean);
  if (reason !== undefined && !mentionsDate(reason, now)) {
    return { from: now.today, to: now.today, reason: shorten(reason) };
  }
  // "/excuse: tomorrow dentist"
  const said = wanted.replace(/^:\s*/, '');
  const dates = readDates(said, now);
  if (!dates && isOfAnotherYear(said, now)) throw outOfRange();
  if (!dates || !isClear(said, dates.rest, now)) {
    return { named: daysNamed(said, now).filter((date) => isNear(date, now)), reason: shorten(said) };
  }
  const { from, to } = dates.value;
  if (!isNear(from, now) || daysBetween(from, to) >= mostDays) throw outOfRange();
  return { from, to, reason: shorten(dates.rest) };
}

function outOfRange(): UserError {
  return new UserError('excuse.range', { days: mostDays, back: daysBack });
}

function isNear(date: LocalDate, { today }: Today): boolean {
  return date >= addDays(today, -daysBack) && date <= addDays(today, daysAhead);
}

function shorten(reason: string): string {
  return reason
    .replace(/^[,:;–—-]\s*/, '')
    .trim()
    .slice(0, longestReason)
    .trim();
}

/** A date that is well written, of a year in which nothing is excused. */
function isOfAnotherYear(text: string, now: Today): boolean {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return year !== undefined && readDates(text, { ...now, today: `${year}-06-01` }) !== undefined;
}

/** Abbreviations, and months, which are other words as well: "sun allergy", "sat on a nail", "12 may need", "march with flags". */
const ambiguous = /^\p{L}{1,4}$|(?<!\p{L})may(?!\p{L})/iu;

/** Whether the date is all that the text says of days: not "Monday and Tuesday", "tomorrow week", "Fri, Dec 18". */
function isClear(text: string, rest: string, now: Today): boolean {
  const date = text.slice(0, text.length - rest.length).trim();
  if (rest === '' || rest.startsWith(':')) return true;
  const isWord = ambiguous.test(date) || (/^\p{L}+$/u.test(date) && readWeekOrMonth(date, now)?.value.unit === 'month');
  return !(isWord && /^\p{L}/u.test(rest)) && !beginsLikeDate(rest, now);
}
