/** Dates as hosts and members type them. */
import { DateTime, Info } from 'luxon';
import { readRelative } from './relative-words.js';
import { readWeekday, dash, indexOfName, readPattern, word, type Read, type Today } from './read-words.js';
import { addDays, weekdayOf, type LocalDate } from './wall-clock.js';

/** Days back that a date without a year may be: who was ill last month does not mean next year. */
const daysBack = 60;
/** Years within which a date may be: a leap day may be eight away, from 2096 to 2104. */
const yearsAway = 10;

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
  const first = readPattern(
    text,
    /^(\d{1,2})(?:(?:st|nd|rd|th)?\s+|\.\s*)(\p{L}[\p{L}\p{M}]{2,})\.?(?:,?\s+(\d{4})(?![\d:.h]))?/iu,
  );
  if (first) return dated(first, first.value[3], month(first.value[2]), first.value[1], now);
  const second = readPattern(
    text,
    /^(\p{L}[\p{L}\p{M}]{2,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s+(\d{4})(?![\d:.h]))?/iu,
  );
  return second && dated(second, second.value[3], month(second.value[1]), second.value[2], now);
}

function readDay(text: string, now: Today): Read<LocalDate> | undefined {
  const last = now.lean === 'past' ? readPattern(text, /^last\s+(?=\p{L}{3})/iu) : undefined;
  const before = last && readWeekday(last.rest, now.language);
  if (before) {
    const back = (weekdayOf(now.today) - before.value + 6) % 7;
    return { value: addDays(now.today, -back - 1), rest: before.rest };
  }
  const days = readRelative(text, now, 'day');
  if (days) return { value: addDays(now.today, days.value), rest: days.rest };
  // Two letters are more often a word than a day: "we are away".
  const isLong = (readPattern(text, word)?.value[1]?.length ?? 0) > 2;
  const weekday = isLong ? readWeekday(text, now.language) : undefined;
  if (!weekday) return undefined;
  const base = now.from ?? now.today;
  const ahead = (weekday.value - weekdayOf(base) + 7) % 7;
  const isPast = now.lean === 'past' && now.from === undefined && ahead > 0;
  return { value: addDays(base, isPast ? ahead - 7 : ahead), rest: weekday.rest };
}

/** A date that there is; without a year the next one, or one that is just over. */
function dated(
  { rest }: Read<unknown>,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  { today, lean, from }: Today,
): Read<LocalDate> | undefined {
  const isPast = lean === 'past' && from === undefined;
  const earliest = from ?? addDays(today, -daysBack);
  const first = Number(earliest.slice(0, 4));
  const years = Array.from({ length: yearsAway }, (_, i) => first + (isPast ? 1 - i : i));
  const dates = years
    .filter((each) => year === undefined || each === Number(year))
    .map((each) => DateTime.fromObject({ year: each, month: Number(month), day: Number(day) }, { zone: 'utc' }))
    .filter((date) => date.isValid && Number(month) > 0)
    .map((date) => date.toFormat('yyyy-MM-dd'));
  const value = dates.find((date) => year !== undefined || (isPast ? date <= today : date >= earliest));
  return value === undefined ? undefined : { value, rest };
}

/**
 * One date, two with "..", a dash or "to" between them, or a week or month by name. Undefined where the last comes before the
 * first.
 */
export function readDates(text: string, now: Today): Read<{ from: LocalDate; to: LocalDate }> | undefined {
  const whole = readWeekOrMonth(text.trimStart(), now);
  if (whole) {
    const { unit, on } = whole.value;
    const day = DateTime.fromISO(on, { zone: 'utc' });
    const [first, to] = [day.startOf(unit).toISODate(), day.endOf(unit).toISODate()];
    if (first === null || to === null) return undefined;
    // Of the one that is now, what is left of it.
    const isNow = first <= now.today && now.today <= to && now.lean !== 'past';
    return { value: { from: isNow ? now.today : first, to }, rest: whole.rest };
  }
  const ends = readEnds(text, now);
  return ends && ends.value.to >= ends.value.from ? ends : undefined;
}

/** One date, or two in whatever order. */
export function readEnds(text: string, now: Today): Read<{ from: LocalDate; to: LocalDate }> | undefined {
  const from = readDate(text.trimStart(), now);
  if (!from) return undefined;
  const to = dash.test(from.rest) ? readDate(from.rest.replace(dash, ''), { ...now, from: from.value }) : undefined;
  return { value: { from: from.value, to: to?.value ?? from.value }, rest: to?.rest ?? from.rest };
}

/** "this week", "last month", "November", "Nov 2026": a day that is in it. A month without a year is the next, or the last. */
export function readWeekOrMonth(text: string, now: Today): Read<{ unit: 'week' | 'month'; on: LocalDate }> | undefined {
  for (const unit of ['week', 'month'] as const) {
    const found = readRelative(text, now, unit);
    const on =
      found &&
      DateTime.fromISO(now.today, { zone: 'utc' })
        .plus({ [unit]: found.value })
        .toISODate();
    if (found && on) return { value: { unit, on }, rest: found.rest };
  }
  const named = readPattern(text, /^(\p{L}[\p{L}\p{M}]{2,})\.?(?:\s+(\d{4})(?!\d))?(?![\p{L}\p{M}]|\s*\d)/u);
  const month = named && readMonth(named.value[1] ?? '', now.language);
  if (!named || month === undefined) return undefined;
  const [year, thisMonth] = now.today.split('-').map(Number) as [number, number];
  const ahead = now.lean === 'past' ? (month > thisMonth ? -1 : 0) : month < thisMonth ? 1 : 0;
  const of = named.value[2] ?? String(year + ahead);
  return { value: { unit: 'month', on: `${of}-${String(month).padStart(2, '0')}-01` }, rest: named.rest };
}

function readMonth(name: string, language: string): number | undefined {
  const index = indexOfName(name, language, (length, locale) => Info.months(length, { locale }));
  return index === undefined ? undefined : index + 1;
}
