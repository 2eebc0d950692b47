/** What the readers of typed words share. Each reads the beginning of a text. */
import { foldName } from '../fold-name.js';
import type { LocalDate } from './wall-clock.js';

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

/** Between the two ends of a range. */
export const dash = /^\s*(?:-|–|—|\.\.|(?:to|until|till)(?=\s))\s*/i;

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
