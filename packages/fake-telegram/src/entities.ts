/** What Telegram finds in a text by itself: commands, names, addresses. */
import type { WireEntity, WireUser } from './wire.js';

const kinds: readonly [type: string, pattern: RegExp][] = [
  ['email', /[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]{2,}/giu],
  ['url', /\bhttps?:\/\/[^\s<>"]+|\b[a-z0-9-]+\.(?:com|org|net|io|de|me)(?:\/[^\s<>"]*)?/giu],
  ['bot_command', /(?<![^\s(])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w@/])/giu],
  ['mention', /(?<![\w@/])@[a-z][a-z0-9_]{3,31}(?!\w)/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu],
];

/**
 * The entities of a text, in order. `people` are those a client puts in by their names, as it does for users without a
 * username: every occurrence of the words becomes a text_mention.
 */
export function findEntities(text: string, people: readonly { words: string; user: WireUser }[] = []): WireEntity[] {
  const found: WireEntity[] = [];
  const free = (one: WireEntity) =>
    found.every((other) => one.offset + one.length <= other.offset || other.offset + other.length <= one.offset);
  for (const { words, user } of people) {
    const offset = text.indexOf(words);
    if (offset < 0) throw new Error(`the text does not say "${words}"`);
    found.push({ type: 'text_mention', offset, length: words.length, user });
  }
  for (const [type, pattern] of kinds)
    for (const match of text.matchAll(pattern)) {
      const one = { type, offset: match.index, length: match[0].length };
      if (free(one)) found.push(one);
    }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Joins what was formatted by hand with what is found: the first wins where they meet. */
export function withFound(text: string, formatted: readonly WireEntity[]): WireEntity[] {
  const opaque = formatted.filter(({ type }) => ['code', 'pre', 'text_link', 'text_mention'].includes(type));
  const found = findEntities(text).filter((one) =>
    opaque.every((other) => one.offset + one.length <= other.offset || other.offset + other.length <= one.offset),
  );
  return [...formatted, ...found].sort((a, b) => a.offset - b.offset || b.length - a.length);
}
