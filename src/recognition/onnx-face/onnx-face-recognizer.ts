/** Face models that somebody names: a detector like YuNet and an embedder like SFace, from a hub or a folder. */
import { UserError } from '../../errors.js';
import { cropFace, cropLength } from '../face/align/landmarks.js';
import { judgeQuality } from '../face/align/quality.js';
import { sampleSquare } from '../face/align/sample.js';
import { fitSimilarity } from '../face/align/similarity.js';
import { intoView, viewPart } from '../face/align/view.js';
import { euclideanDistance, meanDescriptor, unitDescriptor } from '../face/compare.js';
import { createInferenceThread } from '../face/inference-thread.js';
import { createModelRunner, type NetworkRunner } from '../face/network-runner.js';
import { landmarkCropSize } from '../face/networks/landmarks.js';
import { findModel, type ModelSource, type Progress } from '../hub/find-model.js';
import type { Box, Descriptor, Photo, Pose, Quality, Recognizer, Thresholds } from '../recognizer.js';
import { detectWithYunet, type PointedFace } from './yunet.js';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Files as `owner/name/file.onnx` of a hub. */
export interface OnnxFaceSettings {
  detector: string;
  embedder: string;
}

/**
 * Finds or downloads both files and runs them once, so that whatever is wrong with them is known at the start. Throws
 * UserErrors `model.unavailable` and `model.broken`.
 */
export async function openOnnxFaceRecognizer(
  settings: OnnxFaceSettings,
  {
    threads,
    source,
    progress,
    thresholds,
  }: { threads: number; source: ModelSource; progress: Progress; thresholds: Thresholds },
): Promise<Recognizer> {
  const [detectorFile, embedderFile] = [
    await findFile(settings.detector, source, progress),
    await findFile(settings.embedder, source, progress),
  ];
  const thread = createInferenceThread({ threads });
  const detector = createModelRunner(() => Promise.resolve(detectorFile), thread);
  const embedder = createModelRunner(() => Promise.resolve(embedderFile), thread);
  const attempt = async (path: string, file: string, run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      await thread.close();
      // A file that cannot be read would be found there again and again; what the operator put into a folder is theirs.
      if (source.localDir === undefined) await rm(file, { force: true });
      const reason = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error);
      throw new UserError('model.broken', { model: path, path: file, reason });
    }
  };
  const nothing: Photo = { data: new Uint8Array(3), width: 1, height: 1 };
  await attempt(settings.detector, detectorFile, () => detectWithYunet(detector, nothing, 'one'));
  await attempt(settings.embedder, embedderFile, () => describeWithSface(embedder, nothing, noFace));
  return {
    engine: 'onnx-face',
    // Other points move a descriptor as well as another network does.
    version: `${nameOf(settings.detector)}+${nameOf(settings.embedder)}`,
    sees: 'faces',
    thresholds,
    async look(photo, expect) {
      const faces = await detectWithYunet(detector, photo, expect);
      const sightings = [];
      for (const face of faces.sort((a, b) => b.box.height - a.box.height)) {
        const { box, score } = face;
        const descriptor = await describeWithSface(embedder, photo, face);
        const quality = await qualityOf(photo, face);
        sightings.push({ box, score, quality, pose: poseOfFive(face.points), descriptor });
      }
      return sightings;
    },
    distance: euclideanDistance,
    merge: meanDescriptor,
    labelOf: () => undefined,
    close: () => thread.close(),
  };
}

/** For running an embedder once. */
const noFace = { box: { x: 0, y: 0, width: 1, height: 1 }, points: Float32Array.of(0, 0, 1, 0, 0.5, 0.5, 0, 1, 1, 1) };

async function findFile(path: string, source: ModelSource, progress: Progress): Promise<string> {
  const at = path.lastIndexOf('/');
  const [model, file] = [path.slice(0, at), path.slice(at + 1)];
  return join(await findModel({ model, files: [file] }, source, progress), model, file);
}

/** `opencv/face_recognition_sface/face_recognition_sface_2021dec.onnx` is `face_recognition_sface_2021dec`. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.onnx$/, '');
}

async function qualityOf(photo: Photo, { box, points }: PointedFace): Promise<Quality> {
  const crop = new Uint8Array(cropLength);
  const view = await viewPart(photo, box, Math.max(box.width, box.height) / landmarkCropSize);
  cropFace(view, box, crop, 0);
  return judgeQuality(crop, 0, box.height, poseOfFive(points));
}

const degrees = 180 / Math.PI;
/**
 * How far the tip of the nose stands out before the line of the eyes, in distances of the eyes: of the generic face that
 * face/align/pose fits (135 before the eyes' corners, 450 apart, of which the middles of the eyes are two thirds).
 */
const noseDepth = 0.42;

/** Roughly: five points say less than 68. Pitch cannot be told from them and reads 0. */
export function poseOfFive(points: Float32Array): Pose {
  const [leftX = 0, leftY = 0, rightX = 0, rightY = 0, noseX = 0, noseY = 0] = points;
  const eyes = { x: rightX - leftX, y: rightY - leftY };
  const apart = Math.hypot(eyes.x, eyes.y);
  const nose = { x: noseX - (leftX + rightX) / 2, y: noseY - (leftY + rightY) / 2 };
  // How far the nose is off the middle, along the line of the eyes.
  const off = (nose.x * eyes.x + nose.y * eyes.y) / apart ** 2;
  return { yaw: Math.atan(off / noseDepth) * degrees, pitch: 0, roll: Math.atan2(eyes.y, eyes.x) * degrees };
}

// The descriptor SFace (Zhong et al., 2021), as OpenCV's model zoo has it (modules/objdetect/src/face_recognize.cpp).

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
async function describeWithSface(
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
