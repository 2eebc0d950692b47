import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitSimilarity, squareToPhoto } from '../../../../src/recognition/face/align/similarity.js';

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });

test('a turned, scaled and moved shape is found again', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      coordinate,
      coordinate,
      (angle, scale, moveX, moveY) => {
        const shape = Float32Array.of(0, 0, 100, 10, 40, 90, -30, 60);
        const cos = scale * Math.cos(angle);
        const sin = scale * Math.sin(angle);
        const moved = shape.map((value, at) =>
          at % 2 === 0 ? cos * value - sin * shape[at + 1]! + moveX : sin * shape[at - 1]! + cos * value + moveY,
        );
        const found = fitSimilarity(shape, moved);
        for (const [name, value] of Object.entries({ cos, sin, moveX, moveY })) {
          expect(found[name as keyof typeof found]).toBeCloseTo(value, 2); // its own keys
        }
      },
    ),
  );
});

test('noise on both sides of the points cancels out', () => {
  const square = Float32Array.of(0, 0, 10, 0, 10, 10, 0, 10);
  const wobbly = Float32Array.of(1, 0, 11, 0, 9, 10, -1, 10);
  const { cos, moveX, moveY } = fitSimilarity(square, wobbly);
  expect([cos, moveX, moveY]).toEqual([1, expect.closeTo(0.5, 5), expect.closeTo(-0.5, 5)]);
});

test('the first and the last pixel of a picture of a square lie half a pixel inside its edges', () => {
  const { cos, moveX, moveY } = squareToPhoto({ x: 10, y: 20, width: 100, height: 100 }, 50);
  // Two pixels of the photo each: centred between the first two, which are 10 and 11.
  expect([cos, moveX, moveY]).toEqual([2, 10.5, 20.5]);
  expect(49 * cos + moveX).toBe(108.5);
});
