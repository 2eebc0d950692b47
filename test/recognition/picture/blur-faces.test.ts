import { afterAll, expect, test } from 'vitest';
import { annotate } from '../../../src/recognition/annotate.js';
import { createFaceRecognizer } from '../../../src/recognition/face/face-recognizer.js';
import { readPhoto } from '../../../src/recognition/read-photo.js';
import type { Photo } from '../../../src/recognition/recognizer.js';
import { faceThresholds } from '../../../src/recognition/thresholds.js';
import { readSample } from '../../helpers/sample-people.js';

const recognizer = createFaceRecognizer({ modelsDir: 'data/models', threads: 2, thresholds: faceThresholds });
afterAll(() => recognizer.close());

const limits = { maxBytes: 25e6, maxPixels: 60e6 };
const look = (photo: Photo) => recognizer.look(photo, 'many');

test('the engine that knows these people finds nobody it knows once they are blurred', async () => {
  const photo = await readPhoto(await readSample(5), limits);
  const before = await look(photo);
  expect(before.length).toBeGreaterThanOrEqual(4);

  const marks = before.map(({ box }) => ({ certainty: 'unknown' as const, box }));
  const after = await look(await readPhoto(await annotate(photo, marks), limits));
  const nearest = after.flatMap((blurred) =>
    before.map(({ descriptor }) => recognizer.distance(descriptor, blurred.descriptor)),
  );
  expect(Math.min(...nearest, Infinity)).toBeGreaterThan(faceThresholds.unsure);
});
