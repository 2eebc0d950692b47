/** Reads a pasted list of names, as people copy them from a table, a mail or a document, or as a file of a register has it. */
import { readEmail, readName } from './profile.js';
import { readHeader, type RosterColumn } from './roster-columns.js';

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
  /** Whether the list can only be read so: neither was the order of names guessed, nor was anything left out of them. */
  isCertain: boolean;
}

/** As many as the largest lecture; a longer list is more likely a slip than a class. */
export const mostNames = 500;

interface Bit {
  words: string;
  address?: string | undefined;
  /** The words may mean something else. */
  isGuess?: boolean;
}

/**
 * Names stand on lines of their own, or apart by commas or semicolons; cells of a table (tabs) on one line are one person.
 * A first line with the names of columns says what they are. Where most of several lines have one comma, they are
 * "Last, First". An email belongs to the name on its line.
 */
export function readPastedNames(text: string, alike: (name: string) => string): PastedNames {
  const bits = bitsOf(linesOf(text));
  const result: PastedNames = { named: [], repeated: [], unread: [], beyond: 0, isCertain: true };
  const seen = new Set<string>();
  for (const { words, address, isGuess } of bits) {
    const isName = !isBesideName(words);
    const name = isName ? readName(words) : undefined;
    if (isGuess || !isName) result.isCertain = false;
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

/** Lines end in as many ways as programs have; commas and semicolons are those of every script. */
function linesOf(text: string): string[] {
  return text
    .replaceAll('\uFEFF', '')
    .replaceAll(/[，、،]/g, ',')
    .replaceAll(/[；؛]/g, ';')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .filter((line) => line.trim() !== '');
}

function bitsOf(lines: readonly string[]): Bit[] {
  const [first = '', ...others] = lines;
  for (const mark of ['\t', ';', ',']) {
    const header = first.includes(mark) ? readHeader(cellsOf(first, mark)) : undefined;
    if (header) return others.flatMap((line) => readRow(header, cellsOf(line, mark)));
  }
  if (readHeader([first]) && others.length > 0) return bitsOf(others);
  if (lines.some((line) => line.includes('\t'))) return lines.flatMap(readCells);
  return readList(lines.map(unlabel).filter(Boolean));
}

/** The cells of a line; one in quotation marks may have the mark in it. */
function cellsOf(line: string, mark: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted] = ['', false];
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === mark && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell].map((each) => each.trim());
}

// Tables.

/** Rows that Google Classroom puts above the pupils'. */
const notPeople = /^(?:date|points|class average|due date|max points)$/i;

function readRow(header: readonly RosterColumn[], cells: readonly string[]): Bit[] {
  const of = (column: RosterColumn) =>
    cells
      .filter((_, i) => header[i] === column)
      .join(' ')
      .trim();
  const [first, last, name, address] = [of('first'), of('last'), of('name'), of('email')];
  if (header.includes('email') && address === '' && notPeople.test([last, first, name].join(' ').trim())) return [];
  const [, before = '', behind = ''] = /^([^,]+),([^,]+)$/.exec(name) ?? [];
  const whole = before ? `${behind.trim()} ${before.trim()}` : name;
  const words = first || last ? `${first} ${last}`.trim() : whole;
  return words === '' && address === '' ? [] : [{ words, ...(address !== '' && { address }) }];
}

/** A line of a table without a header: its words in their order are a name. */
function readCells(line: string): Bit[] {
  const cells = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter(Boolean);
  const bits = cells.map((cell) => takeEmail(unlabel(cell))).filter(({ words, address }) => words || address);
  const named = bits.filter(({ words }) => /\p{L}/u.test(words) && !isBesideName(words));
  const words = named.map((bit) => bit.words).join(' ');
  const address = bits.find((bit) => bit.address !== undefined)?.address;
  if (words === '' && address === undefined) return bits.filter(({ words: each }) => each !== '');
  return [{ words, address, isGuess: named.length > 2 || named.length < bits.filter((bit) => bit.words).length }];
}

// Lists.

/** "1.", "12)", "(3)", "#4", "5:", "6 ", "１．", "①", "No. 1", "a)", and the bullets and boxes of documents and chats. */
const label =
  /^(?:(?:(?:no|nr|num)\.?\s?|n°|nº|№)?\s?[([#]?\p{N}+[.):\]．）：、-]*(?=\s|\p{L}{2}|$)|\(?\p{L}[)）](?=\s)|[-–—*•‣◦▪·+]|\[[ x]?\]|[☐☑✓])\s*/iu;

/** Labels come before a name. */
function unlabel(line: string): string {
  return line.trim().replace(label, '').trim();
}

function readList(lines: readonly string[]): Bit[] {
  const mark = lines.every((line) => /^[^,;]+;[^,;]+$/.test(line)) ? ';' : ',';
  if (!isLastFirst(lines, mark)) return lines.flatMap(split).map(trim);
  return lines.map((line) => trim({ ...lastFirst(line, mark), isGuess: true }));
}

const suffix = /^(?:jr|sr|jun|sen|ii|iii|iv|ph\.?d|m\.?d)\.?$/i;

/**
 * Most of several lines have one comma, and the others none: somebody with one name. With semicolons both sides are one word,
 * for that mark more often stands between people.
 */
function isLastFirst(lines: readonly string[], mark: ',' | ';'): boolean {
  const counts = lines.map((line) => partsOf(line, mark).length);
  const two = counts.filter((count) => count === 2).length;
  const isMost = lines.length > 1 && two * 2 > lines.length && counts.every((count) => count <= 2);
  if (!isMost || mark === ',') return isMost && lines.every((line) => !line.includes(';'));
  return lines.every((line) => partsOf(line, mark).every((part) => !part.includes(' ')));
}

/** What stands between commas, without an email, and with "Jr." beside the name before it. */
function partsOf(line: string, mark: string): string[] {
  const parts = takeEmail(line)
    .words.split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.filter((part, i) => i === 0 || !suffix.test(part));
}

function lastFirst(line: string, mark: string): Bit {
  const { words, address } = takeEmail(line);
  const [last = '', first = ''] = partsOf(line, mark);
  const after = words
    .split(mark)
    .map((part) => part.trim())
    .filter((part, i) => i > 0 && suffix.test(part));
  return { words: [first, last, ...after].filter(Boolean).join(' '), address };
}

/** A line's people. A bit that is only an email belongs to the name before it, and so does "Jr." */
function split(line: string): Bit[] {
  const bits: Bit[] = [];
  for (const piece of line.split(/[,;]/)) {
    const bit = takeEmail(unlabel(piece));
    const before = bits.at(-1);
    if (before && suffix.test(bit.words)) before.words += ` ${bit.words}`;
    else if (bit.words) bits.push(bit);
    else if (bit.address !== undefined && before && before.address === undefined) before.address = bit.address;
    else if (bit.address !== undefined) bits.push(bit);
  }
  return bits;
}

/** "Ann Example <ann@example.org>": the name, and the email apart from it. */
function takeEmail(text: string): Bit {
  const tokens = text.replaceAll('"', '').split(/([\s,;<>()[\]]+)/);
  const at = tokens.findIndex((token) => isEmail(token));
  if (at < 0) return { words: tidy(text.replaceAll('"', '')) };
  const address = tokens[at]?.replace(/^'|'$/g, '');
  // Every other token is what stands between: brackets around an email go with it.
  const words = tokens.map((token, i) => {
    if (isEmail(token)) return ' ';
    const isBeside = i % 2 === 1 && (isEmail(tokens[i - 1]) || isEmail(tokens[i + 1]));
    return isBeside ? token.replaceAll(/[<>()[\]]/g, ' ') : token;
  });
  return { words: tidy(words.join('')), ...(address !== undefined && { address }) };
}

function isEmail(token = ''): boolean {
  return /^[^@]+@[^@]+$/.test(token);
}

/** One space between words, and no commas at the end: found from there, for a pattern would try every comma before it. */
function tidy(words: string): string {
  const text = words.replaceAll(/\s+/g, ' ');
  let end = text.length;
  while (end > 0 && ' ,;'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).trim();
}

/** "5b", "Class 10", "12.03.2012", "0171 2345678": what stands beside names in lists of pupils and is none. */
function isBesideName(words: string): boolean {
  return (
    /^\(?\d{1,2}\s?\p{L}\)?$/u.test(words) ||
    /^(?:class|klasse|year|grade|form|jahrgang)\s?\d+\s?\p{L}?$/iu.test(words) ||
    /^\(?\*?\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\)?$/.test(words) ||
    /^\+?[\d ()/-]{5,}$/.test(words)
  );
}

/** A name without what stands behind it. */
function trim(bit: Bit): Bit {
  if (isBesideName(bit.words)) return bit;
  const words = bit.words.split(' ');
  let kept = words.length;
  while (
    kept > 1 &&
    (isBesideName(words[kept - 1] ?? '') || /^(?:\*|geb\.?|born|class|klasse)$/i.test(words[kept - 1] ?? ''))
  )
    kept -= 1;
  if (kept === words.length) return bit;
  return { ...bit, words: words.slice(0, kept).join(' '), isGuess: true };
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
