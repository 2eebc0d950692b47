/** Names for tight places: first name and initial, and still nobody mistaken for somebody else. */

const segmenter = new Intl.Segmenter('und');
/** The characters readers see, so that nothing is cut inside of one. */
const lettersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Longer ones are cut even where there is room: a label this wide is a third of a phone's picture. */
const mostLetters = 24;
/** "Maximiliana" still stands whole. */
const mostShortLetters = 12;

/** In the order of `names`: cut only where they are very long. */
export function longNames(names: readonly string[]): string[] {
  return names.map((name) => cut(name, mostLetters));
}

/**
 * In the order of `names`: "Ann E.", with as many letters of the last name as tell namesakes apart. Whoever cannot be
 * told apart so keeps the whole name. One word stays one word.
 */
export function shortNames(names: readonly string[]): string[] {
  const longest = Math.max(0, ...names.map((name) => lettersOf(lastOf(name)).length));
  const short = names.map((name) => abbreviate(name, 1));
  for (let letters = 2; letters <= longest; letters++) {
    namesakes(short, names).forEach((i) => (short[i] = abbreviate(names[i]!, letters)));
  }
  namesakes(short, names).forEach((i) => (short[i] = cut(names[i]!, mostLetters)));
  return short;
}

function abbreviate(name: string, letters: number): string {
  const [first = ''] = name.trim().split(/\s+/);
  const last = lettersOf(lastOf(name));
  const initial = last.length <= letters ? last.join('') : `${last.slice(0, letters).join('')}.`;
  return [cut(first, mostShortLetters), initial].filter((part) => part !== '').join(' ');
}

/** The last of several words; nothing where there is only one. */
function lastOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.length > 1 ? words.at(-1)! : '';
}

/** Where the same short form stands for different names. */
function namesakes(short: readonly string[], names: readonly string[]): number[] {
  return [...short.keys()].filter((i) => short.some((other, j) => other === short[i] && names[j] !== names[i]));
}

function cut(text: string, most: number): string {
  const letters = lettersOf(text);
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
