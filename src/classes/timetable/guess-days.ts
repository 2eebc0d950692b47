/** Days that a text may mean without saying so clearly: to be offered, never to be taken. */
import { Info } from 'luxon';
import { foldName } from '../fold-name.js';
import { isNearly } from '../../slips.js';
import { readDate, readWeekOrMonth } from './read-dates.js';
import { relativeWords } from './relative-words.js';
import type { Today } from './read-words.js';
import { addDays, weekdayOf, type LocalDate } from './wall-clock.js';

/** Between the parts of what may be one date or several. */
const joint =
  /^(?:[\s,;:/&+.–—-]+|(?:and|or|but|not|to|until|till|through|thru|from|for|in|on|the|und|bis|et|y)(?=[\s\d]))*/i;
/** Words that make another day of the one beside them. */
const turning = /^(?:next|last|this|coming|following|previous|every|weeks?|fortnights?|onwards?)(?!\p{L})/iu;
/** Months that are other words as well. */
const otherWords = /^(?:may|march|mar)(?!\p{L})/iu;
/** "9:00", "9am", "9h": a time of the day, and no part of a date. */
const timeOfDay = /^\d{1,2}(?::\d{2}|\s?[ap]\.?m\b|\s?h(?:\d{2})?\b|\s?o.clock)/i;

/** Whether a text goes on with what may say which day is meant, read or not: a date, a number, a word that is nearly one. */
export function beginsLikeDate(text: string, now: Today): boolean {
  const rest = text.replace(joint, '');
  if (timeOfDay.test(rest)) return false;
  return (
    /^\p{N}/u.test(rest) ||
    turning.test(rest) ||
    readDate(rest, now) !== undefined ||
    (!otherWords.test(rest) && readWeekOrMonth(rest, now) !== undefined) ||
    nearDay(rest, now) !== undefined
  );
}

/** Whether anything in a text may say so. */
export function mentionsDate(text: string, now: Today): boolean {
  return wordsOf(text).some((rest) => beginsLikeDate(rest, now));
}

/** The days that are named in a text or nearly so, wherever; of a weekday after "next" both that it may be. */
export function daysNamed(text: string, now: Today): LocalDate[] {
  const found = wordsOf(text).flatMap((rest, i, all) => {
    const date = readDate(rest, now)?.value ?? nearDay(rest, now);
    if (date === undefined) return [];
    const after = i > 0 && /^(?:next|following)(?!\p{L})/iu.test(all[i - 1] ?? '');
    return after || /\bnext\s+week/i.test(text) ? [date, addDays(date, 7)] : [date];
  });
  return [...new Set(found)];
}

/** Words that are looked at: a date stands early, and a reason may be long. */
const mostWords = 40;

/** The text from each of its words on. */
function wordsOf(text: string): string[] {
  const starts = [...text.matchAll(/[\p{L}\p{N}][^\s,;:/]*/gu)].slice(0, mostWords);
  return starts.map(({ index }) => text.slice(index));
}

/** The day of a word with a slip in it: "tomorow", "wendesday". */
function nearDay(text: string, { today, language }: Today): LocalDate | undefined {
  const typed = foldName(/^\p{L}[\p{L}\p{M}]*/u.exec(text)?.[0] ?? '');
  const relative = relativeWords(language, 'day').find(([words]) => isNearly(typed, words));
  if (relative) return addDays(today, relative[1]);
  for (const locale of [language, 'en']) {
    const index = Info.weekdays('long', { locale }).findIndex((name) => isNearly(typed, foldName(name)));
    if (index >= 0) return addDays(today, (index + 1 - weekdayOf(today) + 7) % 7);
  }
  return undefined;
}
