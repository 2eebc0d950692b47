/** What the readers of typed words share. Each reads the beginning of a text. */
import { foldName } from '../fold-name.js';
import { type LocalDate, type Minutes, minutesOfDay } from './wall-clock.js';
import { Info } from 'luxon';

/** What was read, and what of the text is left. */
export interface Read<T> {
  value: T;
  rest: string;
}

/**
 * Which day it is for whoever writes, and the language their words for days and months may be in, beside English. `lean`: of a
 * day without a year the last one is meant, not the next. `from`: the day that it cannot be before.
 */
export interface Today {
  today: LocalDate;
  language: string;
  lean?: 'past' | undefined;
  from?: LocalDate | undefined;
}

/** The text after a pattern that it begins with. The pattern is anchored with `^`; digits may be those of any script. */
export function readPattern(text: string, pattern: RegExp): Read<RegExpExecArray> | undefined {
  const found = pattern.exec(plainDigits(text));
  return found ? { value: found, rest: text.slice(found[0].length).trimStart() } : undefined;
}

/** "٣٠" and "३०" are 30. As long as it was: digits beyond the first plane stay. */
function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    if (digit.length > 1) return digit;
    const code = digit.charCodeAt(0);
    // Every script has its ten digits in a row.
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCharCode(code - value - 1))) value++;
    return String(value);
  });
}

/** Between the two ends of a range; the words are English, German, Spanish, French, Italian, Russian and Arabic. */
export const dash = /^\s*(?:-|–|—|\.\.|(?:to|until|till|bis|hasta|al?|au|до|по|إلى|حتى)(?=\s))\s*/iu;

/** A word, also with the point of its abbreviation: "Mo.", "Dez." */
export const word = /^(\p{L}[\p{L}\p{M}]*)(?:\.(?!\.))?/u;

/** Which of these names a word is the beginning of, in the language or in English: at least two letters, and one name. */
export function indexOfName(
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

// Times of the day as hosts type them.

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

// Days of the week as hosts type them.

const groups: readonly [RegExp, readonly number[]][] = [
  [/^(?:week ?days|workdays)(?=[\s,]|$)/i, [1, 2, 3, 4, 5]],
  [/^weekends?(?=[\s,]|$)/i, [6, 7]],
  [/^(?:daily|every ?day)(?=[\s,]|$)/i, [1, 2, 3, 4, 5, 6, 7]],
];
/** Between the days of a list. */
const comma = /^\s*(?:,|\+|&|and(?=\s))?\s*/i;

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

/** One day: "Mon", "Monday", "Mo."; 1 is Monday. */
export function readWeekday(text: string, language: string): Read<number> | undefined {
  const found = readPattern(text, word);
  const name = found?.value[1];
  if (found === undefined || name === undefined) return undefined;
  const index = indexOfName(name, language, (length, locale) => Info.weekdays(length, { locale }));
  return index === undefined ? undefined : { value: index + 1, rest: found.rest };
}
