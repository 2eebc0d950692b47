import type { Descriptor, Photo, Recognizer, Sighting, Thresholds } from '../recognizer.js';
import type { Classifier, Label } from './classifier.js';

/** Half of 0 to 255. */
const midGrey = 128;

/**
 * The resnet-50 engine, the idea this system began with: the classifier's first word for a photo is whoever enrolled with
 * a photo of that word. It tells photos apart, not people; what it cannot tell it must not claim (see labelThresholds).
 */
export function createLabelRecognizer(classifier: Classifier, thresholds: Thresholds): Recognizer {
  return {
    engine: 'resnet-50',
    // Another model has other words for the same photo.
    version: classifier.model,
    sees: 'photos',
    thresholds,
    async look(photo) {
      const [label] = await classifier.classify(photo);
      return label ? [wholePhoto(photo, writeLabel(label), label.score)] : [];
    },
    distance: labelDistance,
    merge: joinLabels,
    labelOf: (descriptor) => readLabels(descriptor)[0],
    close: () => classifier.close(),
  };
}

/** What a face would have, said of a photo: as high as the photo, looking straight ahead, and nothing wrong with it. */
function wholePhoto({ width, height }: Photo, descriptor: Descriptor, score: number): Sighting {
  return {
    box: { x: 0, y: 0, width, height },
    score,
    // What a label needs of a photo's light was not measured, so no photo is refused for it.
    quality: { height: Infinity, sharpness: Infinity, brightness: midGrey, overall: score },
    pose: { yaw: 0, pitch: 0, roll: 0 },
    descriptor,
  };
}

// A label as a descriptor: its score, how many characters it has, and these as code points. So what is kept of a person
// says by itself which label it is, whether or not the model is there that gave it. A template of several photos is
// theirs one after the other.

/** Whoever gets another label than a template's is this far from it: nobody, however thresholds are shifted. */
const otherLabel = 3;

/** Exact but for the score, which becomes a float32. */
export function writeLabel({ text, score }: Label): Descriptor {
  const characters = Array.from(text, (character) => character.codePointAt(0)!);
  return Float32Array.of(score, characters.length, ...characters);
}

/** Throws where the numbers are none of `writeLabel`'s: a broken document. */
export function readLabels(descriptor: Descriptor): Label[] {
  const labels: Label[] = [];
  for (let at = 0; at < descriptor.length;) {
    const [score = 0, length = 0] = descriptor.subarray(at, at + 2);
    const characters = descriptor.subarray(at + 2, at + 2 + length);
    if (characters.length === 0 || characters.length !== length) throw new Error('a descriptor that is no label');
    labels.push({ text: String.fromCodePoint(...characters), score });
    at += 2 + length;
  }
  return labels;
}

/** Nothing is between the labels themselves: alike or not. How far those that are alike are is what the scores lack. */
export function labelDistance(a: Descriptor, b: Descriptor): number {
  const others = readLabels(b);
  return readLabels(a)
    .flatMap((one) =>
      others.filter(({ text }) => text === one.text).map((other) => 1 - Math.min(one.score, other.score)),
    )
    .reduce((nearest, distance) => Math.min(nearest, distance), otherLabel);
}

export function joinLabels(descriptors: readonly Descriptor[]): Descriptor {
  if (descriptors.length === 0) throw new Error('no descriptors to merge');
  return Float32Array.from(descriptors.flatMap((descriptor) => [...descriptor]));
}
