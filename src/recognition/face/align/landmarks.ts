import type { Box } from '../../recognizer.js';
import { landmarkCropSize as size, landmarkNumbers } from '../networks/landmarks.js';
import { sampleSquare } from './sample.js';
import { squareToPhoto } from './similarity.js';
import { intoView, type View } from './view.js';

/** 68 points as x, y, x, y, ... in pixels of the photo (136 numbers). Order: jaw 0-16, brows, nose 27-35, eyes 36-47, mouth. */
export type Landmarks = Float32Array;

/** Bytes of one crop in a batch. */
export const cropLength = size * size * 3;

/** Writes a face as the landmark network wants to see it: 112 px, the square around its box. */
export function cropFace(view: View, face: Box, target: Uint8Array, offset: number): void {
  sampleSquare(view.pixels, intoView(squareToPhoto(squareAround(face), size), view), size, target, offset);
}

/** One face's landmarks out of a batch's output. */
export function readLandmarks(outputs: Float32Array, index: number, face: Box): Landmarks {
  const { x, y, width } = squareAround(face);
  const parts = outputs.subarray(index * landmarkNumbers, (index + 1) * landmarkNumbers);
  return Float32Array.from(parts, (part, at) => (at % 2 === 0 ? x : y) + part * width);
}

/** The square around a box: as wide as the longer side, with the same centre. */
function squareAround({ x, y, width, height }: Box): Box {
  const side = Math.max(width, height);
  return { x: x + width / 2 - side / 2, y: y + height / 2 - side / 2, width: side, height: side };
}
