/** Where certainty begins and ends: every threshold in one place, with where it comes from. */
import type { Thresholds } from './recognizer.js';

/**
 * For the face engine: cosine distance of 128-d descriptors, rotated chip averaged with its mirror image, templates the
 * mean of one to five selfies. Figures are recognition.md's: classes of 30 drawn of 202 people, 750 strangers.
 */
export const faceThresholds: Thresholds = {
  // Chosen so that about 0.5% of strangers are named with any number of selfies. Named are then 80 to 82% of people's photos
  // with one selfie, 92% with two, 95.5% with three.
  known: 0.058,
  unsure: 0.07,
  // A mean of selfies is nearer to everybody: with one threshold for all, strangers are named twice as often with two
  // selfies as with one. So 0.052 with two, 0.051 with three and more.
  tighter: [0.006, 0.007],
  // 0.55 of the Euclidean distance that was compared before: of 8 people's templates of one, two and three photos, and of
  // these against single photos, as many pairs lie within 0.078 as within that (of 17,000 pairs they disagree on a few). Of
  // the same person's single photos 95% lie within, of a template of two 99.6%.
  alike: 0.078,
  // The next person, or face, has to be so much further away. It was part of that measuring.
  margin: 0.016,
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
  // Whether its means are nearer to everybody as well was not measured.
  tighter: [],
  alike: 1.128,
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
  // Templates hold every label rather than a mean of them.
  tighter: [],
  alike: 1,
  // More than scores can differ by, and less than what another label is away by: a shared label is never certain.
  margin: 1.5,
  // Photos have labels at any size.
  minHeight: 0,
};

/** Where certainty and doubt end for a template of so many selfies. */
export function limitsOf(
  { known, unsure, tighter }: Thresholds,
  selfies: number,
): Pick<Thresholds, 'known' | 'unsure'> {
  const by = selfies < 2 ? 0 : (tighter[selfies - 2] ?? tighter.at(-1) ?? 0);
  return { known: Math.max(known - by, 0), unsure: Math.max(unsure - by, 0) };
}

/**
 * An operator's shift, in the engine's own distance: positive knows more faces and asks less, and errs more often. The
 * same amount on all distances, so that as much is asked as before; none falls below zero.
 */
export function shiftThresholds(thresholds: Thresholds, by: number): Thresholds {
  return {
    ...thresholds,
    known: Math.max(thresholds.known + by, 0),
    unsure: Math.max(thresholds.unsure + by, 0),
    alike: Math.max(thresholds.alike + by, 0),
  };
}
