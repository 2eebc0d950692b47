import type { Recognizer, Thresholds } from '../recognizer.js';
import { cosineDistance, meanDirection } from './compare.js';
import { detectMany, detectOne } from './detect/detect.js';
import { onePerFace } from './detect/detection.js';
import { createSsdDetector } from './detect/ssd-detector.js';
import { createTinyDetector } from './detect/tiny-detector.js';
import { createInferenceThread } from './inference-thread.js';
import { createNetworkRunner, type NetworkSource } from './network-runner.js';
import { descriptorNetwork } from './networks/descriptor.js';
import { landmarkNetwork } from './networks/landmarks.js';
import { ssdNetwork } from './networks/ssd.js';
import { tinyNetwork } from './networks/tiny.js';
import { createFaceReader } from './read-faces.js';

/**
 * To be raised when a photo's descriptors change: other weights, other landmarks, another chip. Templates are made anew.
 * Version 1 kept the same descriptors at another length, so its templates are taken over (storage/person-documents).
 */
const descriptorVersion = '2';

export interface FaceRecognizerOptions {
  /** Where built models are kept between starts; it is made when missing. */
  modelsDir: string;
  /** Cores that one inference may use. */
  threads: number;
  thresholds: Thresholds;
}

/** The face engine: SSD or TinyFaceDetector, 68 landmarks, and the 128 numbers of dlib's face descriptor. Works offline. */
export function createFaceRecognizer({ modelsDir, threads, thresholds }: FaceRecognizerOptions): Recognizer {
  const thread = createInferenceThread({ threads });
  const runner = (network: NetworkSource) => createNetworkRunner(network, thread, modelsDir);
  const detectors = { ssd: createSsdDetector(runner(ssdNetwork)), tiny: createTinyDetector(runner(tinyNetwork)) };
  const readFaces = createFaceReader({ landmarks: runner(landmarkNetwork), descriptor: runner(descriptorNetwork) });
  return {
    engine: 'face',
    version: descriptorVersion,
    sees: 'faces',
    thresholds,
    async look(photo, expect) {
      const detections = await (expect === 'one' ? detectOne(photo, detectors) : detectMany(photo, detectors.ssd));
      return readFaces(
        photo,
        onePerFace(detections).toSorted((a, b) => b.box.height - a.box.height),
      );
    },
    distance: cosineDistance,
    merge: meanDirection,
    labelOf: () => undefined,
    close: () => thread.close(),
  };
}
