/** Days of the week as hosts type them. */
import { Info } from 'luxon';
import { dash, indexOfName, readPattern, word, type Read, type Today } from './read-words.js';

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
