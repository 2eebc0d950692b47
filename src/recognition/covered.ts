/**
 * Whether something lies over a face. Eyes, nose and mouth are never smooth: lids, lashes, nostrils and lips change from
 * pixel to pixel. A mask, a hand or dark glasses are; whatever their colour, they leave a blank where features should be.
 *
 * What it cannot see has a pattern: a beard, hair over the face, a printed mask (72% of which the detector takes for no
 * face); or covers one eye alone. Glasses and brims through which eyes show identify, and do not count.
 */
import { blackLevel, patchSide, skinBrightness, white, type FacePatch } from './face-patch.js';

/** Parts of the patch as shares of its side, where dlib's mean face has the features. */
interface Part {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
const leftEye: Part = { left: 0.08, right: 0.38, top: 0.1, bottom: 0.34 };
const rightEye: Part = { left: 0.6, right: 0.9, top: 0.1, bottom: 0.34 };
/** Nostrils, lips, and what lies between and beside them. */
const noseAndMouth: Part = { left: 0.25, right: 0.73, top: 0.5, bottom: 0.97 };

/** Pixels to each side over which a change counts: a nostril's half, and more than what JPEG smooths. */
const reach = 3;
/** A spot is blank where it changes by less than this part of its own and the skin's brightness together. */
const smooth = 0.03;
/** Of what is burnt out nothing is known; but a part of which so much is white lies under something white. */
const mostlyWhite = 0.7;

/** How much of the features' places is blank, 0 to 1. `eyes`: of the better of the two. */
export interface Blanks {
  eyes: number;
  noseAndMouth: number;
}

export function findBlanks(patch: FacePatch): Blanks {
  const light: Light = { black: blackLevel(patch), skin: skinBrightness(patch) };
  return {
    eyes: Math.min(blankShare(patch, leftEye, light), blankShare(patch, rightEye, light)),
    noseAndMouth: blankShare(patch, noseAndMouth, light),
  };
}

/** Grey values of what is black and of what is skin. */
interface Light {
  black: number;
  skin: number;
}

function blankShare(patch: FacePatch, { left, right, top, bottom }: Part, { black, skin }: Light): number {
  let blank = 0;
  let burnt = 0;
  let spots = 0;
  for (let row = Math.round(top * patchSide); row < bottom * patchSide; row++) {
    for (let column = Math.round(left * patchSide); column < right * patchSide; column++) {
      const { own, change } = spotAt(patch, row * patchSide + column);
      spots++;
      if (own >= white) burnt++;
      // Against its own brightness alone the grain of black cloth would be a feature, against the skin's alone an eye in
      // a brim's shadow would be none.
      else if (change < smooth * Math.max(1, own + skin - 2 * black)) blank++;
    }
  }
  return burnt > mostlyWhite * spots ? 1 : blank / spots;
}

/** How bright it is around a spot, and how much that changes across and down, in grey values. */
function spotAt(patch: FacePatch, at: number): { own: number; change: number } {
  const left = patch[at - reach]!;
  const right = patch[at + reach]!;
  const above = patch[at - reach * patchSide]!;
  const below = patch[at + reach * patchSide]!;
  return {
    own: (left + right + above + below) / 4,
    change: (Math.abs(right - left) + Math.abs(below - above)) / 2,
  };
}
