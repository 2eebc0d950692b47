import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const samples = join(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'), '..', 'demo');

/** A sample photo as it is, JPEG. */
export function readSample(sample: number): Promise<Uint8Array> {
  return readFile(join(samples, `sample${sample}.jpg`));
}
