/** Where certainty begins and ends: every threshold in one place, with where it comes from. */
import type { Thresholds } from './recognizer.js';

/**
 * For the face engine: Euclidean distance of 128-d descriptors, rotated chip averaged with its mirror image, templates
 * the mean of one to five selfies. Figures are recognition.md's: 35 people, 101 strangers, 39,131 impostor pairs.
 */
export const faceThresholds: Thresholds = {
  // Of 101 strangers none is nearer than 0.50 to any of 35 people, at 0.525 4% are; of enrolled people's photos 100% are
  // right at 0.50, 95.6% at 0.45. With a single selfie 12.4% of a person's photos lie beyond, with three 0.7%.
  known: 0.5,
  // Beyond it lie 2.6% of a person's photos with a single selfie; up to it, 9% of strangers cause a question. At 0.60
  // it would be 0.7% and 36%: most questions would be about strangers.
  unsure: 0.55,
  // A face box found a little differently moves a descriptor by 0.07 (median), so less than that between two people says
  // nothing. Of 36 photos in shared/photos/people held out, 35 are nearer to their own person by 0.148 or more.
  margin: 0.07,
  // Pixels. Wrong names: 2% of faces 20 px tall, 0.4% at 30, none from 40 on.
  minHeight: 40,
};

/**
 * For the onnx-face engine with SFace: Euclidean distance of unit descriptors. Not measured here, where its weights cannot
 * be had; `rollcall evaluate --engine onnx-face` does it, and THRESHOLD_SHIFT moves them.
 */
export const onnxFaceThresholds: Thresholds = {
  // Somewhat stricter than what its makers call the same person: a guess must not become a mark.
  known: 1,
  // OpenCV's own threshold for the same person (objdetect, FaceRecognizerSF: 1.128, from LFW).
  unsure: 1.128,
  // As much of the way from known to nothing in common as the face engine's.
  margin: 0.1,
  // The face engine's: of smaller faces there is too little to see, for whatever network.
  minHeight: 40,
};

/**
 * For the resnet-50 engine: what the score lacks to 1, of whichever of two photos with the same label has less of it;
 * another label is 3 away. Certainty about a label is none about a person, and nothing here makes it so: these values
 * are the original's rule (the same label marks) with its two doubts turned into questions.
 */
export const labelThresholds: Thresholds = {
  // A first word that is not more likely than all others together is a guess.
  known: 0.5,
  // The same label at whatever score.
  unsure: 1,
  // More than scores can differ by, and less than what another label is away by: a shared label is never certain.
  margin: 1.5,
  // Photos have labels at any size.
  minHeight: 0,
};

/**
 * An operator's shift: positive knows more faces and asks less, and errs more often. The same amount on both
 * distances, so that as much is asked as before; neither falls below zero.
 */
export function shiftThresholds(thresholds: Thresholds, by: number): Thresholds {
  return {
    ...thresholds,
    known: Math.max(thresholds.known + by, 0),
    unsure: Math.max(thresholds.unsure + by, 0),
  };
}
