/** Workbooks of any size, written in a thread of their own: a year of a large class takes seconds. */
import { z } from 'zod';
import { runInThread } from '../../run-in-thread.js';

/** `null`: an empty cell. */
export type CellValue = string | number | null;

/**
 * How the values of a column are shown. `plain`: numbers as numbers, and whatever somebody wrote as text, for a cell is a
 * formula only if it is made one. `time`: milliseconds, of a wall clock. `rate`: 0 to 1. `letter`: coloured, in a frame.
 */
export interface WorkbookColumn {
  kind: 'plain' | 'time' | 'rate' | 'letter';
  /** Characters. */
  width: number;
  /** A number is an instant of a wall clock, milliseconds, and stands upright. */
  head: CellValue;
}

export interface WorkbookSheet {
  name: string;
  columns: readonly WorkbookColumn[];
  rows: readonly (readonly CellValue[])[];
  /** Columns that stay where they are; the first row always does. */
  sticky?: number;
  landscape?: boolean;
}

const program = String.raw`
const { parentPort, workerData } = require('node:worker_threads');
const { module, sheets, colours } = workerData;

const line = { align: 'center', borderColor: '#C8C8C8', borderStyle: 'thin' };
const date = (ms, format) => ({ value: new Date(ms), type: Date, format });
const plain = (value) => ({ value, type: typeof value === 'number' ? Number : String });
const kinds = {
  plain,
  time: (ms) => date(ms, 'yyyy-mm-dd hh:mm'),
  rate: (value) => ({ value, type: Number, format: '0%' }),
  letter: (value) => ({ value, type: String, backgroundColor: colours[value], ...line }),
};
const cell = (value, kind) => (value === null || value === '' ? (kind === 'letter' ? { ...line } : null) : kinds[kind](value));
const head = (value) =>
  typeof value === 'number'
    ? { ...date(value, 'ddd dd mmm hh:mm'), fontWeight: 'bold', textRotation: 90, ...line }
    : { ...plain(value), fontWeight: 'bold' };

import(module)
  .then(({ default: write }) =>
    write(
      sheets.map(({ name, columns, rows, sticky, landscape }) => ({
        data: [columns.map((column) => head(column.head)), ...rows.map((row) => row.map((value, i) => cell(value, columns[i].kind)))],
        // Names of sheets have at most 31 characters, and none of these.
        sheet: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
        columns: columns.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
        ...(sticky && { stickyColumnsCount: sticky }),
        ...(landscape && { orientation: 'landscape' }),
      })),
    ).toBuffer(),
  )
  .then((bytes) => parentPort.postMessage(bytes));
`;

/** Milliseconds: a hundred thousand marks take a quarter of that on a small machine. */
const patience = 120_000;
/** Megabytes: a hundred thousand marks take half of that. */
const heap = 1024;

/** `colours`: of each letter. Throws UserError `export.too-large` where it is more than can be written. */
export async function writeWorkbook(
  sheets: readonly WorkbookSheet[],
  colours: Readonly<Record<string, string>>,
  limits: { patience: number } = { patience },
): Promise<Uint8Array> {
  return runInThread({
    program,
    workerData: { module: import.meta.resolve('write-excel-file/node'), sheets, colours },
    answer: z.instanceof(Uint8Array),
    ...{ ...limits, heap, failure: 'export.too-large' },
  });
}
