import type { Descriptor, Photo, Recognizer, Sighting, Thresholds } from '../recognizer.js';
import type { Classifier } from './classifier.js';
import { joinLabels, labelDistance, readLabels, writeLabel } from './label-descriptor.js';

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
