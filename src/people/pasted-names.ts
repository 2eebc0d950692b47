/** Reads a pasted list of names, as people copy them from a table, a mail or a document. */
import { readEmail, readName } from './profile.js';

export interface PastedName {
  name: string;
  email?: string;
}

export interface PastedNames {
  /** In the order of the list, each once. */
  named: PastedName[];
  /** Names that came again in the same list (case and spaces apart); the first of them is in `named`. */
  repeated: string[];
  /** Bits that are no name: without a letter, or longer than a name may be. Shortened to be shown. */
  unread: string[];
  /** How many names beyond the limit were left out. */
  beyond: number;
}

/** As many as the largest lecture; a longer list is more likely a slip than a class. */
export const mostNames = 500;

const email = /[^\s,;<>()[\]"']+@[^\s,;<>()[\]"']+/;
const bracketed = new RegExp(`[<(\\[]?${email.source}[>)\\]]?`, 'g');
/** "1.", "12)", "(3)", "#4", "5:", "6 ", and the bullets and boxes of documents and chats. */
const label = /^(?:[([#]?\d+[.):\]]*(?=\s|\p{L})|[-–—*•‣◦▪·+]|\[[ x]?\]|[☐☑✓])\s*/iu;

/**
 * Names stand on lines of their own, or apart by commas or semicolons; cells of a table (tabs) on one line are one
 * person. Where every one of several lines has exactly one comma, it is "Last, First". An email belongs to the name on its
 * line.
 */
export function readPastedNames(text: string, alike: (name: string) => string): PastedNames {
  const lines = text.split(/\r?\n/).map(unlabel).filter(Boolean);
  const result: PastedNames = { named: [], repeated: [], unread: [], beyond: 0 };
  const seen = new Set<string>();
  for (const { words, address } of isLastFirst(lines) ? lines.map(lastFirst) : lines.flatMap(split)) {
    const name = readName(words);
    if (name === undefined) {
      result.unread.push(shorten(words || address || ''));
    } else if (seen.has(alike(name))) {
      result.repeated.push(name);
    } else if (result.named.length === mostNames) {
      result.beyond += 1;
    } else {
      seen.add(alike(name));
      const read = address === undefined ? undefined : readEmail(address);
      result.named.push({ name, ...(read !== undefined && { email: read }) });
    }
  }
  return result;
}

interface Bit {
  words: string;
  address?: string;
}

/** Labels come before a name, and in a table in a cell of their own. */
function unlabel(line: string): string {
  const cells = line.split('\t').map((cell) => cell.trim());
  return cells
    .map((cell) => (/^\d+[.)]?$/.test(cell) ? '' : cell.replace(label, '')))
    .filter(Boolean)
    .join(' ')
    .trim();
}

function isLastFirst(lines: readonly string[]): boolean {
  return lines.length > 1 && lines.every((line) => /^[^,;]+,[^,;]+$/.test(takeEmail(line).words));
}

function lastFirst(line: string): Bit {
  const { words, ...rest } = takeEmail(line);
  const [last = '', first = ''] = words.split(',');
  return { words: `${first.trim()} ${last.trim()}`, ...rest };
}

/** A line's people. A bit that is only an email belongs to the name before it. */
function split(line: string): Bit[] {
  const bits: Bit[] = [];
  for (const piece of line.split(/[,;]/)) {
    const bit = takeEmail(unlabel(piece));
    const before = bits.at(-1);
    if (bit.words) bits.push(bit);
    else if (bit.address !== undefined && before && before.address === undefined) before.address = bit.address;
    else if (bit.address !== undefined) bits.push(bit);
  }
  return bits;
}

/** "Ann Example <ann@example.org>": the name, and the email apart from it. */
function takeEmail(text: string): Bit {
  const address = text.match(email)?.[0];
  const words = text
    .replaceAll(bracketed, ' ')
    .replaceAll('"', '')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim();
  return { words, ...(address !== undefined && { address }) };
}

/** Characters: enough to recognise what was meant. */
const shown = 30;

function shorten(text: string): string {
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}

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
