/** The small pieces of what hosts and members type: days, times and dates. Each reads the beginning of a text. */
import { DateTime, Info } from 'luxon';
import { foldName } from '../fold-name.js';
import { addDays, minutesOfDay, weekdayOf, type LocalDate, type Minutes } from './wall-clock.js';

/** What was read, and what of the text is left. */
export interface Read<T> {
  value: T;
  rest: string;
}

/** Which day it is for whoever writes, and the language their words for days and months may be in, beside English. */
export interface Today {
  today: LocalDate;
  language: string;
}

/** The text after a pattern that it begins with. The pattern is anchored with `^`. */
export function readPattern(text: string, pattern: RegExp): Read<RegExpExecArray> | undefined {
  const found = pattern.exec(text);
  return found ? { value: found, rest: text.slice(found[0].length).trimStart() } : undefined;
}

const groups: readonly [RegExp, readonly number[]][] = [
  [/^(?:week ?days|workdays)(?=[\s,]|$)/i, [1, 2, 3, 4, 5]],
  [/^weekends?(?=[\s,]|$)/i, [6, 7]],
  [/^(?:daily|every ?day)(?=[\s,]|$)/i, [1, 2, 3, 4, 5, 6, 7]],
];
/** Between the days of a list, and between the two of a range. */
const comma = /^\s*(?:,|\+|&|and(?=\s))?\s*/i;
const dash = /^\s*(?:-|–|—|\.\.|(?:to|until|till)(?=\s))\s*/i;

/** "Mon", "Mon, Wed and Fri", "Mon-Thu", "weekdays", "daily": ISO weekdays in order. */
export function readWeekdays(text: string, { language }: Pick<Today, 'language'>): Read<number[]> | undefined {
  const found = new Set<number>();
  let rest = text.trimStart();
  for (;;) {
    const next = readGroup(rest) ?? readDayOrRange(rest, language);
    if (!next) break;
    for (const day of next.value) found.add(day);
    rest = next.rest.replace(comma, '');
  }
  return found.size > 0 ? { value: [...found].sort((a, b) => a - b), rest: rest.trimStart() } : undefined;
}

function readGroup(text: string): Read<readonly number[]> | undefined {
  for (const [pattern, days] of groups) {
    const found = readPattern(text, pattern);
    if (found) return { value: days, rest: found.rest };
  }
  return undefined;
}

function readDayOrRange(text: string, language: string): Read<readonly number[]> | undefined {
  const first = readWeekday(text, language);
  if (!first) return undefined;
  const last = readWeekday(first.rest.replace(dash, ''), language);
  if (!last || !dash.test(first.rest)) return { value: [first.value], rest: first.rest };
  // "Sat-Mon" goes over the end of the week.
  const length = (last.value - first.value + 7) % 7;
  return { value: Array.from({ length: length + 1 }, (_, i) => ((first.value - 1 + i) % 7) + 1), rest: last.rest };
}

/** A word, also with the point of its abbreviation: "Mo.", "Dez." */
const word = /^(\p{L}[\p{L}\p{M}]*)(?:\.(?!\.))?/u;

function readWeekday(text: string, language: string): Read<number> | undefined {
  const found = readPattern(text, word);
  const name = found?.value[1];
  if (found === undefined || name === undefined) return undefined;
  const index = indexOf(name, language, (length, locale) => Info.weekdays(length, { locale }));
  return index === undefined ? undefined : { value: index + 1, rest: found.rest };
}

function readMonth(name: string, language: string): number | undefined {
  const index = indexOf(name, language, (length, locale) => Info.months(length, { locale }));
  return index === undefined ? undefined : index + 1;
}

/** Which of these names a word is the beginning of, in the language or in English: at least two letters, and one name. */
function indexOf(
  name: string,
  language: string,
  names: (length: 'long' | 'short', locale: string) => string[],
): number | undefined {
  const folded = foldName(name);
  for (const locale of [language, 'en']) {
    const long = names('long', locale).map(foldName);
    const short = names('short', locale).map((one) => foldName(one).replace(/\.$/, ''));
    const exact = long.findIndex((one, i) => one === folded || short[i] === folded);
    if (exact >= 0) return exact;
    const begun = long.flatMap((one, i) => (folded.length >= 2 && one.startsWith(folded) ? [i] : []));
    if (begun.length === 1) return begun[0];
  }
  return undefined;
}

/** "9:00", "09.30", "9", "14h30", "2:15 pm": minutes of the day. "24:00" is its end. */
export function readTime(text: string): Read<Minutes> | undefined {
  const found = readPattern(text, /^(\d{1,2})(?:[:.h](\d{2})(?!\.))?(?:\s*(am|pm)\b)?(?!\d|[:.]\d)/i);
  if (!found) return undefined;
  const [, hours = '', minutes = '0', half] = found.value;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const time = hour * 60 + Number(minutes);
  const isClock = Number(minutes) < 60 && time <= minutesOfDay && (half === undefined || Number(hours) <= 12);
  return isClock ? { value: time, rest: found.rest } : undefined;
}

/** "9:00-10:30", or "9:00" alone. An end of 0:00 is the end of the day. Undefined where it ends before it begins. */
export function readSpan(text: string): Read<{ from: Minutes; to?: Minutes }> | undefined {
  const from = readTime(text);
  if (!from || from.value === minutesOfDay) return undefined;
  if (!dash.test(from.rest)) return { value: { from: from.value }, rest: from.rest };
  const to = readTime(from.rest.replace(dash, ''));
  const end = to?.value === 0 ? minutesOfDay : to?.value;
  return to && end !== undefined && end > from.value
    ? { value: { from: from.value, to: end }, rest: to.rest }
    : undefined;
}

/** Days back that a date without a year may be: who was ill last month does not mean next year. */
const daysBack = 60;
const relative: Readonly<Record<string, number>> = { today: 0, tomorrow: 1, yesterday: -1 };

/** "2026-12-18", "18.12.", "18 Dec", "December 18, 2026", "today", "Friday" (the next one). */
export function readDate(text: string, now: Today): Read<LocalDate> | undefined {
  const iso = readPattern(text, /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/);
  if (iso) return dated(iso, iso.value[1], iso.value[2], iso.value[3], now);
  const dotted = readPattern(text, /^(\d{1,2})\.\s?(\d{1,2})\.(\d{4}(?!\d))?/);
  if (dotted) return dated(dotted, dotted.value[3], dotted.value[2], dotted.value[1], now);
  return readNamed(text, now) ?? readDay(text, now);
}

function readNamed(text: string, now: Today): Read<LocalDate> | undefined {
  const month = (name: string | undefined) => String(readMonth(name ?? '', now.language) ?? '');
  const first = readPattern(text, /^(\d{1,2})(?:\.|st|nd|rd|th)?\s+(\p{L}{3,})\.?(?:,?\s+(\d{4})(?![\d:.h]))?/iu);
  if (first) return dated(first, first.value[3], month(first.value[2]), first.value[1], now);
  const second = readPattern(
    text,
    /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s+(\d{4})(?![\d:.h]))?/iu,
  );
  return second && dated(second, second.value[3], month(second.value[1]), second.value[2], now);
}

function readDay(text: string, now: Today): Read<LocalDate> | undefined {
  const found = readPattern(text, word);
  const days = relative[found?.value[1]?.toLowerCase() ?? ''];
  if (found && days !== undefined) return { value: addDays(now.today, days), rest: found.rest };
  // Two letters are more often a word than a day: "we are away".
  const weekday = (found?.value[1]?.length ?? 0) > 2 ? readWeekday(text, now.language) : undefined;
  if (!weekday) return undefined;
  return { value: addDays(now.today, (weekday.value - weekdayOf(now.today) + 7) % 7), rest: weekday.rest };
}

/** A date that there is; without a year the next one, or one that is just over. */
function dated(
  { rest }: Read<unknown>,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  { today }: Today,
): Read<LocalDate> | undefined {
  const earliest = addDays(today, -daysBack);
  // A leap day without a year may be eight years away: 2096 to 2104.
  const years =
    year === undefined ? Array.from({ length: 9 }, (_, i) => Number(earliest.slice(0, 4)) + i) : [Number(year)];
  const dates = years
    .map((each) => DateTime.fromObject({ year: each, month: Number(month), day: Number(day) }, { zone: 'utc' }))
    .filter((date) => date.isValid && Number(month) > 0)
    .map((date) => date.toFormat('yyyy-MM-dd'));
  const value = dates.find((date) => year !== undefined || date >= earliest);
  return value === undefined ? undefined : { value, rest };
}

/** One date, or two with "..", a dash or "to" between them. Undefined where the last comes before the first. */
export function readDates(text: string, now: Today): Read<{ from: LocalDate; to: LocalDate }> | undefined {
  const from = readDate(text.trimStart(), now);
  if (!from) return undefined;
  const to = dash.test(from.rest) ? readDate(from.rest.replace(dash, ''), now) : undefined;
  if (!to) return { value: { from: from.value, to: from.value }, rest: from.rest };
  return to.value < from.value ? undefined : { value: { from: from.value, to: to.value }, rest: to.rest };
}
