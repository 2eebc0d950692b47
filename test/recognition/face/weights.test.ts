import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWeights, readWeightsVersion } from '../../../src/recognition/face/weights.js';

test('quantised weights come back as floats, plain ones as they are', async () => {
  const weights = await readWeights('face_recognition');
  const quantised = weights('conv32_down/conv/filters');
  expect(quantised.shape).toEqual([7, 7, 3, 32]);
  expect(quantised.data).toHaveLength(7 * 7 * 3 * 32);
  // The package's manifest says: min -0.07102, 255 steps of 0.000526065.
  expect(Math.min(...quantised.data)).toBeCloseTo(-0.07102, 4);
  expect(Math.max(...quantised.data)).toBeCloseTo(-0.07102 + 255 * 0.000526065, 4);
  expect(weights('fc').shape).toEqual([256, 128]);
  const plain = await readWeights('ssd_mobilenetv1');
  expect(plain('Output/extra_dim').shape).toEqual([1, 5118, 4]);
});

test('a name that is not there is refused', async () => {
  const weights = await readWeights('tiny_face_detector');
  expect(() => weights('conv99/filters')).toThrow('tiny_face_detector: no weights named conv99/filters');
});

test('descriptors are made with the weights that the engine version stands for', async () => {
  // Where this fails, the package brings other weights: raise descriptorVersion in face-recognizer.ts.
  const directory = join(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'), '../model');
  const hash = createHash('sha256');
  for (const name of ['face_landmark_68_model.bin', 'face_recognition_model.bin']) {
    hash.update(await readFile(join(directory, name)));
  }
  expect(hash.digest('hex')).toBe('2f3953cfe412ac4c0676cc875d2faf1eeea137a57f0904d20649802a84bf3a65');
  expect(await readWeightsVersion()).toMatch(/^\d+\.\d+\.\d+$/);
});
