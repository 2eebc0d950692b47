/** As in "Maria del Carmen de la Cruz"; a line of more words is a sentence. */
const mostWords = 6;

/**
 * Whether these are names, more of them than not, rather than something said in a chat: few words, of which the first and
 * the last begin with a capital, or with a letter of a script that has none.
 */
export function looksLikeNames(lines: readonly string[]): boolean {
  return lines.filter(looksLikeName).length * 2 > lines.length;
}

function looksLikeName(line: string): boolean {
  const words = line.split(' ');
  const begins = [words[0], words.at(-1)].every((word) => word !== undefined && /^(?!\p{Ll})\p{L}/u.test(word));
  return begins && words.length <= mostWords && !/[?!…]|\.$/u.test(line);
}
