/** The middle of a face, upright and in greys: what there is to judge of a selfie besides its descriptor. */
import { fitChip } from './face/align/chip.js';
import { sampleSquare } from './face/align/sample.js';
import type { Photo } from './recognizer.js';

/** Side of a patch in pixels: the descriptor's network sees a face about as large. */
export const patchSide = 100;
/** Samples per pixel and side, besides sampleSquare's own: the grain of a large photo is no detail of the face. */
const finer = 2;
/** Of a chip of 150 px, the mean face takes the middle 100. */
const chipMargin = 25;

/** Grey values from here on are burnt out for a camera: what was there has gone. */
export const white = 250;

/** Grey values 0 to 255, `patchSide` rows from the top: from brows to lower lip. Black where the photo ends. */
export type FacePatch = Float32Array;

/** `landmarks`: 68 points as in a Sighting. 5 ms, whatever the photo's size. */
export function cutFacePatch(photo: Photo, landmarks: Float32Array): FacePatch {
  const side = patchSide * finer;
  const { cos, sin, moveX, moveY } = fitChip(landmarks);
  // Where the centre of the first pixel lies on the chip; centres are whole numbers there.
  const first = chipMargin + 0.5 / finer;
  const toPhoto = {
    cos: cos / finer,
    sin: sin / finer,
    moveX: cos * first - sin * first + moveX,
    moveY: sin * first + cos * first + moveY,
  };
  const colours = new Uint8Array(side * side * 3);
  sampleSquare(photo, toPhoto, side, colours);

  const patch = new Float32Array(patchSide * patchSide);
  for (let at = 0; at < side * side; at++) {
    const row = Math.floor(at / side / finer);
    const column = Math.floor((at % side) / finer);
    patch[row * patchSide + column]! += greyAt(colours, at * 3) / finer ** 2;
  }
  return patch;
}

/** How bright the face's skin is, 0 to 255: the value that four fifths of the patch stay below. Never quite 0. */
export function skinBrightness(patch: FacePatch): number {
  return Math.max(1, patch.toSorted()[Math.floor(patch.length * 0.8)]!);
}

/**
 * What is black in this light, 0 to 255: the value that a hundredth of the patch stays below: pupils, nostrils.
 * Light that falls into the lens, or a photo made lighter, raises it for all of the face.
 */
export function blackLevel(patch: FacePatch): number {
  return patch.toSorted()[Math.floor(patch.length * 0.01)]!;
}

/** Brightness as the eye weighs colours (ITU-R BT.601). */
export function greyAt(pixels: Uint8Array, at: number): number {
  return 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
}

// How clearly a face can be read from its patch: in focus, still, and not burnt out.

/**
 * The finest detail of a face: how much grey values bend from one pixel to the next (root mean square), as a part of the
 * skin's brightness, so that neither the light nor the skin's colour counts. The lesser of across and down: a hand that
 * moves leaves the other sharp.
 */
export function detailOf(patch: FacePatch): number {
  let across = 0;
  let down = 0;
  let count = 0;
  for (let row = 1; row < patchSide - 1; row++) {
    for (let column = 1; column < patchSide - 1; column++) {
      const at = row * patchSide + column;
      const twice = 2 * patch[at]!;
      across += (twice - patch[at - 1]! - patch[at + 1]!) ** 2;
      down += (twice - patch[at - patchSide]! - patch[at + patchSide]!) ** 2;
      count++;
    }
  }
  return Math.sqrt(Math.min(across, down) / count) / skinBrightness(patch);
}

/** Share of the patch that is burnt out, 0 to 1: there the skin has no shape left. */
export function burntShare(patch: FacePatch): number {
  return patch.filter((value) => value >= white).length / patch.length;
}
