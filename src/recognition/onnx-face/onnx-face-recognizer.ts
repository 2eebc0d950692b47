/** Face models that somebody names: a detector like YuNet and an embedder like SFace, from a hub or a folder. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.js';
import { cropFace, cropLength } from '../face/align/landmarks.js';
import { judgeQuality } from '../face/align/quality.js';
import { viewPart } from '../face/align/view.js';
import { euclideanDistance, meanDescriptor } from '../face/compare.js';
import { createInferenceThread } from '../face/inference-thread.js';
import { createModelRunner } from '../face/network-runner.js';
import { landmarkCropSize } from '../face/networks/landmarks.js';
import { findModel } from '../hub/find-model.js';
import type { ModelSource, Progress } from '../hub/model-source.js';
import type { Photo, Quality, Recognizer, Thresholds } from '../recognizer.js';
import { poseOfFive } from './five-point-pose.js';
import { describeWithSface } from './sface.js';
import { detectWithYunet, type PointedFace } from './yunet.js';

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
