import sharp from 'sharp';
import { createFaceRecognizer } from './face/face-recognizer.js';
import type { Recognizer } from './recognizer.js';
import { faceThresholds, shiftThresholds } from './thresholds.js';

export interface RecognizerSettings {
  engine: 'face';
  /** Cores that one inference, and one image operation, may use. */
  threads: number;
  /** Where built models are kept between starts. */
  modelsDir: string;
  /** See recognition/thresholds. */
  thresholdShift: number;
}

/** The engine of the settings, with its thresholds. Nothing is loaded before its first photo. */
export function openRecognizer({ threads, modelsDir, thresholdShift }: RecognizerSettings): Recognizer {
  sharp.concurrency(threads);
  return createFaceRecognizer({ modelsDir, threads, thresholds: shiftThresholds(faceThresholds, thresholdShift) });
}
