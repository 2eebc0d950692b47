/** Two people in one line: "3 7", "Ann, Anna Example", "@ann Ann Example". */
import { UserError } from '../errors.js';

/**
 * Every way to read a text as two queries: at its comma, around its mentions, or between any two of its words. The caller
 * finds out which of them means anybody. Throws UserError `command.usage` for fewer than two words.
 */
export function readPairs(text: string, mentions: readonly { text: string }[], usage: string): [string, string][] {
  const comma = text.split(',').map((part) => part.trim());
  if (comma.length === 2 && comma.every(Boolean)) return [[comma[0]!, comma[1]!]];
  const mention = mentions.find((each) => each.text !== '' && text.includes(each.text))?.text;
  const at = mention === undefined ? -1 : text.indexOf(mention);
  if (mention !== undefined) {
    const rest = `${text.slice(0, at)} ${text.slice(at + mention.length)}`.trim();
    if (rest) return [[rest, mention]];
  }
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length < 2) throw new UserError('command.usage', { usage });
  return words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')]);
}

/** The only pair of two different people that some reading means; undefined where several do, or none. */
export function onlyPair<T>(
  pairs: readonly [string, string][],
  find: (query: string) => T | undefined,
): [T, T] | undefined {
  const found = pairs.flatMap(([left, right]): [T, T][] => {
    const a = find(left);
    const b = find(right);
    return a !== undefined && b !== undefined && a !== b ? [[a, b]] : [];
  });
  const [first, ...others] = found;
  return first && others.every(([a, b]) => a === first[0] && b === first[1]) ? first : undefined;
}
