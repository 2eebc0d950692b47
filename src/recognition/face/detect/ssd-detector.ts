import type { ImageBatch } from '../inference-thread.js';
import { type NetworkRunner, output } from '../network-runner.js';
import { type Detection, keepBest } from './detection.js';

/** The coarsest grids still line up with the picture when sides are multiples of this. */
export const ssdSideMultiple = 64;

/** Two boxes of one pass that overlap more than this are one face (as in the original's non-maximum suppression). */
const sameFaceOverlap = 0.5;
/** How the encodings were scaled in training: centres by 10, sizes by 5 (TensorFlow's Faster R-CNN box coder). */
const centreScale = 10;
const sizeScale = 5;
/**
 * The smaller a face, the more hair the detector takes for it: a tenth of the box, at its top, up to 60 px; nothing from
 * 100 px on (36 faces at 15 sizes each, against the same detector at 100 to 256 px).
 */
const hair = { share: 0.1, upTo: 60, noneFrom: 100 } as const;
const numbersPerClass = 3;
const faceClass = 1;

/** The faces in each picture of a batch, in its pixels, best first. Faces of 20 to 480 px are found. */
export type SsdDetector = (images: ImageBatch, minScore: number) => Promise<Detection[][]>;

export function createSsdDetector(run: NetworkRunner): SsdDetector {
  return async (images, minScore) => {
    const anchors = makeAnchors(images.width, images.height);
    const outputs = await run(images);
    const perImage = (name: string, index: number): Float32Array => {
      const values = output(outputs, name);
      const length = values.length / images.batch;
      return values.subarray(index * length, (index + 1) * length);
    };
    return Array.from({ length: images.batch }, (_, index) =>
      decodeSsd(perImage('boxes', index), perImage('classes', index), anchors, minScore),
    );
  };
}

/** The detector's outputs for one picture as faces with a score above `minScore`, each once. */
function decodeSsd(boxes: Float32Array, classes: Float32Array, anchors: Anchors, minScore: number): Detection[] {
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
  const cut = height * hair.share * Math.min(1, Math.max(0, (hair.noneFrom - height) / (hair.noneFrom - hair.upTo)));
  return { x: centreX - width / 2, y: centreY - height / 2 + cut, width, height: height - cut };
}

/** Centre and size of each anchor box, four numbers each (x, y, width, height), in input pixels. */
export type Anchors = Float32Array;

/** The finest grid has a cell every 16 px; each further one half as many. */
const firstStride = 16;
/** Sizes of anchors as parts of 512 px, the size the detector was trained at; one for each grid, and the end. */
const scales = [0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 1] as const;
const trainedSize = 512;

/**
 * Anchors of the SSD for an input of any size, in the order of its outputs: those of TensorFlow's SSD anchor generator
 * (six grids, scales 0.2 to 0.95, fewer boxes in the lowest), which agree with the stored ones at 512x512.
 */
export function makeAnchors(width: number, height: number): Anchors {
  const anchors: number[] = [];
  let columns = Math.ceil(width / firstStride);
  let rows = Math.ceil(height / firstStride);
  let stride = firstStride;
  for (const shapes of shapesPerGrid) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (const shape of shapes) {
          anchors.push((column + 0.5) * stride, (row + 0.5) * stride, shape.width, shape.height);
        }
      }
    }
    columns = Math.ceil(columns / 2);
    rows = Math.ceil(rows / 2);
    stride *= 2;
  }
  return Float32Array.from(anchors);
}

const shapesPerGrid = scales.slice(0, -1).map((scale, grid) => {
  if (grid === 0) return [shape(0.1, 1), shape(scale, 2), shape(scale, 1 / 2)];
  const between = Math.sqrt(scale * scales[grid + 1]!);
  return [shape(scale, 1), shape(between, 1), ...[2, 1 / 2, 3, 1 / 3].map((ratio) => shape(scale, ratio))];
});

function shape(scale: number, ratio: number): { width: number; height: number } {
  const side = scale * trainedSize;
  return { width: side * Math.sqrt(ratio), height: side / Math.sqrt(ratio) };
}
