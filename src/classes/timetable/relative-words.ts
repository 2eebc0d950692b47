/** "Yesterday", "next week", "this month": in English and in another language, as Intl has them. */
import { foldName } from '../fold-name.js';
import type { Read, Today } from './read-words.js';

export type RelativeUnit = 'day' | 'week' | 'month';
/** What a name for a unit stands for, counted from now: -1 is the last one. */
export type RelativeWord = readonly [words: string, count: number];

const word = /[\p{L}\p{M}'’-]+/gu;
/** Characters: longer than what any language says in their place. */
const longest = 60;

const known = new Map<string, RelativeWord[]>();

/** Those of the language, then English ones; folded. */
export function relativeWords(language: string, unit: RelativeUnit): readonly RelativeWord[] {
  const key = `${language} ${unit}`;
  const found = known.get(key) ?? [language, 'en'].flatMap((locale) => wordsOf(locale, unit));
  known.set(key, found);
  return found;
}

function wordsOf(locale: string, unit: RelativeUnit): RelativeWord[] {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return [0, 1, -1, 2, -2]
    .map((count): RelativeWord => [foldName(format.format(count, unit)), count])
    .filter(([words]) => !/\p{N}/u.test(words));
}

/**
 * The longest of them that a text begins with, and how many units from now it is. Hindi has one word for yesterday and
 * tomorrow: without a `lean` it says neither.
 */
export function readRelative(
  text: string,
  { language, lean }: Pick<Today, 'language' | 'lean'>,
  unit: RelativeUnit,
): Read<number> | undefined {
  const ends = Array.from(text.slice(0, longest).matchAll(word), ({ 0: found, index }) => index + found.length);
  const matches = relativeWords(language, unit).flatMap(([words, count]) => {
    const length = words.split(' ').length;
    const end = ends[length - 1] ?? 0;
    const isThere = end > 0 && foldName(text.slice(0, end)) === words;
    return isThere ? [{ value: count, rest: text.slice(end).trimStart(), length }] : [];
  });
  const most = Math.max(...matches.map(({ length }) => length));
  const meant = [...new Set(matches.filter(({ length }) => length === most).map(({ value }) => value))];
  const value = meant.length === 1 ? meant[0] : lean === 'past' ? meant.find((count) => count < 0) : undefined;
  const rest = matches.find(({ length }) => length === most)?.rest;
  return value === undefined || rest === undefined ? undefined : { value, rest };
}
