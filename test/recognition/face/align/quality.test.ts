import { expect, test } from 'vitest';
import sharp, { type Sharp } from 'sharp';
import { cropLength } from '../../../../src/recognition/face/align/landmarks.js';
import { judgeQuality } from '../../../../src/recognition/face/align/quality.js';
import { cut } from '../photos.js';

const frontal = { yaw: 0, pitch: 0, roll: 0 };
/** A face as the landmark network sees it, changed by sharp. */
async function crop(change: (image: Sharp) => Sharp = (image) => image): Promise<Uint8Array> {
  const face = await cut(3, 1150, 360, 260, 112).png().toBuffer();
  return change(sharp(face)).raw().toBuffer();
}

test('a large, sharp, well-lit face from the front is as good as it gets', async () => {
  const quality = judgeQuality(await crop(), 0, 200, frontal);
  expect(quality.overall).toBeGreaterThan(0.9);
  expect(quality.height).toBe(200);
});

test('what makes a face hard to read lowers the whole', async () => {
  const judge = (pixels: Uint8Array, height = 200, yaw = 0) => judgeQuality(pixels, 0, height, { ...frontal, yaw });
  const best = judge(await crop());
  const blurred = judge(await crop((image) => image.blur(3)));
  const dark = judge(await crop((image) => image.linear(0.12, 0)));
  const glaring = judge(await crop((image) => image.linear(1, 130)));
  expect(blurred.sharpness).toBeLessThan(best.sharpness / 4);
  expect(dark.brightness).toBeLessThan(best.brightness / 6);
  expect(glaring.brightness).toBeGreaterThan(best.brightness + 60);
  const others = [blurred, dark, glaring, judge(await crop(), 30), judge(await crop(), 200, 50)];
  for (const { overall } of others) expect(overall).toBeLessThan(0.7 * best.overall);
  expect(judge(await crop(), 10).overall).toBe(0);
});

test('it is read where it lies among others', async () => {
  const pixels = await crop();
  const batch = new Uint8Array(2 * cropLength);
  batch.set(pixels, cropLength);
  expect(judgeQuality(batch, cropLength, 100, frontal)).toEqual(judgeQuality(pixels, 0, 100, frontal));
  expect(judgeQuality(batch, 0, 100, frontal)).toMatchObject({ brightness: 0, sharpness: 0, overall: 0 });
});
