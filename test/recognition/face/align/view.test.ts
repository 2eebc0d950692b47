import { expect, test } from 'vitest';
import { sampleSquare } from '../../../../src/recognition/face/align/sample.js';
import { squareToPhoto } from '../../../../src/recognition/face/align/similarity.js';
import { intoView, viewPart } from '../../../../src/recognition/face/align/view.js';
import type { Photo } from '../../../../src/recognition/recognizer.js';

/** A slope: red grows to the right, green downwards; what is sampled says where it was taken. */
function slope(width: number, height: number): Photo {
  const data = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set([(pixel % width) / 4, Math.floor(pixel / width) / 4, 0], pixel * 3);
  }
  return { data, width, height };
}
const square = { x: 300, y: 200, width: 400, height: 400 };

async function lookAt(photo: Photo, shrink: number): Promise<Uint8Array> {
  const view = await viewPart(photo, { x: 250, y: 150, width: 500, height: 500 }, shrink);
  const seen = new Uint8Array(50 * 50 * 3);
  sampleSquare(view.pixels, intoView(squareToPhoto(square, 50), view), 50, seen);
  return seen;
}

test('a view that is scaled down shows the same at the same place', async () => {
  const photo = slope(1000, 800);
  const [direct, scaled] = [await lookAt(photo, 1), await lookAt(photo, 8)];
  const worst = Math.max(...direct.map((value, at) => Math.abs(value - scaled[at]!)));
  expect(worst).toBeLessThanOrEqual(1);
});

test('a small part is viewed in the photo itself', async () => {
  const photo = slope(100, 100);
  expect((await viewPart(photo, { x: 10, y: 10, width: 50, height: 50 }, 2.9)).pixels).toBe(photo);
});

test('a part that reaches beyond the photo is cut, also one that lies outside', async () => {
  const photo = slope(100, 80);
  const across = await viewPart(photo, { x: -50, y: 40, width: 200, height: 200 }, 4);
  expect([across.left, across.top, across.pixels.width, across.pixels.height]).toEqual([0, 40, 50, 20]);
  const outside = await viewPart(photo, { x: 500, y: -500, width: 90, height: 90 }, 4);
  expect([outside.pixels.width, outside.pixels.height]).toEqual([1, 1]);
});
