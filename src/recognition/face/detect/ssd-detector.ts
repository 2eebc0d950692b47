import type { Photo } from '../../recognizer.js';
import { output, type NetworkRunner } from '../network-runner.js';
import { toInput } from '../raster.js';
import { makeAnchors, type Anchors } from './anchors.js';
import { keepBest, type Detection } from './detection.js';

/** Two boxes of one pass that overlap more than this are one face (as in the original's non-maximum suppression). */
const sameFaceOverlap = 0.5;
/** The coarsest grids still line up with the picture when sides are multiples of this. */
const sideMultiple = 64;
/** How the encodings were scaled in training: centres by 10, sizes by 5 (TensorFlow's Faster R-CNN box coder). */
const centreScale = 10;
const sizeScale = 5;
const numbersPerClass = 3;
const faceClass = 1;

/** Finds faces in rows `top` to `bottom` of a photo at its own size, in pixels of the photo. */
export type SsdDetector = (photo: Photo, minScore: number, top?: number, bottom?: number) => Promise<Detection[]>;

export function createSsdDetector(run: NetworkRunner): SsdDetector {
  return async (photo, minScore, top = 0, bottom = photo.height) => {
    const input = toInput(photo, top, bottom, sideMultiple);
    const outputs = await run(input);
    const anchors = makeAnchors(input.width, input.height);
    const found = decodeSsd(output(outputs, 'boxes'), output(outputs, 'classes'), anchors, minScore);
    for (const { box } of found) box.y += top;
    return found;
  };
}

/** The detector's outputs for one picture as faces with a score above `minScore`, each once. */
export function decodeSsd(boxes: Float32Array, classes: Float32Array, anchors: Anchors, minScore: number): Detection[] {
  const minLogit = Math.log(minScore / (1 - minScore));
  const found: Detection[] = [];
  for (let anchor = 0; anchor < anchors.length / 4; anchor++) {
    const logit = classes[anchor * numbersPerClass + faceClass]!;
    if (logit > minLogit) found.push({ box: decodeBox(boxes, anchors, anchor * 4), score: 1 / (1 + Math.exp(-logit)) });
  }
  return keepBest(found, sameFaceOverlap);
}

function decodeBox(boxes: Float32Array, anchors: Anchors, at: number): Detection['box'] {
  const anchorWidth = anchors[at + 2]!;
  const anchorHeight = anchors[at + 3]!;
  const centreX = anchors[at]! + (boxes[at + 1]! / centreScale) * anchorWidth;
  const centreY = anchors[at + 1]! + (boxes[at]! / centreScale) * anchorHeight;
  const width = Math.exp(boxes[at + 3]! / sizeScale) * anchorWidth;
  const height = Math.exp(boxes[at + 2]! / sizeScale) * anchorHeight;
  return { x: centreX - width / 2, y: centreY - height / 2, width, height };
}
