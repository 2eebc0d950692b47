import '../../../src/preload.js';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { afterAll, expect, onTestFinished, test } from 'vitest';
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
afterAll(() => thread.close());

test('runs a model given as bytes, and one given as a file', async () => {
  const directory = await temporary();
  await writeFile(join(directory, 'model.onnx'), multiplier(3));
  const [twice, thrice] = await Promise.all([thread.load(multiplier(2)), thread.load(join(directory, 'model.onnx'))]);
  const results = await Promise.all([
    twice.run(image(1, 2, 3)),
    thrice.run(image(1, 2, 3)),
    twice.run(image(100, 101, 255)),
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
  expect((await model.run(image(7, 7, 7)))['product']).toEqual(Float32Array.of(14, 14, 14));
});

test('what a model cannot take is refused with the reason, and the thread goes on', async () => {
  const model = await thread.load(multiplier(2));
  await expect(model.run({ ...image(1, 2, 3), width: 5 })).rejects.toThrow();
  expect((await model.run(image(1, 1, 1)))['product']).toEqual(Float32Array.of(2, 2, 2));
});

test('timers fire while a model runs', async () => {
  const model = await thread.load(multiplier(1.0001, 400));
  const side = 700;
  const order: string[] = [];
  const running = model
    .run({ data: new Uint8Array(side * side * 3), batch: 1, height: side, width: side })
    .then(() => order.push('model'));
  const timer = new Promise<void>((resolve) => setTimeout(resolve, 1)).then(() => order.push('timer'));
  await Promise.all([running, timer]);
  expect(order).toEqual(['timer', 'model']);
});

test('closing waits for what runs, and refuses what comes after', async () => {
  const other = createInferenceThread({ threads: 1 });
  const model = await other.load(multiplier(2));
  const running = model.run(image(1, 2, 3));
  const closing = other.close();
  await expect(model.run(image(1, 2, 3))).rejects.toThrow('closed');
  expect((await running)['product']).toEqual(Float32Array.of(2, 4, 6));
  expect(model.isOpen()).toBe(false);
  await closing;
  await other.close();
});

test('closing what was never used does nothing', async () => {
  await createInferenceThread({ threads: 1 }).close();
});

test('a process that exits while a model runs ends as it was told to, not by a crash', async () => {
  const directory = await temporary();
  const source = (name: string): string =>
    fileURLToPath(new URL(`../../../src/recognition/${name}.ts`, import.meta.url));
  await mkdir(join(directory, 'face'));
  await mkdir(join(directory, 'thread'));
  for (const name of ['face/inference-thread', 'thread/native-thread']) {
    const { outputText } = transpileModule(await readFile(source(name), 'utf8'), {
      compilerOptions: { module: ModuleKind.ESNext, target: ScriptTarget.ES2023 },
    });
    await writeFile(join(directory, `${name}.js`), outputText);
  }
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }');
  const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
  await symlink(modules, join(directory, 'node_modules'));
  await writeFile(join(directory, 'model.onnx'), multiplier(1.0001, 400));
  await writeFile(
    join(directory, 'exit.js'),
    `import { createInferenceThread } from './face/inference-thread.js';
     const model = await createInferenceThread({ threads: 1 }).load('model.onnx');
     void model.run({ data: new Uint8Array(3 * 700 * 700), batch: 1, height: 700, width: 700 });
     void model.run({ data: new Uint8Array(3 * 700 * 700), batch: 1, height: 700, width: 700 });
     setTimeout(() => process.exit(7), 30);`,
  );
  const child = spawn(process.execPath, ['exit.js'], { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null]; // as child processes say
  expect([code, complaint]).toEqual([7, '']);
});

async function temporary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rollcall-thread-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}
