/** Marks as a CSV file that spreadsheets open as it is. */
import { stringify } from 'csv-stringify/sync';
import { cellsOf, columns, type MarkRow } from './rows.js';

/**
 * UTF-8 with the mark by which spreadsheets know it. A text that a spreadsheet would take for a formula (it begins with
 * `=`, `+`, `-`, `@` or the like) has an apostrophe before it, so that nobody's name can do anything on a host's machine.
 */
export function csvOf(rows: readonly MarkRow[], timeZone: string): Uint8Array {
  return csvFile(
    columns,
    rows.map((row) => cellsOf(row, timeZone)),
  );
}

/** One line for each record, under these columns. `isForProgram`: nothing in it is opened as a formula, so emails stay as they are. */
export function csvFile(
  header: readonly string[],
  records: readonly Record<string, string | number>[],
  isForProgram = false,
): Uint8Array {
  const text = stringify([...records], {
    // A line break within a cell is allowed, and half of all programs take it for the end of the row.
    cast: { string: (value) => value.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ') },
    ...{ header: true, columns: [...header], bom: true, escape_formulas: !isForProgram },
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(text);
}
