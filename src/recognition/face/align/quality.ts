import type { Pose, Quality } from '../../recognizer.js';
import { landmarkCropSize as size } from '../networks/landmarks.js';

/**
 * Where each figure stops being worthless and where more no longer helps, from recognition.md: of faces 20 px high 12%
 * are identified, of 60 px 99%; at an eighth of the light (15) 3%, at a quarter 86%; profiles read 58 to 65 degrees.
 * Sharpness of 38 good faces: 51 to 598; blurred by a sigma of 1 px 61 in the middle, by 2 (86% identified) 11, by 3
 * (23%) 4.
 */
const heightRamp = [15, 60] as const;
const sharpnessRamp = [4, 60] as const;
const darkRamp = [15, 45] as const;
const brightRamp = [250, 215] as const;
const yawRamp = [65, 25] as const;

/** Judges a face by its crop as the landmark network sees it (112 px, at `crops[offset]`). `height`: pixels of the photo. */
export function judgeQuality(crops: Uint8Array, offset: number, height: number, pose: Pose): Quality {
  const grey = toGrey(crops, offset);
  const brightness = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const sharpness = laplacianVariance(grey);
  const overall =
    ramp(height, heightRamp) *
    // Its root grows evenly with what can be told apart.
    ramp(Math.sqrt(sharpness), [Math.sqrt(sharpnessRamp[0]), Math.sqrt(sharpnessRamp[1])]) *
    ramp(brightness, darkRamp) *
    ramp(brightness, brightRamp) *
    ramp(Math.abs(pose.yaw), yawRamp);
  return { height, sharpness, brightness, overall };
}

/** 0 up to `none`, 1 from `all` on, a straight line in between; downwards where `none` is the larger. */
function ramp(value: number, [none, all]: readonly [number, number]): number {
  return Math.min(1, Math.max(0, (value - none) / (all - none)));
}

/** Brightness as the eye weighs colours (ITU-R BT.601). */
function toGrey(crops: Uint8Array, offset: number): Float32Array {
  const grey = new Float32Array(size * size);
  for (let pixel = 0; pixel < grey.length; pixel++) {
    const at = offset + pixel * 3;
    grey[pixel] = 0.299 * crops[at]! + 0.587 * crops[at + 1]! + 0.114 * crops[at + 2]!;
  }
  return grey;
}

/** How much neighbouring pixels differ: the usual measure of focus. */
function laplacianVariance(grey: Float32Array): number {
  let sum = 0;
  let sumOfSquares = 0;
  for (let row = 1; row < size - 1; row++) {
    for (let column = 1; column < size - 1; column++) {
      const at = row * size + column;
      const value = grey[at - 1]! + grey[at + 1]! + grey[at - size]! + grey[at + size]! - 4 * grey[at]!;
      sum += value;
      sumOfSquares += value * value;
    }
  }
  const count = (size - 2) ** 2;
  return sumOfSquares / count - (sum / count) ** 2;
}
