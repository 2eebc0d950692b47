import type { Pose } from '../../recognizer.js';
import type { Landmarks } from './landmarks.js';

/** A generic face in three dimensions: landmark, then x to its left eye, y down and z towards the viewer, nose tip at 0. */
const model: readonly (readonly [landmark: number, x: number, y: number, z: number])[] = [
  [30, 0, 0, 0],
  [8, 0, 330, -65],
  [36, -225, -170, -135],
  [45, 225, -170, -135],
  [48, -150, 150, -125],
  [54, 150, 150, -125],
  [27, 0, -170, -75],
  [33, 0, 65, -45],
];

const degrees = 180 / Math.PI;
/** What a face that looks straight ahead reads with this model: the median of the frontal ones among 78 faces. */
const straightAhead = -13;

/**
 * Which way a face looks, from its landmarks: the model is fitted to them by scaled orthography (POS, the first step of
 * DeMenthon and Davis, 1995). Within about 10 degrees; a full profile reads about 60; pitch only compares poses of one
 * person, for faces differ in shape.
 */
export function estimatePose(landmarks: Landmarks): Pose {
  const right = fitAxis(landmarks, 0);
  const down = fitAxis(landmarks, 1);
  const [leftEye, rightEye] = [eyeCentre(landmarks, 36), eyeCentre(landmarks, 42)];
  return {
    yaw: Math.asin(right.z) * degrees,
    pitch: -Math.asin(down.z) * degrees - straightAhead,
    roll: Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x) * degrees,
  };
}

/** The direction in the model's space along which the picture's x (0) or y (1) runs, of length one. */
function fitAxis(landmarks: Landmarks, axis: 0 | 1): { x: number; y: number; z: number } {
  const sum = [0, 0, 0];
  for (const [index, [landmark]] of model.entries()) {
    const value = landmarks[landmark * 2 + axis]!;
    for (let row = 0; row < 3; row++) sum[row]! += pseudoInverse[row]![index]! * value;
  }
  const [x, y, z] = sum as [number, number, number]; // three rows, as above
  const length = Math.hypot(x, y, z);
  return { x: x / length, y: y / length, z: z / length };
}

function eyeCentre(landmarks: Landmarks, first: number): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (let point = first; point < first + 6; point++) {
    x += landmarks[point * 2]! / 6;
    y += landmarks[point * 2 + 1]! / 6;
  }
  return { x, y };
}

/**
 * What, multiplied with the landmarks, gives the least-squares axis: (M'M)^-1 M' of the centred model M. Because its
 * columns are centred, the landmarks need not be.
 */
const pseudoInverse = invertModel();

function invertModel(): number[][] {
  const means = [1, 2, 3].map((axis) => model.reduce((sum, point) => sum + point[axis]!, 0) / model.length);
  const centred = model.map((point) => [point[1] - means[0]!, point[2] - means[1]!, point[3] - means[2]!]);
  const product = [0, 1, 2].map((row) =>
    [0, 1, 2].map((column) => centred.reduce((sum, point) => sum + point[row]! * point[column]!, 0)),
  );
  const inverse = invertThreeByThree(product);
  return inverse.map((row) => centred.map((point) => point.reduce((sum, value, axis) => sum + row[axis]! * value, 0)));
}

/** By cofactors; indices run in a circle, which gives them their signs. */
function invertThreeByThree(matrix: readonly (readonly number[])[]): number[][] {
  const at = (row: number, column: number): number => matrix[row % 3]![column % 3]!;
  const cofactor = (row: number, column: number): number =>
    at(row + 1, column + 1) * at(row + 2, column + 2) - at(row + 1, column + 2) * at(row + 2, column + 1);
  const determinant = [0, 1, 2].reduce((sum, column) => sum + at(0, column) * cofactor(0, column), 0);
  return [0, 1, 2].map((row) => [0, 1, 2].map((column) => cofactor(column, row) / determinant));
}
