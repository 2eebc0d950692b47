import type { Pose } from '../recognizer.js';

const degrees = 180 / Math.PI;
/**
 * How far the tip of the nose stands out before the line of the eyes, in distances of the eyes: of the generic face that
 * face/align/pose fits (135 before the eyes' corners, 450 apart, of which the middles of the eyes are two thirds).
 */
const noseDepth = 0.42;

/** Roughly: five points say less than 68. Pitch cannot be told from them and reads 0. */
export function poseOfFive(points: Float32Array): Pose {
  const [leftX = 0, leftY = 0, rightX = 0, rightY = 0, noseX = 0, noseY = 0] = points;
  const eyes = { x: rightX - leftX, y: rightY - leftY };
  const apart = Math.hypot(eyes.x, eyes.y);
  const nose = { x: noseX - (leftX + rightX) / 2, y: noseY - (leftY + rightY) / 2 };
  // How far the nose is off the middle, along the line of the eyes.
  const off = (nose.x * eyes.x + nose.y * eyes.y) / apart ** 2;
  return { yaw: Math.atan(off / noseDepth) * degrees, pitch: 0, roll: Math.atan2(eyes.y, eyes.x) * degrees };
}
