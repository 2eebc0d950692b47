import { expect, test } from 'vitest';
import type { Photo } from '../../../../src/recognition/recognizer.js';
import { mirrorSquare, sampleSquare } from '../../../../src/recognition/face/align/sample.js';
import { squareToPhoto } from '../../../../src/recognition/face/align/similarity.js';

/** A photo whose red says the column, green the row, blue a constant. */
function grid(width: number, height: number): Photo {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set([(pixel % width) * 4, Math.floor(pixel / width) * 4, 200], pixel * 3);
  }
  return { data, width, height };
}
const identity = { cos: 1, sin: 0, moveX: 0, moveY: 0 };

function sample(photo: Photo, map: Parameters<typeof sampleSquare>[1], size: number): Uint8Array {
  const target = new Uint8Array(size * size * 3);
  sampleSquare(photo, map, size, target);
  return target;
}
const pixel = (square: Uint8Array, size: number, x: number, y: number): number[] => [
  ...square.subarray((y * size + x) * 3, (y * size + x) * 3 + 3),
];

test('at the same scale it is a copy, but for the last row and column', () => {
  const square = sample(grid(20, 20), identity, 20);
  expect(pixel(square, 20, 0, 0)).toEqual([0, 0, 200]);
  expect(pixel(square, 20, 18, 18)).toEqual([72, 72, 200]);
  expect(pixel(square, 20, 19, 18)).toEqual([0, 0, 0]);
  expect(square.subarray(0, 57)).toEqual(grid(20, 20).data.subarray(0, 57));
});

test('between pixels it is their mean', () => {
  const square = sample(grid(20, 20), { ...identity, moveX: 3.5, moveY: 2.25 }, 10);
  expect(pixel(square, 10, 0, 0)).toEqual([14, 9, 200]);
  expect(pixel(square, 10, 9, 9)).toEqual([50, 45, 200]);
});

test('outside the photo it is black', () => {
  const square = sample(grid(20, 20), { ...identity, moveX: -2.5, moveY: 5 }, 10);
  expect(pixel(square, 10, 0, 0)).toEqual([0, 0, 0]);
  expect(pixel(square, 10, 2, 0)).toEqual([0, 0, 0]);
  expect(pixel(square, 10, 3, 0)).toEqual([2, 20, 200]);
  expect(sample(grid(4, 4), { ...identity, moveX: 100, moveY: -100 }, 3)).toEqual(new Uint8Array(27));
});

test('half as large, each pixel is the mean of four', () => {
  const square = sample(grid(20, 20), squareToPhoto({ x: 0, y: 0, width: 20, height: 20 }, 10), 10);
  expect(pixel(square, 10, 0, 0)).toEqual([2, 2, 200]);
  expect(pixel(square, 10, 8, 5)).toEqual([66, 42, 200]);
});

test('half as large, stripes of one pixel become grey instead of flickering', () => {
  const photo = grid(40, 40);
  for (let at = 0; at < photo.data.length; at++) photo.data[at] = Math.floor(at / 3) % 2 ? 255 : 0;
  const square = sample(photo, squareToPhoto({ x: 0.5, y: 0, width: 36, height: 36 }, 18), 18);
  for (const value of square.subarray(3 * 18, 6 * 18)) expect(Math.abs(value - 128)).toBeLessThan(2);
});

test('a quarter turn', () => {
  const square = sample(grid(10, 10), { cos: 0, sin: 1, moveX: 9, moveY: 0 }, 10);
  expect(pixel(square, 10, 0, 1)).toEqual([32, 0, 200]);
  expect(pixel(square, 10, 3, 1)).toEqual([32, 12, 200]);
});

test('the mirror image swaps left and right, and twice is nothing', () => {
  const size = 5;
  const { data } = grid(size, size);
  const pixels = new Uint8Array(3 * data.length);
  pixels.set(data);
  mirrorSquare(pixels, 0, data.length, size);
  mirrorSquare(pixels, data.length, 2 * data.length, size);
  expect([...pixels.subarray(data.length, data.length + 6)]).toEqual([16, 0, 200, 12, 0, 200]);
  expect(pixels.subarray(2 * data.length)).toEqual(data);
});
