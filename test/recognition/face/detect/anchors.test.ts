import { expect, test } from 'vitest';
import { makeAnchors } from '../../../../src/recognition/face/detect/ssd-detector.js';
import { readWeights } from '../../../../src/recognition/face/weights.js';

test('at 512x512 they are the stored ones', async () => {
  // Stored as parts of the side: top, left, bottom, right.
  const stored = (await readWeights('ssd_mobilenetv1'))('Output/extra_dim').data;
  const made = makeAnchors(512, 512);
  expect(made).toHaveLength(stored.length);
  let worst = 0;
  for (let at = 0; at < made.length; at += 4) {
    const [x, y, width, height] = made.subarray(at, at + 4) as unknown as [number, number, number, number]; // four of them
    const edges = [y - height / 2, x - width / 2, y + height / 2, x + width / 2];
    for (const [edge, pixels] of edges.entries()) worst = Math.max(worst, Math.abs(pixels - stored[at + edge]! * 512));
  }
  expect(worst).toBeLessThan(0.06);
});

test('a wider picture has the same anchors, and more of them', () => {
  const [square, wide] = [makeAnchors(128, 128), makeAnchors(256, 128)];
  expect(wide.length).toBeGreaterThan(1.9 * square.length);
  expect(wide.subarray(0, 8 * 3 * 4)).toEqual(square.subarray(0, 8 * 3 * 4));
});
