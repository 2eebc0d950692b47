import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitChip } from '../../../../src/recognition/face/align/chip.js';
import type { Similarity } from '../../../../src/recognition/face/align/similarity.js';

const onto = ({ cos, sin, moveX, moveY }: Similarity, x: number, y: number): [number, number] => [
  cos * x - sin * y + moveX,
  sin * x + cos * y + moveY,
];
const coordinate = fc.double({ min: 0, max: 300, noNaN: true });

test('however a face is turned, scaled and moved, its chip shows the same', () => {
  fc.assert(
    fc.property(
      fc.array(coordinate, { minLength: 136, maxLength: 136 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      coordinate,
      (points, angle, scale, move) => {
        const turn = { cos: scale * Math.cos(angle), sin: scale * Math.sin(angle), moveX: move, moveY: -move };
        const turned = Array.from({ length: 68 }, (_, point) => onto(turn, points[point * 2]!, points[point * 2 + 1]!));
        const before = fitChip(Float32Array.from(points));
        const after = fitChip(Float32Array.from(turned.flat()));
        for (const [x, y] of [
          [0, 0],
          [149, 75],
        ] as const) {
          const [expectedX, expectedY] = onto(turn, ...onto(before, x, y));
          const [foundX, foundY] = onto(after, x, y);
          expect(Math.hypot(foundX - expectedX, foundY - expectedY)).toBeLessThan(0.1);
        }
      },
    ),
  );
});

test('jaw, brows and lower lip do not move the chip', () => {
  const points = Float32Array.from({ length: 136 }, (_, at) => (at * 37) % 200);
  const moved = Float32Array.from(points);
  for (const point of [0, 8, 16, 17, 21, 26, 55, 59, 65, 67]) moved[point * 2] = 999;
  expect(fitChip(moved)).toEqual(fitChip(points));
  moved[30 * 2] = 999;
  expect(fitChip(moved)).not.toEqual(fitChip(points));
});
