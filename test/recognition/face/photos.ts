/** Photos for the tests of the face engine, decoded; and where built models are kept between runs. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';
import type { Photo } from '../../../src/recognition/recognizer.js';

export const modelsDir = fileURLToPath(new URL('../../../data/models', import.meta.url));

/** The sample photos of the installed face package: how many people each shows whose face can be seen. */
export const samples = [1, 2, 3, 4, 5, 6].map((number, index) => ({
  file: join(
    createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'),
    `../demo/sample${number}.jpg`,
  ),
  name: `sample${number}.jpg`,
  faces: [3, 3, 3, 4, 5, 4][index]!,
}));

/** Evaluation photos that are no part of the project; tests on them are skipped where the folder is not. */
export const shared = fileURLToPath(new URL('../../../../shared/photos', import.meta.url));
export const hasShared = existsSync(shared);

/** Pixels of a file or of an unfinished sharp operation. */
export async function open(image: string | Sharp): Promise<Photo> {
  const { data, info } = await (typeof image === 'string' ? sharp(image) : image)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** A square cut out of a sample photo around a point, scaled to `width` pixels. */
export function cut(number: number, x: number, y: number, side: number, width: number): Sharp {
  const area = { left: Math.round(x - side / 2), top: Math.round(y - side / 2), width: side, height: side };
  return sharp(samples[number - 1]!.file)
    .extract(area)
    .resize(width, width);
}
