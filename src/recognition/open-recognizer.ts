/** The engine of the settings, with its thresholds, and the photo check beside it. */
import sharp from 'sharp';
import { UserError } from '../errors.js';
import { createFaceRecognizer } from './face/face-recognizer.js';
import type { ModelSource, Progress } from './hub/find-model.js';
import { openClassifier, type Classifier, type ClassifierSettings } from './labels/classifier.js';
import { createLabelRecognizer } from './labels/label-recognizer.js';
import { openOnnxFaceRecognizer, type OnnxFaceSettings } from './onnx-face/onnx-face-recognizer.js';
import { createPhotoCheck, noPhotoCheck, type PhotoCheck } from './photo-check.js';
import type { Recognizer } from './recognizer.js';
import { faceThresholds, labelThresholds, onnxFaceThresholds, shiftThresholds } from './thresholds.js';

export type EngineName = 'face' | 'resnet-50' | 'onnx-face';

export interface FaceSettings {
  /** Cores that one inference, and one image operation, may use. */
  threads: number;
  /** Where built models are kept between starts. */
  modelsDir: string;
  /** See recognition/thresholds. */
  thresholdShift: number;
}

export interface RecognizerSettings extends FaceSettings {
  /** The first that can be opened is used. */
  engines: readonly EngineName[];
  photoCheck: boolean;
  classifier: ClassifierSettings;
  onnxFace: OnnxFaceSettings;
  source: ModelSource;
}

/** What happens while models are looked for. */
export interface OpeningProgress {
  progress: Progress;
  /** This engine, or the photo check, cannot be had, and it goes on without. */
  without(what: EngineName | 'photo-check', why: UserError): void;
}

export interface Recognition {
  recognizer: Recognizer;
  photoCheck: PhotoCheck;
}

/** Nothing is loaded before its first photo. */
export function openFaceRecognizer({ threads, modelsDir, thresholdShift }: FaceSettings): Recognizer {
  sharp.concurrency(threads);
  return createFaceRecognizer({ modelsDir, threads, thresholds: shiftThresholds(faceThresholds, thresholdShift) });
}

/**
 * Opens the first engine that can be had, and the photo check where it is wanted and its model is there. Throws
 * UserErrors `model.*` of the last engine where none can be.
 */
export async function openRecognition(settings: RecognizerSettings, opening: OpeningProgress): Promise<Recognition> {
  const { threads, source, classifier, engines } = settings;
  sharp.concurrency(threads);
  let opened: Promise<Classifier> | undefined;
  // One for both uses: it is loaded once, and takes turns.
  const labels = () => (opened ??= openClassifier(classifier, { threads, source, progress: opening.progress }));
  const open: Record<EngineName, () => Promise<Recognizer>> = {
    face: () => Promise.resolve(openFaceRecognizer(settings)),
    'resnet-50': async () =>
      createLabelRecognizer(await labels(), shiftThresholds(labelThresholds, settings.thresholdShift)),
    'onnx-face': () => {
      const thresholds = shiftThresholds(onnxFaceThresholds, settings.thresholdShift);
      const { progress } = opening;
      return openOnnxFaceRecognizer(settings.onnxFace, { threads, source, progress, thresholds });
    },
  };
  const recognizer = await firstOf(engines, open, opening);
  if (!settings.photoCheck) return { recognizer, photoCheck: noPhotoCheck };
  const photoCheck = await labels().then(createPhotoCheck, (error: unknown) => {
    opening.without('photo-check', expected(error));
    return noPhotoCheck;
  });
  return { recognizer, photoCheck };
}

async function firstOf(
  engines: readonly EngineName[],
  open: Record<EngineName, () => Promise<Recognizer>>,
  opening: OpeningProgress,
): Promise<Recognizer> {
  for (const [place, engine] of engines.entries()) {
    try {
      return await open[engine]();
    } catch (error) {
      if (place === engines.length - 1) throw error;
      opening.without(engine, expected(error));
    }
  }
  throw new Error('no engine is set');
}

function expected(error: unknown): UserError {
  if (error instanceof UserError) return error;
  throw error;
}
