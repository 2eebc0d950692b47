import type { ImageBatch } from '../inference-thread.js';
import { output, type NetworkRunner } from '../network-runner.js';
import { keepBest, type Detection } from './detection.js';

/** One cell of the detector's grid, in pixels: sides of its input are multiples of it. */
export const tinyCell = 32;

/** Width and height of the five anchors in cells: those of the package's tiny face detector. */
const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;
/** x, y, log width, log height, score logit. */
const numbersPerAnchor = 5;
/** As in the package: boxes that overlap more are one face. */
const sameFaceOverlap = 0.4;

/** The faces in one picture, in its pixels, best first: quick, and blind to faces below about 32 px. */
export type TinyDetector = (image: ImageBatch, minScore: number) => Promise<Detection[]>;

export function createTinyDetector(run: NetworkRunner): TinyDetector {
  return async (image, minScore) => {
    const columns = image.width / tinyCell;
    return decodeTiny(output(await run(image), 'grid'), columns, minScore);
  };
}

/** The detector's output for one picture, `columns` cells wide, as faces with a score above `minScore`, each once. */
function decodeTiny(grid: Float32Array, columns: number, minScore: number): Detection[] {
  const minLogit = Math.log(minScore / (1 - minScore));
  const found: Detection[] = [];
  for (let index = 0; index < grid.length / numbersPerAnchor; index++) {
    const at = index * numbersPerAnchor;
    const logit = grid[at + 4]!;
    if (logit <= minLogit) continue;
    const [anchorWidth, anchorHeight] = anchors[index % anchors.length]!;
    const position = Math.floor(index / anchors.length);
    const width = Math.exp(grid[at + 2]!) * anchorWidth * tinyCell;
    const height = Math.exp(grid[at + 3]!) * anchorHeight * tinyCell;
    const centreX = ((position % columns) + sigmoid(grid[at]!)) * tinyCell;
    const centreY = (Math.floor(position / columns) + sigmoid(grid[at + 1]!)) * tinyCell;
    found.push({ box: { x: centreX - width / 2, y: centreY - height / 2, width, height }, score: sigmoid(logit) });
  }
  return keepBest(found, sameFaceOverlap);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
