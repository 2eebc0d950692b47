/** HEIC, what iPhones send as files. Its decoder is WebAssembly and holds its thread (681 ms at 12 MP), so it gets one of its own. */
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { UserError } from '../errors.js';

/** 8-bit RGBA of the upright picture in its own colours. */
export interface HeicPixels {
  data: Uint8Array;
  width: number;
  height: number;
}

export interface HeicOptions {
  /** Path of a module with heic-decode's one function. */
  decoder?: string;
  /** Milliseconds. */
  patience?: number;
}

/** Nearly a hundred times what 12 MP took (dependencies.md): a small machine at work on others as well, and no longer. */
const patience = 60_000;

/** Megabytes for the decoder's JavaScript; the picture itself is in WebAssembly's memory, beside it. */
const heap = 128;

/**
 * The worker's program, as text: so it needs no file of its own, and runs the same from TypeScript sources, from dist
 * and out of a bundle. The decoder is named by its path, for a program without a file has no folder to look from.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData.decoder)({ buffer: workerData.bytes }).then(({ data, width, height }) => {
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.length);
  parentPort.postMessage({ data: pixels, width, height }, [pixels.buffer]);
});
`;
const answer = z.object({ data: z.instanceof(Uint8Array), width: z.number(), height: z.number() });

/** Throws UserError `photo.unreadable` when the decoder refuses, dies, or has not answered within its patience. */
export async function decodeHeic(bytes: Uint8Array, options: HeicOptions = {}): Promise<HeicPixels> {
  const decoder = options.decoder ?? createRequire(import.meta.url).resolve('heic-decode');
  const worker = new Worker(program, {
    eval: true,
    workerData: { decoder, bytes },
    // Its complaints are no news: what is wrong is said by the error.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const message = await new Promise<unknown>((resolve, reject) => {
      const fail = (): void => reject(new UserError('photo.unreadable'));
      timer = setTimeout(fail, options.patience ?? patience);
      worker.once('message', resolve);
      worker.once('error', fail);
      worker.once('exit', fail);
    });
    return answer.parse(message);
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
