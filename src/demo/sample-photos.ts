import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Selfie } from './cast.js';

const samples = join(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'), '..', 'demo');

/** A sample photo as it is, JPEG. */
export function readSample(sample: number): Promise<Uint8Array> {
  return readFile(join(samples, `sample${sample}.jpg`));
}

/** A selfie as a phone would have taken it: cut out, scaled, mirrored, in other light, compressed. */
export async function takeSelfie({ sample, centre, side, width, mirrored, light, jpeg }: Selfie): Promise<Uint8Array> {
  const photo = sharp(await readSample(sample));
  const size = await photo.metadata();
  const left = Math.max(0, Math.round(centre.x - side / 2));
  const top = Math.max(0, Math.round(centre.y - side / 2));
  return photo
    .extract({
      left,
      top,
      width: Math.min(Math.round(side), size.width - left),
      height: Math.min(Math.round(side), size.height - top),
    })
    .resize({ width })
    .flop(mirrored)
    .modulate({ brightness: light })
    .jpeg({ quality: jpeg })
    .toBuffer();
}
