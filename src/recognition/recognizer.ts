/** The Recognizer port: what turns a photo into sightings, and says how far a sighting is from a template. */

/** Pixels of the upright photo, 8-bit RGB, rows from the top: `data.length === width * height * 3`. */
export interface Photo {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Pixels of the upright photo; may reach beyond its edges. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Degrees. Yaw is positive when the face looks to the right of the picture, pitch when it looks up, roll when it leans
 * clockwise in it.
 */
export interface Pose {
  yaw: number;
  pitch: number;
  roll: number;
}

/** How well a face can be read. See recognition/quality for each figure and where its limits come from. */
export interface Quality {
  /** Face height in pixels of the photo as it was sent. */
  height: number;
  /** Variance of the Laplacian of the grey face at 112 px. */
  sharpness: number;
  /** Mean grey value of the face, 0 to 255. */
  brightness: number;
  /** 0 to 1: one figure for people to sort by. */
  overall: number;
}

/** What a recognizer keeps of one face; only the engine that made it knows what the numbers mean. */
export type Descriptor = Float32Array;

/** A person's enrolment descriptors merged into one, as sightings are compared with it. */
export interface MergedTemplate {
  descriptor: Descriptor;
  /** How many descriptors it is merged of, wherever they came from: a mean of several is nearer to everybody. */
  selfies: number;
}

/** One face; of an engine that sees no faces, the whole photo. */
export interface Sighting {
  box: Box;
  /** The detector's score, 0 to 1; the label's, of a whole photo. */
  score: number;
  quality: Quality;
  pose: Pose;
  descriptor: Descriptor;
  /** The 68 landmarks as x, y, x, y, ... in pixels of the photo; absent where an engine has none. */
  landmarks?: Float32Array;
}

/** Distances as `Recognizer.distance` gives them; recognition/thresholds holds the values and where they come from. */
export interface Thresholds {
  /** Of a template of one selfie: up to here, and clear of the second best by `margin`, a face is known. */
  known: number;
  /** Of a template of one selfie: up to here it is unsure, and somebody is asked. Beyond, unknown. */
  unsure: number;
  /**
   * How much less both are for a template of two, three, ... selfies; the last goes for all larger ones. Empty where they
   * are the same for any.
   */
  tighter: readonly number[];
  /** Up to here two templates may be one person's, and a selfie the same person's as those before it. */
  alike: number;
  margin: number;
  /** Faces of fewer pixels in height are never known, only unsure at best. */
  minHeight: number;
}

/**
 * `one`: a selfie, where one face is expected and the fastest way that finds it is taken (a second face must still be
 * noticed). `many`: a class, where small faces at the back count.
 */
export type Expect = 'one' | 'many';

export interface Recognizer {
  /** `face`, `resnet-50`. Templates of another engine or version are never compared. */
  readonly engine: string;
  readonly version: string;
  /**
   * What a sighting is of. An engine that sees `photos` gives one word to each, which several people may share: what it
   * says of somebody counts only where nobody else comes into question.
   */
  readonly sees: 'faces' | 'photos';
  readonly thresholds: Thresholds;
  /** Every face of the photo, largest first, or the photo itself. Loads the models at its first use, if not before. */
  look(photo: Photo, expect: Expect): Promise<Sighting[]>;
  /** How far a sighting's descriptor is from a person's template (the merged enrolment descriptors). */
  distance(template: Descriptor, sighting: Descriptor): number;
  /** One descriptor out of those of a person's enrolment photos. */
  merge(descriptors: readonly Descriptor[]): Descriptor;
  /** The word a descriptor stands for, and its score from 0 to 1; undefined where its numbers mean nothing to people. */
  labelOf(descriptor: Descriptor): { text: string; score: number } | undefined;
  close(): Promise<void>;
}
