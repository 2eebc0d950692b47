import type { Box } from '../../recognizer.js';
import { landmarkCropSize as size, landmarkNumbers } from '../networks/landmarks.js';
import { sampleSquare } from './sample.js';
import { intoView, type FaceView } from './view.js';

/** 68 points as x, y, x, y, ... in pixels of the photo (136 numbers). Order: jaw 0-16, brows, nose 27-35, eyes 36-47, mouth. */
export type Landmarks = Float32Array;

/** Bytes of one crop in a batch. */
export const cropLength = size * size * 3;

/** The square around a box: as wide as the longer side, with the same centre. */
function squareAround({ x, y, width, height }: Box): { left: number; top: number; side: number } {
  const side = Math.max(width, height);
  return { left: x + width / 2 - side / 2, top: y + height / 2 - side / 2, side };
}

/** Writes the face as the landmark network wants to see it: 112 px, the square around its box. */
export function cropFace(view: FaceView, face: Box, target: Uint8Array, offset: number): void {
  const { left, top, side } = squareAround(face);
  const scale = side / size;
  const half = scale / 2 - 0.5;
  const toPhoto = { cos: scale, sin: 0, moveX: left + half, moveY: top + half };
  sampleSquare(view.pixels, intoView(toPhoto, view), size, target, offset);
}

/** One face's landmarks out of a batch's output. */
export function readLandmarks(outputs: Float32Array, index: number, face: Box): Landmarks {
  const { left, top, side } = squareAround(face);
  const parts = outputs.subarray(index * landmarkNumbers, (index + 1) * landmarkNumbers);
  return Float32Array.from(parts, (part, at) => (at % 2 === 0 ? left : top) + part * side);
}
