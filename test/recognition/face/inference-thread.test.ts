import '../../../src/preload.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { createInferenceThread, type ImageBatch } from '../../../src/recognition/face/inference-thread.js';
import { createGraph } from '../../../src/recognition/face/onnx/graph.js';

/** A model that multiplies every byte of an image, `rounds` times over, to keep a thread busy. */
function multiplier(factor: number, rounds = 1): Uint8Array<ArrayBuffer> {
  const graph = createGraph('multiplier');
  const image = graph.input('image', 'uint8', ['batch', 'height', 'width', 3]);
  let value = graph.node('Cast', [image], { to: 1 });
  const by = graph.constant(factor);
  for (let round = 0; round < rounds; round++) value = graph.node('Mul', [value, by]);
  graph.output('product', value, ['batch', 'height', 'width', 3]);
  return graph.toModel();
}

const image = (...bytes: number[]): ImageBatch => ({
  data: Uint8Array.from(bytes),
  batch: 1,
  height: 1,
  width: bytes.length / 3,
});

const thread = createInferenceThread({ threads: 1 });
let others: ReturnType<typeof createInferenceThread>[] = [];
afterEach(async () => {
  await Promise.all(others.map((other) => other.close()));
  others = [];
});

test('runs a model given as bytes, and one given as a file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-thread-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await writeFile(join(directory, 'model.onnx'), multiplier(3));
  const [twice, thrice] = await Promise.all([thread.load(multiplier(2)), thread.load(join(directory, 'model.onnx'))]);
  const results = await Promise.all([
    thread.run(twice, image(1, 2, 3)),
    thread.run(thrice, image(1, 2, 3)),
    thread.run(twice, image(100, 101, 255)),
  ]);
  expect(results.map(({ product }) => [...product!])).toEqual([
    [2, 4, 6],
    [3, 6, 9],
    [200, 202, 510],
  ]);
});

test('a model that cannot be read is refused with the reason, and the thread goes on', async () => {
  await expect(thread.load(Uint8Array.of(1, 2, 3))).rejects.toThrow(/protobuf/i);
  await expect(thread.load('/nowhere/model.onnx')).rejects.toThrow(/nowhere/);
  const model = await thread.load(multiplier(2));
  expect((await thread.run(model, image(7, 7, 7)))['product']).toEqual(Float32Array.of(14, 14, 14));
});

test('what a model cannot take is refused with the reason, and the thread goes on', async () => {
  const model = await thread.load(multiplier(2));
  await expect(thread.run(model, { ...image(1, 2, 3), width: 5 })).rejects.toThrow();
  expect((await thread.run(model, image(1, 1, 1)))['product']).toEqual(Float32Array.of(2, 2, 2));
});

test('timers fire while a model runs', async () => {
  const model = await thread.load(multiplier(1.0001, 400));
  const side = 700;
  const order: string[] = [];
  const running = thread
    .run(model, { data: new Uint8Array(side * side * 3), batch: 1, height: side, width: side })
    .then(() => order.push('model'));
  const timer = new Promise<void>((resolve) => setTimeout(resolve, 1)).then(() => order.push('timer'));
  await Promise.all([running, timer]);
  expect(order).toEqual(['timer', 'model']);
});

test('closing waits for what runs, and refuses what comes after', async () => {
  const other = createInferenceThread({ threads: 1 });
  others.push(other);
  const model = await other.load(multiplier(2));
  const running = other.run(model, image(1, 2, 3));
  const closing = other.close();
  await expect(other.run(model, image(1, 2, 3))).rejects.toThrow('closed');
  expect((await running)['product']).toEqual(Float32Array.of(2, 4, 6));
  await closing;
  await other.close();
});

test('closing what was never used does nothing', async () => {
  await createInferenceThread({ threads: 1 }).close();
});
