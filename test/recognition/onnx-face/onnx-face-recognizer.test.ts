/** The engine for named face models, on networks that the test made: what its numbers mean is known. */
import '../../../src/preload.js';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openOnnxFaceRecognizer, poseOfFive } from '../../../src/recognition/onnx-face/onnx-face-recognizer.js';
import { decodeYunet } from '../../../src/recognition/onnx-face/yunet.js';
import type { Recognizer } from '../../../src/recognition/recognizer.js';
import { onnxFaceThresholds } from '../../../src/recognition/thresholds.js';
import { recognizerContract } from '../../contracts/recognizer.js';
import {
  faceSide,
  gridEmbedder,
  paintFaces,
  redDetector,
  tinyDetector,
  tinyEmbedder,
  writeTinyFaces,
} from '../../fixtures/tiny-faces.js';
import { startHub } from '../../helpers/hub.js';

let folder: string;
let recognizer: Recognizer;
const settings = { detector: tinyDetector, embedder: tinyEmbedder };
const open = (
  source = { endpoint: 'http://127.0.0.1:9', cacheDir: folder, localDir: folder as string | undefined, patience: 5000 },
) =>
  openOnnxFaceRecognizer(settings, { threads: 1, source, progress: () => undefined, thresholds: onnxFaceThresholds });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-onnx-face-'));
  await writeTinyFaces(folder);
  recognizer = await open();
});
afterAll(async () => {
  await recognizer.close();
  await rm(folder, { recursive: true });
});

const middle = 5 * 32 + 16;
const blue = { x: middle, y: middle, skin: '#00f' };
const green = { x: middle + 320, y: middle + 64, skin: '#0f0' };

describe('the onnx-face engine', () => {
  recognizerContract({
    recognizer: () => recognizer,
    another: () => open(),
    one: () => paintFaces([blue]),
    other: () => paintFaces([{ ...blue, skin: '#0f0' }]),
  });

  test('finds faces where the detector sees them, as large as it says', async () => {
    const sightings = await recognizer.look(await paintFaces([blue, green]), 'one');
    const boxes = sightings.map(({ box }) => box).sort((a, b) => a.x - b.x);
    const rounded = boxes.map(({ x, y, width, height }) => [x, y, width, height].map(Math.round));
    expect(rounded).toEqual([
      [middle - 64, middle - 64, faceSide, faceSide],
      [middle + 320 - 64, middle + 64 - 64, faceSide, faceSide],
    ]);
    expect(recognizer).toMatchObject({ engine: 'onnx-face', version: 'red+grid', sees: 'faces' });
    expect(sightings[0]!.pose).toMatchObject({ pitch: 0, roll: expect.closeTo(0, 3) as number });
    expect(Math.hypot(...sightings[0]!.descriptor)).toBeCloseTo(1, 5);
  });

  test('tells who is who by the colours under the chip, wherever and however large they are', async () => {
    const [template] = await recognizer.look(await paintFaces([blue]), 'one');
    const [moved] = await recognizer.look(await paintFaces([{ ...blue, x: middle + 224, y: middle + 160 }]), 'one');
    const [other] = await recognizer.look(await paintFaces([{ ...blue, skin: '#0f0' }]), 'one');
    expect(recognizer.distance(template!.descriptor, moved!.descriptor)).toBeLessThan(0.1);
    expect(recognizer.distance(template!.descriptor, other!.descriptor)).toBeGreaterThan(1);
  });

  test('a large photo of one person is scaled to fit, and boxes are in its own pixels', async () => {
    const [face] = await recognizer.look(await paintFaces([blue], { scale: 2 }), 'one');
    expect(face!.box.x).toBeCloseTo(2 * (middle - 64), 0);
    expect(face!.box.height).toBeCloseTo(2 * faceSide, 0);
  });

  test('a class photo is searched in tiles too, and everybody is found once', async () => {
    const faces = [0, 1, 2].flatMap((row) =>
      [0, 1, 2, 3].map((column) => ({ x: 112 + column * 448, y: 112 + row * 384, skin: '#00f' })),
    );
    const photo = await paintFaces(faces, { width: 1600, height: 1200 });
    const found = await recognizer.look(photo, 'many');
    const near = faces.filter(({ x, y }) =>
      found.some(({ box }) => Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 40),
    );
    expect(near).toHaveLength(12);
    expect(found.length).toBeGreaterThanOrEqual(12);
    expect(
      found.every(({ box }, i) =>
        found.every((other, j) => i === j || Math.hypot(other.box.x - box.x, other.box.y - box.y) > 20),
      ),
    ).toBe(true);
  });

  test('nobody is in a photo without', async () => {
    expect(await recognizer.look(await paintFaces([]), 'many')).toEqual([]);
  });
});

describe('its files', () => {
  test('come from a hub, and are kept', async () => {
    const hub = await startHub('test/detector', new Map([['red.onnx', redDetector()]]));
    const cacheDir = await mkdtemp(join(tmpdir(), 'rollcall-onnx-cache-'));
    onTestFinished(() => rm(cacheDir, { recursive: true }));
    const source = { endpoint: hub.endpoint, cacheDir, localDir: undefined, patience: 5000 };
    // The hub has no embedder.
    await expect(open(source)).rejects.toMatchObject({
      code: 'model.unavailable',
      details: { model: 'test/embedder', file: 'grid.onnx', why: 'missing' },
    });
    expect(existsSync(join(cacheDir, tinyDetector))).toBe(true);
  });

  test.each([
    ['is no model', Uint8Array.of(1, 2, 3), /protobuf/i],
    ['is another network than a detector', gridEmbedder(), /dimension|shape/i],
  ])('one that %s is refused at the start, and fetched anew the next time', async (_, bytes, reason) => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'rollcall-onnx-broken-'));
    onTestFinished(() => rm(cacheDir, { recursive: true }));
    await writeTinyFaces(cacheDir);
    await writeFile(join(cacheDir, tinyDetector), bytes);
    await expect(
      open({ endpoint: 'http://127.0.0.1:9', cacheDir, localDir: undefined, patience: 5000 }),
    ).rejects.toMatchObject({
      code: 'model.broken',
      details: { model: tinyDetector, reason: expect.stringMatching(reason) as string },
    });
    expect(existsSync(join(cacheDir, tinyDetector))).toBe(false);
  });
});

describe('what YuNet’s numbers mean', () => {
  /** One cell of stride 32 in a square of 64: the second of the first row. */
  const outputs = (score: number) =>
    Object.fromEntries(
      [8, 16, 32].flatMap((stride) => {
        const cells = (64 / stride) ** 2;
        const at = stride === 32 ? 1 : -1;
        const fill = (values: number[]) =>
          Float32Array.from({ length: cells * values.length }, (_, i) =>
            Math.floor(i / values.length) === at ? values[i % values.length]! : 0,
          );
        return [
          [`cls_${stride}`, fill([score])],
          [`obj_${stride}`, fill([1.5])],
          [`bbox_${stride}`, fill([0.25, 0.5, Math.log(2), Math.log(3)])],
          [`kps_${stride}`, fill([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
        ];
      }),
    );

  test('a centre and a size in strides, from the cell; a score of two, each at most 1; five points', () => {
    const [face, ...others] = decodeYunet(outputs(0.81), 64, 0.7);
    expect(others).toEqual([]);
    expect(face!.score).toBeCloseTo(0.9, 6);
    expect(face!.box.x).toBeCloseTo((1 + 0.25) * 32 - 32, 4);
    expect(face!.box.y).toBeCloseTo(0.5 * 32 - 48, 4);
    expect(face!.box.width).toBeCloseTo(64, 4);
    expect(face!.box.height).toBeCloseTo(96, 4);
    expect([...face!.points]).toEqual([32, 32, 96, 96, 160, 160, 224, 224, 288, 288]);
  });

  test('less than the least score is nobody', () => {
    expect(decodeYunet(outputs(0.48), 64, 0.7)).toEqual([]);
  });
});

test('five points tell which way a face looks, and how it leans', () => {
  const ahead = Float32Array.of(0, 0, 10, 0, 5, 6, 1, 12, 9, 12);
  expect(poseOfFive(ahead)).toEqual({ yaw: 0, pitch: 0, roll: 0 });
  const right = Float32Array.from(ahead);
  right[4] = 7;
  expect(poseOfFive(right).yaw).toBeGreaterThan(15);
  const leaning = Float32Array.of(0, 0, 10, 10, -1, 11, -10, 12, 0, 22);
  expect(poseOfFive(leaning).roll).toBeCloseTo(45, 5);
  expect(poseOfFive(leaning).yaw).toBeCloseTo(0, 5);
});
