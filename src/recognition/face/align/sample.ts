import type { Photo } from '../../recognizer.js';
import type { Similarity } from './similarity.js';

/** Samples per pixel and side where a photo is shrunk: enough for a view that is scaled down to twice the pixels needed. */
export const samplesPerSide = 2;

/**
 * Fills a square of `size` pixels a side, at `target[offset]`, with what lies under it in the photo: `toPhoto` says where
 * each of its pixels is (centres are whole numbers on both sides). Bilinear; a square that shrinks the photo averages
 * several samples per pixel. Outside the photo everything is black, as dlib has it.
 */
export function sampleSquare(photo: Photo, toPhoto: Similarity, size: number, target: Uint8Array, offset = 0): void {
  const scale = Math.hypot(toPhoto.cos, toPhoto.sin);
  const samples = scale < 1.5 ? 1 : samplesPerSide;
  const stepX = toPhoto.cos / samples;
  const stepY = toPhoto.sin / samples;
  const { data, width, height } = photo;
  const rowLength = width * 3;
  const weight = 1 / (samples * samples);
  let at = offset;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      // The first sample lies half a step inside the pixel's corner.
      const left = x - 0.5 + 0.5 / samples;
      const top = y - 0.5 + 0.5 / samples;
      const cornerX = toPhoto.cos * left - toPhoto.sin * top + toPhoto.moveX;
      const cornerY = toPhoto.sin * left + toPhoto.cos * top + toPhoto.moveY;
      for (let down = 0; down < samples; down++) {
        for (let across = 0; across < samples; across++) {
          const u = cornerX + across * stepX - down * stepY;
          const v = cornerY + across * stepY + down * stepX;
          const column = Math.floor(u);
          const row = Math.floor(v);
          if (column < -1 || row < -1 || column >= width || row >= height) continue;
          const right = u - column;
          const below = v - row;
          // A neighbour outside the photo weighs nothing; its address is moved to one that exists.
          const weightLeft = column >= 0 ? 1 - right : 0;
          const weightRight = column + 1 < width ? right : 0;
          const weightTop = row >= 0 ? 1 - below : 0;
          const weightBottom = row + 1 < height ? below : 0;
          const first = Math.max(row, 0) * rowLength + Math.max(column, 0) * 3;
          const toRight = column >= 0 && column + 1 < width ? 3 : 0;
          const toBelow = row >= 0 && row + 1 < height ? rowLength : 0;
          const w00 = weightLeft * weightTop;
          const w01 = weightRight * weightTop;
          const w10 = weightLeft * weightBottom;
          const w11 = weightRight * weightBottom;
          const second = first + toRight;
          const third = first + toBelow;
          const fourth = third + toRight;
          red += data[first]! * w00 + data[second]! * w01 + data[third]! * w10 + data[fourth]! * w11;
          green += data[first + 1]! * w00 + data[second + 1]! * w01 + data[third + 1]! * w10 + data[fourth + 1]! * w11;
          blue += data[first + 2]! * w00 + data[second + 2]! * w01 + data[third + 2]! * w10 + data[fourth + 2]! * w11;
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
