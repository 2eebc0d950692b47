/** HEIC, what iPhones send as files. Its decoder is WebAssembly and holds its thread (681 ms at 12 MP), so it gets one of its own. */
import { createRequire } from 'node:module';
import { z } from 'zod';
import { runInThread } from '../run-in-thread.js';
import { headerLength } from './file-type.js';

/** The upright picture in its own colours, 8 bits: RGBA, or RGB where nothing is transparent. */
export interface HeicPixels {
  /** RGB begins some bytes into a buffer of its own, which has room for a TIFF around it (tagged-tiff). */
  data: Uint8Array;
  channels: 3 | 4;
  width: number;
  height: number;
}

export interface HeicOptions {
  /** Path of a module with heic-decode's one function. */
  decoder?: string;
  /** Milliseconds. */
  patience?: number;
}

/** Nearly a hundred times what 12 MP took: a small machine at work on others as well, and no longer. */
const patience = 60_000;

/** The picture is in WebAssembly's memory. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { decoder, bytes, room } = workerData;
require(decoder)({ buffer: bytes }).then(({ data: { buffer, byteOffset, length }, width, height }) => {
  const rgba = new Uint8Array(buffer, byteOffset, length);
  const count = length / 4;
  let channels = count < 4 * room ? 4 : 3;
  for (let at = 3; at < length && channels === 3; at += 4) if (rgba[at] !== 255) channels = 4;
  let data = rgba;
  if (channels === 3) {
    // In place, for a copy would be at the peak of memory. Only the first pixels are overwritten before they are read.
    const first = rgba.slice(0, 4 * room);
    for (let pixel = 0; pixel < count; pixel++) {
      const from = pixel < room ? first : rgba;
      for (let colour = 0; colour < 3; colour++) rgba[room + 3 * pixel + colour] = from[4 * pixel + colour];
    }
    data = rgba.subarray(room, room + 3 * count);
  }
  parentPort.postMessage({ data, channels, width, height }, [buffer]);
});
`;
const answer = z.object({
  data: z.instanceof(Uint8Array),
  channels: z.union([z.literal(3), z.literal(4)]),
  width: z.number(),
  height: z.number(),
});

/** Throws UserError `photo.unreadable` when the decoder refuses, dies, or has not answered within its patience. */
export async function decodeHeic(bytes: Uint8Array, options: HeicOptions = {}): Promise<HeicPixels> {
  const decoder = options.decoder ?? createRequire(import.meta.url).resolve('heic-decode');
  return runInThread({
    program,
    workerData: { decoder, bytes, room: headerLength },
    answer,
    patience: options.patience ?? patience,
    failure: 'photo.unreadable',
  });
}
