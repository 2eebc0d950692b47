/** How clearly a face can be read from its patch: in focus, still, and not burnt out. */
import { patchSide, skinBrightness, white, type FacePatch } from './face-patch.js';

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
