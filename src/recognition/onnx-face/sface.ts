/** The descriptor SFace (Zhong et al., 2021), as OpenCV's model zoo has it (modules/objdetect/src/face_recognize.cpp). */
import { fitSimilarity } from '../face/align/similarity.js';
import { sampleSquare } from '../face/align/sample.js';
import { intoView, viewPart } from '../face/align/view.js';
import { unitDescriptor } from '../face/compare.js';
import type { NetworkRunner } from '../face/network-runner.js';
import type { Box, Descriptor, Photo } from '../recognizer.js';

const chipSize = 112;
/** Where the five points lie on the chip: eyes, nose, mouth, left as the picture has it. */
const chipPoints = Float32Array.of(
  38.2946,
  51.6963,
  73.5318,
  51.5014,
  56.0252,
  71.7366,
  41.5493,
  92.3655,
  70.7299,
  92.2041,
);
/** How far the chip may reach beyond the box, as a part of its longer side. */
const surroundings = 0.5;

/** Unit length, as what the distances and thresholds are about. `points`: x, y in pixels of the photo. */
export async function describeWithSface(
  run: NetworkRunner,
  photo: Photo,
  { box, points }: { box: Box; points: Float32Array },
): Promise<Descriptor> {
  const pixels = await cutChip(photo, box, points);
  const planes = new Float32Array(3 * chipSize * chipSize);
  for (let at = 0; at < chipSize * chipSize; at++) {
    for (let colour = 0; colour < 3; colour++) planes[colour * chipSize * chipSize + at] = pixels[at * 3 + colour]!;
  }
  const outputs = await run({ data: planes, dims: [1, 3, chipSize, chipSize] });
  const [descriptor] = Object.values(outputs);
  if (!descriptor) throw new Error('the embedder has no output');
  return unitDescriptor(descriptor);
}

async function cutChip(photo: Photo, { x, y, width, height }: Box, points: Float32Array): Promise<Uint8Array> {
  const side = Math.max(width, height);
  const margin = side * surroundings;
  const part = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  const toPhoto = fitSimilarity(chipPoints, points);
  const view = await viewPart(photo, part, Math.hypot(toPhoto.cos, toPhoto.sin));
  const chip = new Uint8Array(chipSize * chipSize * 3);
  sampleSquare(view.pixels, intoView(toPhoto, view), chipSize, chip);
  return chip;
}
