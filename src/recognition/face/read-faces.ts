import type { Box, Descriptor, Photo, Sighting } from '../recognizer.js';
import { fitChip } from './align/chip.js';
import { cropFace, cropLength, readLandmarks, type Landmarks } from './align/landmarks.js';
import { estimatePose } from './align/pose.js';
import { judgeQuality } from './align/quality.js';
import { mirrorSquare, sampleSquare } from './align/sample.js';
import { intoView, viewPart, type View } from './align/view.js';
import { unitDescriptor } from './compare.js';
import type { Detection } from './detect/detection.js';
import { output, type NetworkRunner } from './network-runner.js';
import { chipSize, descriptorLength } from './networks/descriptor.js';
import { landmarkCropSize } from './networks/landmarks.js';

/** Faces that go through the networks together: as many as keep the loop free and memory small, and lose no speed. */
const facesAtOnce = 8;
const chipLength = chipSize * chipSize * 3;

/** A face as high as its box, in pixels of the chip. */
const faceOnChip = 125;
/** How far chips reach beyond a box at most, as a part of its longer side: one that is turned by 45 degrees. */
const surroundings = 0.5;

/** Turns detections into sightings: landmarks, pose, quality, descriptor. In the order given. */
export type FaceReader = (photo: Photo, faces: readonly Detection[]) => Promise<Sighting[]>;

export function createFaceReader(networks: { landmarks: NetworkRunner; descriptor: NetworkRunner }): FaceReader {
  return async (photo, faces) => {
    const sightings: Sighting[] = [];
    for (let first = 0; first < faces.length; first += facesAtOnce) {
      sightings.push(...(await readBatch(photo, faces.slice(first, first + facesAtOnce))));
    }
    return sightings;
  };

  async function readBatch(photo: Photo, faces: readonly Detection[]): Promise<Sighting[]> {
    const views = await Promise.all(faces.map(({ box }) => viewFace(photo, box)));
    const crops = new Uint8Array(faces.length * cropLength);
    for (const [index, { box }] of faces.entries()) cropFace(views[index]!, box, crops, index * cropLength);
    // The inference thread takes what it is given, and the crops are still needed to judge them.
    const found = await networks.landmarks({
      data: crops.slice(),
      batch: faces.length,
      height: landmarkCropSize,
      width: landmarkCropSize,
    });
    const landmarks = faces.map(({ box }, index) => readLandmarks(output(found, 'landmarks'), index, box));
    const descriptors = await describe(views, landmarks);
    return faces.map(({ box, score }, index) => {
      const pose = estimatePose(landmarks[index]!);
      const quality = judgeQuality(crops, index * cropLength, box.height, pose);
      return { box, score, quality, pose, descriptor: descriptors[index]!, landmarks: landmarks[index]! };
    });
  }

  /** The mean of a chip's descriptor and its mirror image's, per face, at unit length: surer than either (recognition.md). */
  async function describe(views: readonly View[], landmarks: readonly Landmarks[]): Promise<Descriptor[]> {
    const chips = new Uint8Array(views.length * 2 * chipLength);
    for (const [index, view] of views.entries()) {
      const offset = index * 2 * chipLength;
      sampleSquare(view.pixels, intoView(fitChip(landmarks[index]!), view), chipSize, chips, offset);
      mirrorSquare(chips, offset, offset + chipLength, chipSize);
    }
    const batch = { data: chips, batch: views.length * 2, height: chipSize, width: chipSize };
    const descriptors = output(await networks.descriptor(batch), 'descriptor');
    return views.map((_, index) => {
      const plain = descriptors.subarray(index * 2 * descriptorLength, (index * 2 + 1) * descriptorLength);
      const mirrored = descriptors.subarray((index * 2 + 1) * descriptorLength, (index * 2 + 2) * descriptorLength);
      return unitDescriptor(plain.map((value, at) => value + mirrored[at]!));
    });
  }
}

function viewFace(photo: Photo, { x, y, width, height }: Box): Promise<View> {
  const side = Math.max(width, height);
  const margin = side * surroundings;
  const part = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin };
  return viewPart(photo, part, side / faceOnChip);
}
