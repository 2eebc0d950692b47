/**
 * The detector YuNet (Wu, Peng and Yu, 2023), as OpenCV's model zoo has it: what goes in, and what its numbers mean
 * (modules/objdetect/src/face_detect.cpp). Works with the files of a fixed input of 640 px and with those of any.
 */
import { keepBest, type Detection } from '../face/detect/detection.js';
import { output, type NetworkRunner } from '../face/network-runner.js';
import { resize } from '../face/raster.js';
import type { Outputs } from '../face/inference-thread.js';
import type { Box, Expect, Photo } from '../recognizer.js';

/** Both eyes, nose tip, both corners of the mouth, as x, y in pixels; left as the picture has it. */
export interface PointedFace extends Detection {
  points: Float32Array;
}

/** Pixels: the input of the models that take one size only. */
const yunetSide = 640;
const strides = [8, 16, 32] as const;
const pointNumbers = 10;

/** OpenCV's examples take 0.6 to 0.9. Not measured here: docs/engines.md has the command. */
const leastScore = 0.7;
/** OpenCV's default for boxes of one face. */
const sameFace = 0.3;
/** A class photo is searched whole, and in tiles of a photo of at most so many pixels a side. */
const fineSide = 1920;
/** Pixels that neighbouring tiles share: faces up to this size are whole in one of them, larger ones in the whole photo. */
const shared = 160;

/** Every face, best score first, in pixels of the photo. */
export async function detectWithYunet(run: NetworkRunner, photo: Photo, expect: Expect): Promise<PointedFace[]> {
  const whole = await search(run, photo);
  const longSide = Math.max(photo.width, photo.height);
  if (expect === 'one' || longSide <= yunetSide) return whole;
  const scale = Math.min(1, fineSide / longSide);
  const fine = await resize(photo, Math.round(photo.width * scale), Math.round(photo.height * scale));
  const found = [whole];
  for (const y of starts(fine.height)) {
    for (const x of starts(fine.width)) {
      const tile = cutOut(fine, {
        x,
        y,
        width: Math.min(yunetSide, fine.width),
        height: Math.min(yunetSide, fine.height),
      });
      found.push(moved(await search(run, tile), 1 / scale, x, y));
    }
  }
  return onePerFace(found.flat());
}

/** Where tiles begin, evenly apart. */
function starts(length: number): number[] {
  const count = Math.max(1, Math.ceil((length - shared) / (yunetSide - shared)));
  return Array.from({ length: count }, (_, at) =>
    count === 1 ? 0 : Math.round((at * (length - yunetSide)) / (count - 1)),
  );
}

function cutOut(photo: Photo, { x, y, width, height }: Box): Photo {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * photo.width + x) * 3;
    data.set(photo.data.subarray(start, start + width * 3), row * width * 3);
  }
  return { data, width, height };
}

/** One run: the photo scaled to fit, in the upper left of a black square. */
async function search(run: NetworkRunner, photo: Photo): Promise<PointedFace[]> {
  const scale = Math.min(1, yunetSide / Math.max(photo.width, photo.height));
  const width = Math.max(1, Math.round(photo.width * scale));
  const height = Math.max(1, Math.round(photo.height * scale));
  const fitted = await resize(photo, width, height);
  const outputs = await run({ data: toPlanes(fitted, yunetSide), dims: [1, 3, yunetSide, yunetSide] });
  return moved(decodeYunet(outputs, yunetSide, leastScore), photo.width / width, 0, 0);
}

/** Blue, green and red, each a plane of numbers from 0 to 255. */
function toPlanes({ data, width, height }: Photo, side: number): Float32Array<ArrayBuffer> {
  const planes = new Float32Array(3 * side * side);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = (row * width + column) * 3;
      const to = row * side + column;
      planes[to] = data[from + 2]!;
      planes[side * side + to] = data[from + 1]!;
      planes[2 * side * side + to] = data[from]!;
    }
  }
  return planes;
}

/** What the network said of a square of `side` pixels: one face per place and stride whose score is `least` or more. */
export function decodeYunet(outputs: Outputs, side: number, least: number): PointedFace[] {
  const faces: PointedFace[] = [];
  for (const stride of strides) {
    const columns = side / stride;
    const part = (name: string) => output(outputs, `${name}_${stride}`);
    const [classes, objects, boxes, points] = [part('cls'), part('obj'), part('bbox'), part('kps')];
    for (let at = 0; at < classes.length; at++) {
      const score = Math.sqrt(unit(classes[at]!) * unit(objects[at]!));
      if (score < least) continue;
      const column = at % columns;
      const row = Math.floor(at / columns);
      const [dx, dy, dw, dh] = boxes.subarray(at * 4, at * 4 + 4) as unknown as [number, number, number, number]; // four each
      const width = Math.exp(dw) * stride;
      const height = Math.exp(dh) * stride;
      faces.push({
        box: { x: (column + dx) * stride - width / 2, y: (row + dy) * stride - height / 2, width, height },
        score,
        points: points
          .slice(at * pointNumbers, (at + 1) * pointNumbers)
          .map((value, axis) => (value + (axis % 2 === 0 ? column : row)) * stride),
      });
    }
  }
  return onePerFace(faces);
}

const unit = (value: number): number => Math.min(1, Math.max(0, value));

function onePerFace(faces: readonly PointedFace[]): PointedFace[] {
  const kept = new Set<Detection>(keepBest(faces, sameFace));
  return faces.filter((face) => kept.has(face)).sort((a, b) => b.score - a.score);
}

/** From the pixels of a part to those of the photo: moved first, then scaled. */
function moved(faces: readonly PointedFace[], scale: number, x: number, y: number): PointedFace[] {
  return faces.map(({ box, score, points }) => ({
    box: { x: (box.x + x) * scale, y: (box.y + y) * scale, width: box.width * scale, height: box.height * scale },
    score,
    points: points.map((value, axis) => (value + (axis % 2 === 0 ? x : y)) * scale),
  }));
}
