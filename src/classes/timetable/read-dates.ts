/** Dates as hosts and members type them. */
import { DateTime, Info } from 'luxon';
import { readWeekday, dash, indexOfName, readPattern, word, type Read, type Today } from './read-words.js';
import { addDays, weekdayOf, type LocalDate } from './wall-clock.js';

/** Days back that a date without a year may be: who was ill last month does not mean next year. */
const daysBack = 60;
/** Words for days, in days from today. */
export const relativeDays: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tomorrow', 1],
  ['yesterday', -1],
]);

/** Years ahead that a date may be in: a leap day may be eight away, from 2096 to 2104. */
const yearsAhead = 10;

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
    /^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s+(\d{4})(?![\d:.h]))?/iu,
  );
  return second && dated(second, second.value[3], month(second.value[1]), second.value[2], now);
}

function readDay(text: string, now: Today): Read<LocalDate> | undefined {
  const found = readPattern(text, word);
  const days = relativeDays.get(found?.value[1]?.toLowerCase() ?? '');
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
  const first = Number(earliest.slice(0, 4));
  const years = Array.from({ length: yearsAhead }, (_, i) => first + i);
  const dates = years
    .filter((each) => year === undefined || each === Number(year))
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

function readMonth(name: string, language: string): number | undefined {
  const index = indexOfName(name, language, (length, locale) => Info.months(length, { locale }));
  return index === undefined ? undefined : index + 1;
}
