import '../../../src/preload.js';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { ModelSource } from '../../../src/recognition/hub/find-model.js';
import { openClassifier, type Classifier } from '../../../src/recognition/labels/classifier.js';
import { readPhoto } from '../../../src/recognition/read-photo.js';
import {
  tinyLabels,
  tinyModel,
  tinyPhoto,
  tinyResnet,
  writeTinyResnet,
  type TinyLabel,
} from '../../fixtures/tiny-resnet.js';
import { startHub } from '../../helpers/hub.js';

const limits = { maxBytes: 25e6, maxPixels: 60e6 };
let folder: string;
let classifier: Classifier;
/** Port 9 discards: nobody answers there. */
const nowhere: ModelSource = { endpoint: 'http://127.0.0.1:9', cacheDir: '/nowhere', patience: 1000 };
const open = (source: ModelSource = { ...nowhere, localDir: folder }) =>
  openClassifier({ model: tinyModel, dtype: 'q8' }, { threads: 1, source, progress: () => undefined });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-models-'));
  await writeTinyResnet(folder);
  classifier = await open();
});
afterAll(async () => {
  await classifier.close();
  await rm(folder, { recursive: true });
});

test.each(Object.keys(tinyLabels) as TinyLabel[])('the real library, offline, says %s', async (label) => {
  const [first, ...rest] = await classifier.classify(await readPhoto(await tinyPhoto(label), limits));
  expect(first!.text).toBe(label);
  expect(first!.score).toBeGreaterThan(0.8);
  expect(rest).toHaveLength(4);
  expect(rest.every(({ score }) => score < first!.score)).toBe(true);
});

test('between two labels it is sure of neither', async () => {
  const [first, second] = await classifier.classify(await readPhoto(await tinyPhoto('wig', 'monitor'), limits));
  expect(first!.score).toBeLessThan(0.5);
  expect(second!.score).toBeGreaterThan(0.1);
});

test('a large photo gets the label of a small one', async () => {
  const large = await sharp(await tinyPhoto('comic book'))
    .resize(4000, 3000)
    .jpeg()
    .toBuffer();
  const [first] = await classifier.classify(await readPhoto(large, limits));
  expect(first!.text).toBe('comic book');
});

test('timers fire while it works', async () => {
  const photo = await readPhoto(await tinyPhoto('wig'), limits);
  const order: string[] = [];
  const looks = Array.from({ length: 8 }, () => classifier.classify(photo));
  const timer = new Promise<void>((resolve) => setTimeout(resolve, 1)).then(() => order.push('timer'));
  await Promise.all([...looks, timer].map((one) => one.then(() => order.push('done'))));
  expect(order.indexOf('timer')).toBeLessThan(order.lastIndexOf('done'));
});

test('a copy that cannot be loaded is removed from the cache, and fetched anew the next time', async () => {
  const hub = await startHub(tinyModel, tinyResnet());
  const cacheDir = await mkdtemp(join(tmpdir(), 'rollcall-cache-'));
  onTestFinished(() => rm(cacheDir, { recursive: true }));
  const source = { endpoint: hub.endpoint, cacheDir, patience: 5_000 };
  await writeTinyResnet(cacheDir);
  const model = join(cacheDir, tinyModel, 'onnx', 'model_quantized.onnx');
  await writeFile(model, (await readFile(model)).subarray(0, 500));
  await expect(open(source)).rejects.toMatchObject({ code: 'model.broken' });
  expect(existsSync(model)).toBe(false);
  const again = await open(source);
  expect(hub.asked).toHaveLength(3);
  await again.close();
});

test('what an operator put into a folder is left as it is', async () => {
  const localDir = await mkdtemp(join(tmpdir(), 'rollcall-mine-'));
  onTestFinished(() => rm(localDir, { recursive: true }));
  await writeTinyResnet(localDir);
  const config = join(localDir, tinyModel, 'config.json');
  await writeFile(config, '{');
  const error = await open({ ...nowhere, localDir }).then(
    () => undefined,
    (problem: unknown) => problem,
  );
  expect(error).toMatchObject({ code: 'model.broken', details: { model: tinyModel } });
  expect(existsSync(config)).toBe(true);
});

test('closed, it refuses', async () => {
  const other = await open();
  await other.close();
  await expect(other.classify(await readPhoto(await tinyPhoto('wig'), limits))).rejects.toThrow('closed');
});
