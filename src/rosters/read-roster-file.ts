/** Lists of people that are sent as a file: text as it is, a spreadsheet (.xlsx) as text with tabs between its cells. */
import { z } from 'zod';
import { decodeText } from '../decode-text.js';
import { UserError } from '../errors.js';
import { runInThread } from '../run-in-thread.js';

/** A spreadsheet of a thousand pupils is 100 kB. */
export const mostRosterBytes = 2_000_000;
/** Bytes of all its parts once they are unpacked, rows, and columns: more is a list of something else. */
const limits = { unpacked: 40_000_000, rows: 2_000, columns: 50 };
/** Milliseconds. */
const patience = 10_000;

/**
 * A spreadsheet may unpack to more than there is. Its parts are unpacked into as much room as they say they need, within the
 * limit, and the reader gets them unpacked.
 */
const program = String.raw`
const { parentPort, workerData } = require('node:worker_threads');
const { modules, bytes, limits } = workerData;

Promise.all([import(modules.fflate), import(modules.excel)]).then(async ([{ unzipSync, zipSync }, { readSheet }]) => {
  let unpacked = 0;
  const filter = ({ originalSize }) => {
    unpacked += originalSize;
    if (unpacked > limits.unpacked) throw new Error('too large');
    return true;
  };
  const parts = unzipSync(bytes, { filter });
  const rows = await readSheet(Buffer.from(zipSync(parts, { level: 0 })));
  const cellOf = (cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''));
  const lines = rows.slice(0, limits.rows).map((row) =>
    row.slice(0, limits.columns).map((cell) => cellOf(cell).replace(/\s+/g, ' ').trim()).join('\t'),
  );
  parentPort.postMessage(lines.join('\n'));
});
`;

/** Throws the UserErrors `roster.file-too-large`, and `roster.file` for what is neither. */
export async function readRosterFile(bytes: Uint8Array): Promise<string> {
  if (bytes.length > mostRosterBytes) throw new UserError('roster.file-too-large', { limit: mostRosterBytes });
  // What a zip archive begins with.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const modules = { fflate: import.meta.resolve('fflate'), excel: import.meta.resolve('read-excel-file/node') };
    const workerData = { modules, bytes, limits };
    return runInThread({ program, workerData, answer: z.string(), patience, failure: 'roster.file' });
  }
  const text = decodeText(bytes);
  // No text has such characters, and nearly every other file has.
  if (/[\0-\x08\x0e-\x1f]/.test(text)) throw new UserError('roster.file');
  return text;
}
