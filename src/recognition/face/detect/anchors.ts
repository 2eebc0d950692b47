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
