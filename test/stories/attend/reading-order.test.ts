import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inReadingOrder } from '../../../src/stories/attend/seen-faces.js';

const face = (x: number, y: number, height = 100) => ({ box: { x, y, width: height, height } });

it('counts row by row, each from left to right, though heads differ in height', () => {
  const front = [face(0, 510), face(300, 480), face(600, 530)];
  const back = [face(150, 300, 80), face(450, 320, 90)];
  expect(inReadingOrder([front[2]!, back[1]!, front[0]!, back[0]!, front[1]!])).toEqual([...back, ...front]);
});

it('keeps every face, in an order that depends on the boxes alone', () => {
  const faces = fc.uniqueArray(
    fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 900 }) }),
    { selector: ({ x, y }) => `${x} ${y}`, maxLength: 20 },
  );
  fc.assert(
    fc.property(faces, (places) => {
      const some = places.map(({ x, y }) => face(x, y));
      expect(inReadingOrder(some.toReversed())).toEqual(inReadingOrder(some));
      expect(new Set(inReadingOrder(some))).toEqual(new Set(some));
    }),
  );
});
