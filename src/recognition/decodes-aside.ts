/** Whether a photo can be decoded without harm, tried in a process of its own: a thread's crash would take the bot with it. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { PhotoType } from './file-type.js';

export interface AsideOptions {
  /** Path of a module that decodes. */
  decoder?: string;
  /** Milliseconds. */
  patience?: number;
}

/** As read-photo gives a decoder. */
const patience = 60_000;

/**
 * As text, so that it runs alike from TypeScript sources and from dist. What a decoder *refuses* is no harm: reading the
 * photo will say so.
 */
const program = `
const [, library, type] = process.argv;
const pieces = [];
process.stdin.on('data', (piece) => pieces.push(piece)).on('end', () => {
  const decoder = require(library);
  const file = Buffer.concat(pieces);
  const decoding = type === 'HEIC'
    ? decoder({ buffer: file })
    : decoder(file, { failOn: 'error', limitInputPixels: false }).autoOrient().raw().toBuffer();
  const through = () => process.exit(0);
  decoding.then(through, through);
});
`;

/** False where the process died of it or was not through within a minute. */
export async function decodesAside(bytes: Uint8Array, type: PhotoType, options: AsideOptions = {}): Promise<boolean> {
  const find = createRequire(import.meta.url).resolve;
  const library = options.decoder ?? find(type === 'HEIC' ? 'heic-decode' : 'sharp');
  const child = spawn(process.execPath, ['-e', program, library, type], {
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: options.patience ?? patience,
    killSignal: 'SIGKILL',
  });
  // A child that died early takes no more bytes.
  child.stdin.on('error', () => undefined).end(bytes);
  return new Promise((resolve) => {
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0));
  });
}
