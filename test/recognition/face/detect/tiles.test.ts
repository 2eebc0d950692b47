import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layTiles, sharedPixels } from '../../../../src/recognition/face/detect/passes.js';

const side = fc.integer({ min: 1, max: 6000 });

test('every small face is whole in a tile, whatever the size of the photo', () => {
  fc.assert(
    fc.property(side, side, fc.nat(), fc.nat(), (width, height, left, top) => {
      const tiles = layTiles(width, height);
      const face = { width: Math.min(width, sharedPixels), height: Math.min(height, sharedPixels) };
      const x = left % (width - face.width + 1);
      const y = top % (height - face.height + 1);
      const whole = tiles.some(
        (tile) =>
          tile.x <= x &&
          tile.y <= y &&
          x + face.width <= tile.x + tile.width &&
          y + face.height <= tile.y + tile.height,
      );
      expect(whole).toBe(true);
    }),
  );
});

test('tiles are what the detector can take: small enough, sides multiples of 64', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      for (const tile of layTiles(width, height)) {
        expect(tile.width * tile.height).toBeLessThanOrEqual(1280 * 384);
        expect([tile.width % 64, tile.height % 64]).toEqual([0, 0]);
      }
    }),
  );
});

test('little is searched twice', () => {
  for (const [width, height] of [
    [1280, 960],
    [2408, 1806],
    [960, 1280],
  ] as const) {
    const searched = layTiles(width, height).reduce((sum, tile) => sum + tile.width * tile.height, 0);
    expect(searched / (width * height)).toBeLessThan(1.4);
  }
  expect(layTiles(600, 400)).toEqual([{ x: 0, y: 0, width: 640, height: 448 }]);
});
