/**
 * Whether something lies over a face. Eyes, nose and mouth are never smooth: lids, lashes, nostrils and lips change from
 * pixel to pixel. A mask, a hand or dark glasses are; whatever their colour, they leave a blank where features should be.
 *
 * What it cannot see: strands of hair (they are not smooth: 4% found, dense ones 60%), a hand over one eye or one side,
 * a patterned mask (half of them), and glasses or brims through which eyes still show (they identify, and must not count).
 */
import { patchSide, skinBrightness, type FacePatch } from './face-patch.js';

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
/** A spot is blank where it changes by less than this part of its brightness. */
const smooth = 0.03;

/** How much of the features' places is blank, 0 to 1. `eyes`: of the better of the two. */
export interface Blanks {
  eyes: number;
  noseAndMouth: number;
}

export function findBlanks(patch: FacePatch): Blanks {
  const skin = skinBrightness(patch);
  return {
    eyes: Math.min(blankShare(patch, leftEye, skin), blankShare(patch, rightEye, skin)),
    noseAndMouth: blankShare(patch, noseAndMouth, skin),
  };
}

function blankShare(patch: FacePatch, { left, right, top, bottom }: Part, skin: number): number {
  let blank = 0;
  let spots = 0;
  for (let row = Math.round(top * patchSide); row < bottom * patchSide; row++) {
    for (let column = Math.round(left * patchSide); column < right * patchSide; column++) {
      spots++;
      if (changeAt(patch, row * patchSide + column, skin) < smooth) blank++;
    }
  }
  return blank / spots;
}

/**
 * Against the mean of the spot's own brightness and the skin's: against its own alone the grain of black cloth would be
 * a feature, against the skin's alone an eye in a brim's shadow would be none.
 */
function changeAt(patch: FacePatch, at: number, skin: number): number {
  const left = patch[at - reach]!;
  const right = patch[at + reach]!;
  const above = patch[at - reach * patchSide]!;
  const below = patch[at + reach * patchSide]!;
  const own = (left + right + above + below) / 4;
  return (Math.abs(right - left) + Math.abs(below - above)) / 2 / (own + skin);
}
