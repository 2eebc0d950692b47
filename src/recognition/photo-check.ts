/**
 * What a classifier of things is good for here: telling a photo of a screen or a page from a photo of a room. It holds a
 * photo back, and never says who is in it.
 */
import type { Classifier, Label } from './labels/classifier.js';
import type { Photo } from './recognizer.js';

/** Why a photo is held back: the classifier's word, and how sure it is, 0 to 1. */
export interface Suspicion {
  label: string;
  score: number;
}

export interface PhotoCheck {
  /** Undefined where nothing speaks against the photo. */
  suspect(photo: Photo): Promise<Suspicion | undefined>;
  close(): Promise<void>;
}

/** Holds nothing back. */
export const noPhotoCheck: PhotoCheck = { suspect: () => Promise.resolve(undefined), close: () => Promise.resolve() };

/**
 * ImageNet's words (the first of each label's) for what shows people without their being there: screens, and what is
 * printed. Not among them is what stands in a classroom beside people: projectors, keyboards, desks.
 */
const suspects = new Set([
  'monitor',
  'screen',
  'television',
  'laptop',
  'notebook',
  'desktop computer',
  'hand-held computer',
  'cellular telephone',
  'iPod',
  'web site',
  'comic book',
  'menu',
  'book jacket',
  'crossword puzzle',
  'envelope',
  'packet',
]);

/**
 * More likely than everything else together. Not measured on photos of classes: the weights that would be measured are on
 * a hub (docs/engines.md has the command).
 */
const suspicious = 0.5;

/** Screens look like several things of the list at once, so their scores count together; named is the likeliest. */
export function suspicionOf(labels: readonly Label[]): Suspicion | undefined {
  const found = labels.filter(({ text }) => suspects.has(firstWord(text)));
  const score = found.reduce((sum, label) => sum + label.score, 0);
  return found[0] && score >= suspicious ? { label: firstWord(found[0].text), score } : undefined;
}

export function createPhotoCheck(classifier: Classifier): PhotoCheck {
  return {
    suspect: async (photo) => suspicionOf(await classifier.classify(photo)),
    close: () => classifier.close(),
  };
}

/** A label's synonyms are separated by commas. */
function firstWord(label: string): string {
  return label.split(',')[0]!.trim();
}
