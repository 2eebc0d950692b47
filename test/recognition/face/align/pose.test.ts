import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimatePose } from '../../../../src/recognition/face/align/pose.js';

/**
 * A face of a few points in three dimensions (x to the picture's right, y down, z towards the viewer): nose, chin, corners
 * of eyes and mouth, bridge and root of the nose, by landmark; eyes are filled up with the mean of their corners.
 */
const face = new Map<number, [number, number, number]>([
  [30, [0, 0, 0]],
  [8, [0, 330, -65]],
  [36, [-225, -170, -135]],
  [45, [225, -170, -135]],
  [48, [-150, 150, -125]],
  [54, [150, 150, -125]],
  [27, [0, -170, -75]],
  [33, [0, 65, -45]],
]);
for (const point of [37, 38, 39, 40, 41]) face.set(point, [-225, -170, -135]);
for (const point of [42, 43, 44, 46, 47]) face.set(point, [225, -170, -135]);

/** Turned to the right of the picture, then up, then clockwise; seen from far away. */
function landmarksOf(yaw: number, pitch: number, roll: number): Float32Array {
  const radians = [yaw, pitch, roll].map((angle) => (angle * Math.PI) / 180) as [number, number, number]; // three
  const [sinYaw, sinPitch, sinRoll] = radians.map(Math.sin) as [number, number, number];
  const [cosYaw, cosPitch, cosRoll] = radians.map(Math.cos) as [number, number, number];
  const landmarks = new Float32Array(136);
  for (const [point, [x, y, z]] of face) {
    const [turnedX, turnedZ] = [x * cosYaw + z * sinYaw, z * cosYaw - x * sinYaw];
    const raisedY = y * cosPitch - turnedZ * sinPitch;
    landmarks[point * 2] = 500 + 0.3 * (turnedX * cosRoll - raisedY * sinRoll);
    landmarks[point * 2 + 1] = 400 + 0.3 * (turnedX * sinRoll + raisedY * cosRoll);
  }
  return landmarks;
}
const straight = estimatePose(landmarksOf(0, 0, 0));

test('a face turned to the right, raised or leaning clockwise reads positive', () => {
  expect(estimatePose(landmarksOf(30, 0, 0)).yaw).toBeCloseTo(30, 3);
  expect(estimatePose(landmarksOf(0, 20, 0)).pitch - straight.pitch).toBeCloseTo(20, 3);
  expect(estimatePose(landmarksOf(0, 0, 40)).roll).toBeCloseTo(40, 3);
});

test('yaw is read whatever the pitch', () => {
  fc.assert(
    fc.property(fc.integer({ min: -80, max: 80 }), fc.integer({ min: -30, max: 30 }), (yaw, pitch) => {
      expect(estimatePose(landmarksOf(yaw, pitch, 0)).yaw).toBeCloseTo(yaw, 1);
    }),
  );
});
