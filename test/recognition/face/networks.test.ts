/**
 * Each network against the package's own inference on TensorFlow.js, given the same input tensors of the sample photos:
 * they agree to 1e-4.
 */
import '../../../src/preload.js';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInferenceThread, type ImageBatch } from '../../../src/recognition/face/inference-thread.js';
import { createNetworkRunner, output } from '../../../src/recognition/face/network-runner.js';
import { descriptorNetwork } from '../../../src/recognition/face/networks/descriptor.js';
import { landmarkNetwork } from '../../../src/recognition/face/networks/landmarks.js';
import { ssdNetwork } from '../../../src/recognition/face/networks/ssd.js';
import { tinyNetwork } from '../../../src/recognition/face/networks/tiny.js';
import { readWeights } from '../../../src/recognition/face/weights.js';
import { modelsDir, samples } from './photos.js';

/** What these tests use of the package, whose own types need a browser's. */
interface Tensor {
  dataSync(): Float32Array;
}
interface FaceApi {
  tf: { tensor3d(data: Float32Array, shape: number[]): Tensor };
  NetInput: new (images: Tensor[]) => object;
  nets: {
    ssdMobilenetv1: Net & { forwardInput(input: object): { boxes: Tensor[]; scores: Tensor[] } };
    tinyFaceDetector: Net & { forwardInput(input: object, size: number): Tensor };
    faceLandmark68Net: Net & { runNet(input: object): Tensor };
    faceRecognitionNet: Net & { forwardInput(input: object): Tensor };
  };
}
interface Net {
  loadFromDisk(directory: string): Promise<void>;
}

const require = createRequire(import.meta.url);
const thread = createInferenceThread({ threads: 2 });
const tolerance = 1e-4;
let faceapi: FaceApi;

beforeAll(async () => {
  const tf = require('@tensorflow/tfjs') as { setBackend(name: string): Promise<void>; ready(): Promise<void> };
  const wasm = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(directory: string): void };
  wasm.setWasmPaths(join(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'), '../dist/'));
  await tf.setBackend('wasm');
  await tf.ready();
  faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js') as FaceApi;
  const directory = join(require.resolve('@vladmandic/face-api/package.json'), '../model');
  for (const name of ['ssdMobilenetv1', 'tinyFaceDetector', 'faceLandmark68Net', 'faceRecognitionNet'] as const) {
    await faceapi.nets[name].loadFromDisk(directory);
  }
});
afterAll(() => thread.close());

const run = {
  ssd: createNetworkRunner(ssdNetwork, thread, modelsDir),
  tiny: createNetworkRunner(tinyNetwork, thread, modelsDir),
  landmarks: createNetworkRunner(landmarkNetwork, thread, modelsDir),
  descriptor: createNetworkRunner(descriptorNetwork, thread, modelsDir),
};

/** A photo, squeezed into a square of `size`, the input of both. */
async function squeeze(file: string, size: number): Promise<{ ours: ImageBatch; theirs: object }> {
  const pixels = await sharp(file).resize(size, size, { fit: 'fill' }).raw().toBuffer();
  return {
    ours: { data: Uint8Array.from(pixels), batch: 1, height: size, width: size },
    theirs: new faceapi.NetInput([faceapi.tf.tensor3d(Float32Array.from(pixels), [size, size, 3])]),
  };
}

function expectSame(ours: ArrayLike<number>, theirs: ArrayLike<number>): void {
  expect(ours).toHaveLength(theirs.length);
  let worst = 0;
  for (let at = 0; at < theirs.length; at++) worst = Math.max(worst, Math.abs(ours[at]! - theirs[at]!));
  expect(worst).toBeLessThan(tolerance);
}

describe.each(samples)('$name', ({ file }) => {
  test('SSD', async () => {
    const { ours, theirs } = await squeeze(file, 512);
    const expected = faceapi.nets.ssdMobilenetv1.forwardInput(theirs);
    const outputs = await run.ssd(ours);
    const stored = (await readWeights('ssd_mobilenetv1'))('Output/extra_dim').data;
    expectSame(decode(output(outputs, 'boxes'), stored), expected.boxes[0]!.dataSync());
    const faceLogits = output(outputs, 'classes').filter((_, at) => at % 3 === 1);
    expectSame(
      faceLogits.map((logit) => 1 / (1 + Math.exp(-logit))),
      expected.scores[0]!.dataSync(),
    );
  });

  test('TinyFaceDetector', async () => {
    const { ours, theirs } = await squeeze(file, 416);
    const expected = faceapi.nets.tinyFaceDetector.forwardInput(theirs, 416).dataSync();
    expectSame(output(await run.tiny(ours), 'grid'), expected);
  });

  test('landmarks', async () => {
    const { ours, theirs } = await squeeze(file, 112);
    const expected = faceapi.nets.faceLandmark68Net.runNet(theirs).dataSync();
    expectSame(output(await run.landmarks(ours), 'landmarks'), expected);
  });

  test('descriptor', async () => {
    const { ours, theirs } = await squeeze(file, 150);
    const expected = faceapi.nets.faceRecognitionNet.forwardInput(theirs).dataSync();
    expectSame(output(await run.descriptor(ours), 'descriptor'), expected);
  });
});

test('a batch gives what its pictures give one by one', async () => {
  const pictures = await Promise.all(samples.slice(0, 3).map(async ({ file }) => (await squeeze(file, 150)).ours));
  const together = new Uint8Array(pictures.flatMap(({ data }) => [...data]));
  const batch = output(await run.descriptor({ data: together, batch: 3, height: 150, width: 150 }), 'descriptor');
  for (const [index, picture] of pictures.entries()) {
    const alone = output(await run.descriptor(picture), 'descriptor');
    expectSame(batch.subarray(index * 128, (index + 1) * 128), alone);
  }
});

/** Box encodings as the package gives boxes back: top, left, bottom, right as parts of the side. */
function decode(encodings: Float32Array, anchors: Float32Array): Float32Array {
  const boxes = new Float32Array(encodings.length);
  for (let at = 0; at < encodings.length; at += 4) {
    const [top, left, bottom, right] = anchors.subarray(at, at + 4) as unknown as [number, number, number, number]; // four
    const [anchorHeight, anchorWidth] = [bottom - top, right - left];
    const centreY = (encodings[at]! / 10) * anchorHeight + top + anchorHeight / 2;
    const centreX = (encodings[at + 1]! / 10) * anchorWidth + left + anchorWidth / 2;
    const height = Math.exp(encodings[at + 2]! / 5) * anchorHeight;
    const width = Math.exp(encodings[at + 3]! / 5) * anchorWidth;
    boxes.set([centreY - height / 2, centreX - width / 2, centreY + height / 2, centreX + width / 2], at);
  }
  return boxes;
}
