/** Marks as a workbook: one sheet of marks, and one of people with their sums. */
import { type Counts, rateOf } from '../statistics.js';
import { cellsOf, columns, type ListedPerson, type MarkRow } from './rows.js';
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { statuses } from '../../attendance/sheet.js';

/** Characters; names and ids show whole. */
const widths: Partial<Record<(typeof columns)[number], number>> = {
  ...{ person_id: 12, number: 8, name: 28, email: 28, session_id: 12, marked_by: 24 },
  ...{ session_start: 26, session_end: 26, marked_at: 26, status: 10, how: 11, certainty: 10 },
};

/** What somebody wrote is a text whatever it looks like: a cell of a workbook is a formula only if it is made one. */
const text = (value: string): Cell => ({ value, type: String });
const head = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const cell = (value: string | number): Cell =>
  typeof value === 'number' ? { value, type: Number } : value === '' ? null : text(value);

/** `titles`: what the two sheets are called, in the reader's language. */
export async function xlsxOf(
  rows: readonly MarkRow[],
  timeZone: string,
  titles: { marks: string; people: string },
): Promise<Uint8Array> {
  const marks: SheetData = [
    columns.map(head),
    ...rows.map((row) => {
      const cells = cellsOf(row, timeZone);
      return columns.map((column) => cell(cells[column]));
    }),
  ];
  const sums = ['person_id', 'number', 'name', 'email', ...statuses, 'rate'];
  const people: SheetData = [
    sums.map(head),
    ...numbersOfRows(rows).map(({ person, number, name, email, counts, rate }): Cell[] => [
      ...[text(person), cell(number ?? ''), text(name), cell(email ?? '')],
      ...statuses.map((status): Cell => ({ value: counts[status], type: Number })),
      rate === undefined ? null : { value: rate, type: Number, format: '0%' },
    ]),
  ];
  return writeXlsxFile([
    {
      data: marks,
      sheet: sheetName(titles.marks),
      columns: columns.map((column) => ({ width: widths[column] ?? 12 })),
      stickyRowsCount: 1,
    },
    {
      data: people,
      sheet: sheetName(titles.people),
      columns: sums.map((name) => ({ width: name === 'name' || name === 'email' ? 28 : 11 })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

/** Names of sheets have at most 31 characters, and none of these. */
function sheetName(title: string): string {
  return title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}

/** Each person of the rows with the sum of their marks, by roster number; those without one at the end. */
function numbersOfRows(rows: readonly MarkRow[]): (ListedPerson & { counts: Counts; rate: number | undefined })[] {
  const people = new Map<string, { listed: ListedPerson; counts: Counts }>();
  for (const row of rows) {
    const counts = people.get(row.person)?.counts ?? { present: 0, late: 0, excused: 0, absent: 0 };
    counts[row.status] += 1;
    people.set(row.person, { listed: row, counts });
  }
  return [...people.values()]
    .map(({ listed: { person, number, name, email }, counts }) => ({
      ...{ person, number, name, email },
      ...{ counts, rate: rateOf(counts) },
    }))
    .sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
}
