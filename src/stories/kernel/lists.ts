/** Lists that fit: platforms cut or refuse what is too long. */
import type { Button } from '../../chat/reply.js';
import { isolate } from '../../locales/isolate.js';
import type { Say } from '../../locales/say.js';

/** Characters: a longer name in a list or on a button is cut, and stays recognisable. */
const longest = 40;

export function clip(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** As many names as fit into so many characters, and how many do not. */
export function listNames(names: readonly string[], room: number): { text: string; more: number } {
  const listed: string[] = [];
  let length = 0;
  for (const name of names.map((each) => clip(each))) {
    length += name.length + 2;
    if (length > room) break;
    listed.push(isolate(name));
  }
  return { text: listed.join(', '), more: names.length - listed.length };
}

/** As many lines, and one that says how many there are besides. */
export function firstLines(say: Say, lines: readonly string[], most: number): string[] {
  return [...lines.slice(0, most), ...moreLine(say, lines.length - most)];
}

/** None where nothing is left out. */
export function moreLine(say: Say, n: number): string[] {
  return n > 0 ? [say('attend.missing.more', { n })] : [];
}

export interface Page<T> {
  shown: T[];
  /** From 0, as buttons name it. */
  at: number;
  /** One at least. */
  pages: number;
  /** How many come before those shown. */
  before: number;
}

/** `page` as a button said it: what is no page is the first, one beyond the end is the last. */
export function pageOf<T>(all: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const at = Math.min(Math.max(0, Math.trunc(page) || 0), pages - 1);
  const before = at * size;
  return { shown: all.slice(before, before + size), at, pages, before };
}

/** To the pages beside this one, where there are any; `dataOf` a page is what its button carries. */
export function turnButtons(
  say: Say,
  { at, pages }: Pick<Page<unknown>, 'at' | 'pages'>,
  dataOf: (page: number) => string,
  labels = {
    back: say('roster.button.back', { page: at }),
    next: say('roster.button.next', { page: at + 2 }),
  },
): Button[] {
  return [
    ...(at > 0 ? [{ label: labels.back, data: dataOf(at - 1) }] : []),
    ...(at < pages - 1 ? [{ label: labels.next, data: dataOf(at + 1) }] : []),
  ];
}
