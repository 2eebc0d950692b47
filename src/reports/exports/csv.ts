/** Marks as a CSV file that spreadsheets open as it is. */
import { promisify } from 'node:util';
import { stringify } from 'csv-stringify/sync';
import { zip, type Zippable } from 'fflate';
import { cellsOf, columns, createWallClock, type MarkRow } from './rows.js';

/**
 * UTF-8 with the mark by which spreadsheets know it. A text that a spreadsheet would take for a formula (it begins with
 * `=`, `+`, `-`, `@` or the like) has an apostrophe before it, so that nobody's name can do anything on a host's machine.
 */
export function csvOf(rows: readonly MarkRow[], timeZone: string): Uint8Array {
  const clock = createWallClock(timeZone);
  return csvFile(
    columns,
    rows.map((row) => cellsOf(row, clock)),
  );
}

/** Below what every platform takes as a file of a bot's: Discord's limit is the lowest, 10 MiB. */
const mostUnpacked = 8_000_000;

/** The same as an archive of one file where it is too large to be sent. */
export async function sentCsv(
  rows: readonly MarkRow[],
  timeZone: string,
): Promise<{ bytes: Uint8Array; type: 'text/csv' | 'application/zip' }> {
  const bytes = csvOf(rows, timeZone);
  if (bytes.length <= mostUnpacked) return { bytes, type: 'text/csv' };
  return { bytes: await promisify<Zippable, Uint8Array>(zip)({ 'marks.csv': bytes }), type: 'application/zip' };
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
