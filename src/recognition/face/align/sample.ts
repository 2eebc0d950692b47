import type { Photo } from '../../recognizer.js';
import type { Similarity } from './similarity.js';

/** Samples per pixel and side where a photo is shrunk: enough up to `maxShrink`, for each sample is a mean of 2x2 pixels. */
const samplesPerSide = 2;
/** By how much a photo may be shrunk without flicker; more is for `viewPart` to do beforehand. */
export const maxShrink = 3;
/** Up to here one sample per pixel does. */
const hardlyShrunk = 1.5;

/**
 * Fills a square of `size` pixels a side, at `target[offset]`, with what lies under it in the photo: `toPhoto` says where
 * each of its pixels is (centres are whole numbers on both sides). Bilinear; a square that shrinks the photo averages
 * several samples per pixel. Outside the photo, and from its last row and column on, everything is black, as dlib has it.
 */
export function sampleSquare(photo: Photo, toPhoto: Similarity, size: number, target: Uint8Array, offset = 0): void {
  const samples = Math.hypot(toPhoto.cos, toPhoto.sin) < hardlyShrunk ? 1 : samplesPerSide;
  const stepX = toPhoto.cos / samples;
  const stepY = toPhoto.sin / samples;
  // The first sample of a pixel lies half a step inside its corner.
  const toFirst = (1 / samples - 1) / 2;
  const weight = 1 / (samples * samples);
  const { data, width, height } = photo;
  const rowLength = width * 3;
  let at = offset;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const firstX = toPhoto.cos * (x + toFirst) - toPhoto.sin * (y + toFirst) + toPhoto.moveX;
      const firstY = toPhoto.sin * (x + toFirst) + toPhoto.cos * (y + toFirst) + toPhoto.moveY;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let down = 0; down < samples; down++) {
        for (let across = 0; across < samples; across++) {
          const sampleX = firstX + across * stepX - down * stepY;
          const sampleY = firstY + across * stepY + down * stepX;
          const column = Math.floor(sampleX);
          const row = Math.floor(sampleY);
          if (column < 0 || row < 0 || column >= width - 1 || row >= height - 1) continue;
          const upper = row * rowLength + column * 3;
          const lower = upper + rowLength;
          const right = sampleX - column;
          const below = sampleY - row;
          const lowerRight = right * below;
          const upperRight = right - lowerRight;
          const lowerLeft = below - lowerRight;
          const upperLeft = 1 - right - lowerLeft;
          red +=
            data[upper]! * upperLeft +
            data[upper + 3]! * upperRight +
            data[lower]! * lowerLeft +
            data[lower + 3]! * lowerRight;
          green +=
            data[upper + 1]! * upperLeft +
            data[upper + 4]! * upperRight +
            data[lower + 1]! * lowerLeft +
            data[lower + 4]! * lowerRight;
          blue +=
            data[upper + 2]! * upperLeft +
            data[upper + 5]! * upperRight +
            data[lower + 2]! * lowerLeft +
            data[lower + 5]! * lowerRight;
        }
      }
      target[at++] = red * weight + 0.5;
      target[at++] = green * weight + 0.5;
      target[at++] = blue * weight + 0.5;
    }
  }
}

/** Writes the mirror image of a square of pixels (left and right swapped). */
export function mirrorSquare(pixels: Uint8Array, from: number, to: number, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const source = from + (row * size + column) * 3;
      const target = to + (row * size + size - 1 - column) * 3;
      pixels[target] = pixels[source]!;
      pixels[target + 1] = pixels[source + 1]!;
      pixels[target + 2] = pixels[source + 2]!;
    }
  }
}
