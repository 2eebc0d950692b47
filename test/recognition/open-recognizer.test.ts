import '../../src/preload.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  openRecognition,
  type OpeningProgress,
  type RecognizerSettings,
} from '../../src/recognition/open-recognizer.js';
import { noPhotoCheck } from '../../src/recognition/photo-check.js';
import { readPhoto } from '../../src/recognition/read-photo.js';
import { tinyModel, tinyPhoto, writeTinyResnet } from '../fixtures/tiny-resnet.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-engines-'));
  await writeTinyResnet(join(folder, 'models'));
});
afterAll(() => rm(folder, { recursive: true }));

const settings = (more: Partial<RecognizerSettings>, localDir = 'models'): RecognizerSettings => ({
  engines: ['face'],
  photoCheck: false,
  threads: 1,
  thresholdShift: 0,
  modelsDir: join(folder, 'built'),
  classifier: { model: tinyModel, dtype: 'q8' },
  onnxFace: { detector: 'a/b/c.onnx', embedder: 'a/b/d.onnx' },
  source: { endpoint: 'http://127.0.0.1:9', cacheDir: folder, localDir: join(folder, localDir), patience: 1000 },
  ...more,
});

function told(): OpeningProgress & { missed: string[] } {
  const missed: string[] = [];
  return { missed, progress: () => undefined, without: (what, { code }) => void missed.push(`${what}: ${code}`) };
}

test('the first engine that can be had is used, and the others are not opened', async () => {
  const opening = told();
  const { recognizer } = await openRecognition(settings({ engines: ['resnet-50', 'face'] }), opening);
  expect([recognizer.engine, opening.missed]).toEqual(['resnet-50', []]);
  await recognizer.close();
});

test('without its model the next engine is used, and it is said why', async () => {
  const opening = told();
  const { recognizer } = await openRecognition(settings({ engines: ['resnet-50', 'face'] }, 'empty'), opening);
  expect([recognizer.engine, opening.missed]).toEqual(['face', ['resnet-50: model.unavailable']]);
  await recognizer.close();
});

test('without its model and without another engine it is refused', async () => {
  await expect(openRecognition(settings({ engines: ['resnet-50'] }, 'empty'), told())).rejects.toMatchObject({
    code: 'model.unavailable',
  });
});

test('the photo check holds back what is a screen, and is off where its model is not there', async () => {
  const on = await openRecognition(settings({ photoCheck: true }), told());
  const limits = { maxBytes: 25e6, maxPixels: 60e6 };
  expect(await on.photoCheck.suspect(await readPhoto(await tinyPhoto('monitor'), limits))).toMatchObject({
    label: 'monitor',
  });
  expect(await on.photoCheck.suspect(await readPhoto(await tinyPhoto('wig'), limits))).toBeUndefined();
  await on.recognizer.close();
  await on.photoCheck.close();

  const opening = told();
  const off = await openRecognition(settings({ photoCheck: true }, 'empty'), opening);
  expect(off.photoCheck).toBe(noPhotoCheck);
  expect(opening.missed).toEqual(['photo-check: model.unavailable']);
  await off.recognizer.close();
});

test('shifted thresholds go for labels as well', async () => {
  const { recognizer } = await openRecognition(settings({ engines: ['resnet-50'], thresholdShift: 0.1 }), told());
  expect(recognizer.thresholds).toMatchObject({ known: 0.6, unsure: 1.1 });
  await recognizer.close();
});
