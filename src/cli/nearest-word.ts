/** The word of a list that somebody most likely meant, by the least number of letters added, left out or replaced. */
export function nearestWord(typed: string, words: readonly string[]): string {
  const distances = words.map((word) => editDistance(typed, word));
  return words[distances.indexOf(Math.min(...distances))] ?? '';
}

/** Levenshtein's, row by row. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const above = row;
    row = [line];
    for (let column = 1; column <= to.length; column++) {
      const replaced = above[column - 1]! + (from[line - 1] === to[column - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[column]! + 1, row[column - 1]! + 1));
    }
  }
  return row[to.length]!;
}
