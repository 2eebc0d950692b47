import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  keepBest,
  mergePasses,
  onePerFace,
  overlap,
  place,
  type Detection,
} from '../../../../src/recognition/face/detect/detection.js';

const at = (x: number, y: number, width: number, height: number, score = 0.5): Detection => ({
  box: { x, y, width, height },
  score,
});
const length = fc.integer({ min: 1, max: 60 });
const position = fc.integer({ min: 0, max: 100 });
const detections = fc.array(fc.tuple(position, position, length, length, fc.double({ min: 0, max: 1, noNaN: true })), {
  maxLength: 30,
});

test('overlap is the shared part of both areas together', () => {
  expect(overlap(at(0, 0, 10, 10).box, at(5, 0, 10, 10).box)).toBeCloseTo(50 / 150);
  expect(overlap(at(0, 0, 10, 10).box, at(0, 0, 10, 10).box)).toBe(1);
  expect(overlap(at(0, 0, 10, 10).box, at(10, 0, 10, 10).box)).toBe(0);
});

test('of what overlaps the best is kept, and nothing else is lost', () => {
  fc.assert(
    fc.property(detections, (numbers) => {
      const all = numbers.map(([x, y, width, height, score]) => at(x, y, width, height, score));
      const kept = keepBest(all, 0.4);
      for (const one of all) {
        const better = kept.find((other) => overlap(other.box, one.box) > 0.4 && other.score >= one.score);
        expect(kept.includes(one)).toBe(better === one);
        expect(better ?? (kept.includes(one) && one)).toBeTruthy();
      }
    }),
  );
});

test('passes agree on one box per face', () => {
  const fine = at(100, 100, 40, 50, 0.8);
  const coarse = at(96, 92, 52, 62, 0.9);
  const eye = at(105, 110, 12, 12, 0.4);
  const neighbour = at(145, 100, 40, 50, 0.7);
  expect(mergePasses([fine, coarse, eye, neighbour])).toEqual([coarse, neighbour]);
});

test('two boxes on one face become the better of them; neighbours stay two', () => {
  const face = at(100, 100, 100, 120, 0.8);
  const better = at(150, 110, 90, 110, 0.9); // shares half of itself with the first, a third of what both cover
  const neighbour = at(40, 100, 90, 110, 0.7); // shares a third of itself
  expect(overlap(face.box, better.box)).toBeLessThan(0.35);
  expect(onePerFace([face, better, neighbour])).toEqual([better, neighbour]);
  expect(onePerFace([face, neighbour])).toEqual([face, neighbour]);
});

test('detections are scaled, then moved', () => {
  expect(place([at(1, 2, 3, 4, 0.6)], 2, 3, 10, 20)).toEqual([at(12, 26, 6, 12, 0.6)]);
});
