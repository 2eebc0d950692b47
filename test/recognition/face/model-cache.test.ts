import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareModel } from '../../../src/recognition/face/network-runner.js';
import { descriptorNetwork } from '../../../src/recognition/face/networks/descriptor.js';
import { landmarkNetwork } from '../../../src/recognition/face/networks/landmarks.js';
import { ssdNetwork } from '../../../src/recognition/face/networks/ssd.js';
import { tinyNetwork } from '../../../src/recognition/face/networks/tiny.js';
import { readWeights } from '../../../src/recognition/face/weights.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rollcall-models-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** The path of the tiny detector's model in the cache. */
async function prepare(): Promise<string> {
  const model = await prepareModel(tinyNetwork, directory);
  if (typeof model !== 'string') throw new Error('the model was not kept');
  return model;
}

test('a model is built once, and found the next time', async () => {
  const first = await prepare();
  const built = await stat(first);
  expect(await prepare()).toBe(first);
  expect((await stat(first)).mtimeMs).toBe(built.mtimeMs);
  expect(await readdir(directory)).toHaveLength(1);
});

test('the models are those of the version that their names say', async () => {
  // Where this fails, a graph or the weights have changed: raise builderVersion, so that no older file is read.
  const built = await Promise.all(
    [ssdNetwork, tinyNetwork, landmarkNetwork, descriptorNetwork].map(async (network) =>
      crc32(network.build(await readWeights(network.weights))).toString(16),
    ),
  );
  expect(built).toEqual(['84a35b7a', '17fcf1d0', '4196fac0', '131bacf0']);
  expect(await prepare()).toMatch(/tiny-1-1\.7\.15-[0-9a-f]{8}\.onnx$/);
});

test.each([
  ['cut short', (path: string) => truncate(path, 1000)],
  ['empty', (path: string) => truncate(path, 0)],
  [
    'off by one bit',
    async (path: string) => {
      const bytes = await readFile(path);
      bytes[5000]! ^= 1;
      await writeFile(path, bytes);
    },
  ],
])('a file that is %s is built anew', async (_, damage) => {
  const path = await prepare();
  const intact = await readFile(path);
  await damage(path);
  expect(await prepare()).toBe(path);
  expect(intact.equals(await readFile(path))).toBe(true);
});

test('files of other versions are removed, those of other networks stay', async () => {
  await writeFile(join(directory, 'tiny-0-1.7.15-00000000.onnx'), 'old');
  await writeFile(join(directory, 'ssd-0-1.7.15-00000000.onnx'), 'old');
  const path = await prepare();
  expect((await readdir(directory)).map((name) => join(directory, name)).sort()).toEqual(
    [path, join(directory, 'ssd-0-1.7.15-00000000.onnx')].sort(),
  );
});

test('a directory that does not exist is made', async () => {
  const model = await prepareModel(tinyNetwork, join(directory, 'a', 'b'));
  expect(model).toMatch(/a.b.tiny-/);
});

test('where nothing can be written the model comes as bytes', async () => {
  const file = join(directory, 'in-the-way');
  await writeFile(file, '');
  const model = await prepareModel(tinyNetwork, join(file, 'models'));
  if (typeof model === 'string') throw new Error('it was written');
  expect(Buffer.compare(model, tinyNetwork.build(await readWeights('tiny_face_detector')))).toBe(0);
});

test('two at the same time leave one whole file', async () => {
  const paths = await Promise.all([prepare(), prepare(), prepare()]);
  expect(new Set(paths).size).toBe(1);
  expect(await readdir(directory)).toHaveLength(1);
});
