/** What all engines are shown. Nothing of it is written anywhere. */
import { sampleFaces } from '../src/demo/sample-faces.js';
import { readSample } from '../src/demo/sample-photos.js';
import { overlap } from '../src/recognition/face/detect/detection.js';
import type { Box } from '../src/recognition/recognizer.js';
import { composeCrowd, repeat, type ComposedPhoto } from './compose-crowd.js';
import { cast, takeSelfie } from './sample-selfies.js';

/** `five`: a real photo, 1920 x 1398. `thirty`: composed, 1280 x 960, which is what Telegram makes of a class photo. */
export type BenchPhotos = Readonly<Record<'selfie' | 'five' | 'thirty', readonly ComposedPhoto[]>>;

const selfies = 6;
/** Pixels across: what chats make of a phone's selfie. */
const selfieWidth = 960;
/** Pixels. Three rows of ten across 1280: as tall as faces are where a class fills the width of its photo. */
const rowHeights = [56, 64, 74];

export async function takeBenchPhotos(): Promise<BenchPhotos> {
  const sitters = cast.flatMap((member) => member.selfies.slice(0, 1)).slice(0, selfies);
  // The cast's selfies have the face in their middle, half as tall as the selfie.
  const half = selfieWidth / 2;
  const middle = { x: half / 2, y: half / 2, width: half, height: half };
  const inSample5 = sampleFaces.filter(({ sample }) => sample === 5);
  const thirty = await composeCrowd({
    width: 1280,
    height: 960,
    rows: rowHeights.map((faceHeight) => ({ faces: 10, faceHeight })),
    people: repeat(sampleFaces, 30),
  });
  return {
    selfie: await Promise.all(
      sitters.map(async (sitter) => ({ jpeg: await takeSelfie({ ...sitter, width: selfieWidth }), faces: [middle] })),
    ),
    five: [{ jpeg: await readSample(5), faces: inSample5.map(({ box }) => box) }],
    thirty: [thirty],
  };
}

export interface Count {
  there: number;
  found: number;
  /** Seen where no face is. */
  false: number;
}

/** Share of both boxes that makes them one face's: detectors draw them differently. */
const sameFace = 0.3;

export function countFound(seen: readonly Box[], there: readonly Box[]): Count {
  const isSame = (a: Box) => (b: Box) => overlap(a, b) > sameFace;
  return {
    there: there.length,
    found: there.filter((face) => seen.some(isSame(face))).length,
    false: seen.filter((box) => !there.some(isSame(box))).length,
  };
}
