/** Words that are nearly others, as they come off a small keyboard. */

/** Letters left out, put in, changed or swapped with their neighbour between two words (optimal string alignment). */
export function slips(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const at = (up: number, left: number) => (up === 0 ? row : rows[i - up])?.[j - left] ?? Infinity;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const change = at(1, 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(at(1, 0) + 1, at(0, 1) + 1, change, isSwap ? at(2, 2) + 1 : Infinity));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Infinity;
}

/** Letters of a word that may be a slip of another one; from how many on two slips are, and the most that are compared. */
const [shortest, longer, longest] = [4, 7, 30];

/** Whether somebody who typed this most likely meant that: one slip, of a longer word two. */
export function isNearly(typed: string, word: string): boolean {
  if (typed.length < shortest || typed.length > longest || Math.abs(typed.length - word.length) > 2) return false;
  return slips(typed, word) <= (word.length >= longer ? 2 : 1);
}

/** The word of a list that somebody most likely meant. */
export function nearestWord(typed: string, words: readonly string[]): string {
  const distances = words.map((word) => slips(typed, word));
  return words[distances.indexOf(Math.min(...distances))] ?? '';
}
