/** Marks as a workbook: a register to read and print, every mark with what made it, and people with their sums. */
import { type Counts, noCounts, rateOf, statusesIn } from '../statistics.js';
import { cellsOf, type WallClock, columns, createWallClock, letters, type ListedPerson, type MarkRow } from './rows.js';
import { type CellValue, type WorkbookColumn, type WorkbookSheet, writeWorkbook } from './write-workbook.js';
import { type Status, statuses } from '../../attendance/sheet.js';

/** Of a mark in the register: light enough to print. */
const colours: Readonly<Record<Status, string>> = {
  present: '#D5F0DA',
  remote: '#EADDF2',
  late: '#FFF0C2',
  'left-early': '#F0DDE6',
  excused: '#DCE8FA',
  absent: '#FBD5D5',
};

/** Ids stand last: people read from the left. */
const ids = ['person_id', 'session_id'] as const;
const markColumns = [...columns.filter((column) => !ids.some((id) => id === column)), ...ids];
const instants = { session_start: 'from', session_end: 'to', marked_at: 'at' } as const;

/** Characters; names and ids show whole. */
const widths: Partial<Record<(typeof columns)[number], number>> = {
  ...{ person_id: 12, number: 8, name: 28, email: 28, session_id: 12, marked_by: 24 },
  ...{ session_start: 17, session_end: 17, marked_at: 17, status: 10, how: 11, certainty: 10 },
};

const plain = (head: string, width: number): WorkbookColumn => ({ kind: 'plain', width, head });

/** `titles`: what the sheets are called, in the reader's language. Throws UserError `export.too-large`. */
export async function xlsxOf(
  rows: readonly MarkRow[],
  timeZone: string,
  titles: { register: string; marks: string; people: string },
): Promise<Uint8Array> {
  const clock = createWallClock(timeZone);
  const people = peopleOf(rows);
  const shown = statusesIn(people.map(({ counts }) => counts));
  const sheets = [
    { name: titles.register, ...registerOf(rows, people, shown, clock), sticky: 2, landscape: true },
    { name: titles.marks, ...marksOf(rows, clock) },
    { name: titles.people, ...totalsOf(people, shown) },
  ];
  const byLetter = Object.fromEntries(statuses.map((status) => [letters[status], colours[status]]));
  return writeWorkbook(sheets, byLetter);
}

type Table = Pick<WorkbookSheet, 'columns' | 'rows'>;

/** Names down, sessions across, one letter a mark; then how many of each, and the rate. */
function registerOf(
  rows: readonly MarkRow[],
  people: readonly Totals[],
  shown: readonly Status[],
  { shown: onWall }: WallClock,
): Table {
  const sessions = [...new Map(rows.map(({ session, from }) => [session, from]))].sort(([, a], [, b]) => a - b);
  const marks = new Map(rows.map((row) => [`${row.person} ${row.session}`, row.status]));
  return {
    columns: [
      ...[plain('No', 5), plain('Name', 26)],
      ...sessions.map(([, from]): WorkbookColumn => ({ kind: 'letter', width: 6, head: onWall(from) })),
      ...shown.map((status) => plain(letters[status], 6)),
      { kind: 'rate', width: 6, head: '%' },
    ],
    rows: people.map(({ person, number = null, name, counts }): CellValue[] => [
      ...[number, name],
      ...sessions.map(([session]) => {
        const status = marks.get(`${person} ${session}`);
        return status ? letters[status] : null;
      }),
      ...shown.map((status) => counts[status]),
      rateOf(counts) ?? null,
    ]),
  };
}

/** Every mark as in a CSV file, but for instants, which are dates here. */
function marksOf(rows: readonly MarkRow[], clock: WallClock): Table {
  const isInstant = (column: string): column is keyof typeof instants => column in instants;
  return {
    columns: markColumns.map((head) => ({ kind: isInstant(head) ? 'time' : 'plain', width: widths[head] ?? 12, head })),
    rows: rows.map((row): CellValue[] => {
      const cells = cellsOf(row, clock);
      return markColumns.map((column) => {
        if (!isInstant(column)) return cells[column];
        const at = row[instants[column]];
        return at === undefined ? null : clock.shown(at);
      });
    }),
  };
}

function totalsOf(people: readonly Totals[], shown: readonly Status[]): Table {
  return {
    columns: [
      ...[plain('number', 11), plain('name', 28), plain('email', 28)],
      ...shown.map((status) => plain(status, 11)),
      { kind: 'rate', width: 11, head: 'rate' },
      plain('person_id', 11),
    ],
    rows: people.map(({ person, number = null, name, email = null, counts }): CellValue[] => [
      ...[number, name, email],
      ...shown.map((status) => counts[status]),
      ...[rateOf(counts) ?? null, person],
    ]),
  };
}

interface Totals extends ListedPerson {
  counts: Counts;
}

/** Each person of the rows with the sum of their marks, by roster number; those without one at the end. */
function peopleOf(rows: readonly MarkRow[]): Totals[] {
  const people = new Map<string, Totals>();
  for (const row of rows) {
    const { person, number, name, email } = row;
    const there = people.get(person) ?? { person, number, name, email, counts: noCounts() };
    there.counts[row.status] += 1;
    people.set(person, there);
  }
  return [...people.values()].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
}
