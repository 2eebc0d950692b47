/** What is drawn at a face. */
import type { Box } from './recognizer.js';

/** Numbers are what people say to each other ("face 4"): from 1, each once in a picture. Boxes in pixels of the photo. */
export type Annotation =
  | { certainty: 'known'; box: Box; number: number; name: string }
  | { certainty: 'unsure'; box: Box; number: number }
  | { certainty: 'unknown'; box: Box };

export type NumberedMark = Exclude<Annotation, { certainty: 'unknown' }>;
export type KnownMark = Extract<Annotation, { certainty: 'known' }>;
