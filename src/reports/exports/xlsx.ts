/** Marks as a workbook: a register to read and print, every mark with what made it, and people with their sums. */
import { DateTime } from 'luxon';
import { type Counts, noCounts, rateOf, statusesIn } from '../statistics.js';
import { cellsOf, columns, letters, type ListedPerson, type MarkRow } from './rows.js';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { Status } from '../../attendance/sheet.js';

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

/** What somebody wrote is a text whatever it looks like: a cell of a workbook is a formula only if it is made one. */
const text = (value: string): Cell => ({ value, type: String });
const head = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const cell = (value: string | number): Cell =>
  typeof value === 'number' ? { value, type: Number } : value === '' ? null : text(value);

/** `titles`: what the sheets are called, in the reader's language. */
export async function xlsxOf(
  rows: readonly MarkRow[],
  timeZone: string,
  titles: { register: string; marks: string; people: string },
): Promise<Uint8Array> {
  const people = peopleOf(rows);
  const shown = statusesIn(people.map(({ counts }) => counts));
  const sums = ['number', 'name', 'email', ...shown, 'rate', 'person_id'];
  const totals: SheetData = [
    sums.map(head),
    ...people.map(({ person, number, name, email, counts }): Cell[] => [
      ...[cell(number ?? ''), text(name), cell(email ?? '')],
      ...shown.map((status): Cell => ({ value: counts[status], type: Number })),
      ...[rateCell(counts), text(person)],
    ]),
  ];
  const register = registerOf(rows, people, shown, timeZone);
  return writeXlsxFile([
    {
      data: register,
      sheet: sheetName(titles.register),
      columns: (register[0] ?? []).map((_, i) => ({ width: i === 0 ? 5 : i === 1 ? 26 : 6 })),
      ...{ stickyRowsCount: 1, stickyColumnsCount: 2, orientation: 'landscape' },
    },
    {
      data: [markColumns.map(head), ...rows.map((row) => markCells(row, timeZone))],
      sheet: sheetName(titles.marks),
      columns: markColumns.map((column) => ({ width: widths[column] ?? 12 })),
      stickyRowsCount: 1,
    },
    {
      data: totals,
      sheet: sheetName(titles.people),
      columns: sums.map((name) => ({ width: name === 'name' || name === 'email' ? 28 : 11 })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

/** Names down, sessions across, one letter a mark; then how many of each, and the rate. */
function registerOf(
  rows: readonly MarkRow[],
  people: readonly Totals[],
  shown: readonly Status[],
  timeZone: string,
): SheetData {
  const sessions = [...new Map(rows.map(({ session, from }) => [session, from]))].sort(([, a], [, b]) => a - b);
  const marks = new Map(rows.map((row) => [`${row.person} ${row.session}`, row.status]));
  const line = { align: 'center', borderColor: '#C8C8C8', borderStyle: 'thin' } as const;
  const names = [head('No'), head('Name')];
  const dates = sessions.map(([, from]): Cell => ({
    ...{ value: onWall(from, timeZone), type: Date, format: 'ddd dd mmm hh:mm', fontWeight: 'bold', textRotation: 90 },
    ...line,
  }));
  const sums = [...shown.map((status) => head(letters[status])), head('%')];
  return [
    [...names, ...dates, ...sums],
    ...people.map(({ person, number, name, counts }): Cell[] => [
      ...[cell(number ?? ''), text(name)],
      ...sessions.map(([session]): Cell => {
        const status = marks.get(`${person} ${session}`);
        return status
          ? { value: letters[status], type: String, backgroundColor: colours[status], ...line }
          : { ...line };
      }),
      ...shown.map((status): Cell => ({ value: counts[status], type: Number })),
      rateCell(counts),
    ]),
  ];
}

function markCells(row: MarkRow, timeZone: string): Cell[] {
  const cells = cellsOf(row, timeZone);
  return markColumns.map((column): Cell => {
    if (column !== 'session_start' && column !== 'session_end' && column !== 'marked_at') return cell(cells[column]);
    const at = row[instants[column]];
    return at === undefined ? null : { value: onWall(at, timeZone), type: Date, format: 'yyyy-mm-dd hh:mm' };
  });
}

/** A workbook's dates have no zone: what the class's clock showed. */
function onWall(at: number, timeZone: string): Date {
  return DateTime.fromMillis(at, { zone: timeZone }).setZone('utc', { keepLocalTime: true }).toJSDate();
}

function rateCell(counts: Counts): Cell {
  const rate = rateOf(counts);
  return rate === undefined ? null : { value: rate, type: Number, format: '0%' };
}

/** Names of sheets have at most 31 characters, and none of these. */
function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
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
