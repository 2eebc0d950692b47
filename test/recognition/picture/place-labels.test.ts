import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spotOn, type FaceLabel } from '../../../src/recognition/picture/label-spots.js';
import { placeLabels } from '../../../src/recognition/picture/place-labels.js';
import type { Box } from '../../../src/recognition/recognizer.js';
import {
  bottomOf,
  crosses,
  distanceBetween,
  intersection,
  meet,
  rightOf,
} from '../../../src/recognition/picture/rectangles.js';

const picture = { width: 1000, height: 800 };
const label = (face: Box, ...widths: number[]): FaceLabel => ({
  face,
  height: 30,
  forms: widths.map((width, i) => ({ width, cost: i * 0.4 })),
});
const place = (labels: FaceLabel[]) => placeLabels(labels, { ...picture, faces: labels.map(({ face }) => face) });

describe('placing labels', () => {
  test('below the face, in the middle, in the first form', () => {
    const face = { x: 400, y: 300, width: 80, height: 100 };
    const [spot] = place([label(face, 200, 100)]);
    expect(spot?.form).toBe(0);
    expect(spot?.box.x).toBe(440 - 100);
    expect(spot?.box.y).toBeGreaterThan(400);
    expect(spot?.box.y).toBeLessThan(430);
    expect(spot?.leader?.from).toEqual({ x: 440, y: 400 });
  });

  test('above it at the lower edge, and inside at the left', () => {
    const [spot] = place([label({ x: 5, y: 700, width: 80, height: 95 }, 300)]);
    expect(bottomOf(spot!.box)).toBeLessThan(700);
    expect(spot!.box.x).toBeGreaterThanOrEqual(0);
  });

  test('ten in a row, each label wider than two of them: all are placed', () => {
    const row = Array.from({ length: 10 }, (_, i) =>
      label({ x: 20 + i * 97, y: 300, width: 60, height: 75 }, 210, 190),
    );
    const spots = place(row);
    expect(spots.every((spot) => spot !== undefined)).toBe(true);
  });

  test('where there is no room at all, none', () => {
    expect(place([label({ x: 0, y: 0, width: 10, height: 10 }, 1200)])).toEqual([undefined]);
  });

  test('of thirty at one place some go without, and none stands on another', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => label({ x: 450 + i, y: 350, width: 60, height: 75 }, 200));
    const spots = place(crowd).filter((spot) => spot !== undefined);
    expect(spots.length).toBeGreaterThan(3);
    expect(spots.length).toBeLessThan(30);
    spots.forEach(({ box }, i) => {
      spots.slice(i + 1).forEach((other) => expect(intersection(box, other.box)).toBe(0));
    });
  });

  test('the last resort is on the face and inside the picture', () => {
    const spot = spotOn(label({ x: 980, y: 780, width: 60, height: 60 }, 300, 40), { ...picture, faces: [] });
    expect(spot.form).toBe(1);
    expect([rightOf(spot.box), bottomOf(spot.box)]).toEqual([1000, 800]);
  });
});

const anyFace = fc.record({
  x: fc.integer({ min: -30, max: 980 }),
  y: fc.integer({ min: -30, max: 780 }),
  width: fc.integer({ min: 5, max: 200 }),
  height: fc.integer({ min: 5, max: 200 }),
});
const anyLabels = fc.array(
  fc.tuple(anyFace, fc.integer({ min: 30, max: 350 })).map(([face, width]) => label(face, width, Math.ceil(width / 2))),
  { maxLength: 25 },
);

test('wherever faces are, labels stay inside, off each other, and near their own face', () => {
  fc.assert(
    fc.property(anyLabels, (labels) => {
      const spots = place(labels);
      spots.forEach((spot, i) => {
        if (!spot) return;
        const { box } = spot;
        expect(box.width).toBe(labels[i]!.forms[spot.form]!.width);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(rightOf(box)).toBeLessThanOrEqual(picture.width);
        expect(bottomOf(box)).toBeLessThanOrEqual(picture.height);
        expect(distanceBetween(box, labels[i]!.face)).toBeLessThan(6 * box.height);
        spots.slice(i + 1).forEach((other) => {
          if (other) expect(intersection(box, other.box)).toBe(0);
        });
      });
      expect(place(labels)).toEqual(spots);
    }),
    { numRuns: 60 },
  );
});

describe('rectangles', () => {
  const box = { x: 10, y: 10, width: 10, height: 10 };
  const line = (x1: number, y1: number, x2: number, y2: number) => ({ from: { x: x1, y: y1 }, to: { x: x2, y: y2 } });

  test.each([
    ['through', line(0, 15, 30, 15), true],
    ['from inside', line(15, 15, 15, 90), true],
    ['across a corner', line(5, 17, 17, 5), true],
    ['along an edge', line(0, 10, 30, 10), false],
    ['ending at the edge', line(15, 0, 15, 10), false],
    ['past a corner', line(0, 19, 19, 0), false],
    ['away', line(0, 0, 30, 5), false],
  ])('a line %s', (_, given, expected) => expect(crosses(given, box)).toBe(expected));

  test('lines that cross, and that only touch', () => {
    expect(meet(line(0, 0, 10, 10), line(0, 10, 10, 0))).toBe(true);
    expect(meet(line(0, 0, 10, 10), line(10, 10, 20, 0))).toBe(false);
    expect(meet(line(0, 0, 10, 0), line(0, 5, 10, 5))).toBe(false);
  });
});
