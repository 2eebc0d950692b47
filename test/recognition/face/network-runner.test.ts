import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImageBatch, InferenceThread } from '../../../src/recognition/face/inference-thread.js';
import { createNetworkRunner, output } from '../../../src/recognition/face/network-runner.js';
import { tinyNetwork } from '../../../src/recognition/face/networks/tiny.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rollcall-runner-'));
});
afterAll(() => rm(directory, { recursive: true }));

const image: ImageBatch = { data: new Uint8Array(3), batch: 1, height: 1, width: 1 };

/** A thread that counts its loads, of which the first `failures` fail. */
function fakeThread(failures = 0): InferenceThread & { loads: number } {
  return {
    loads: 0,
    load() {
      this.loads++;
      return this.loads <= failures ? Promise.reject(new Error('out of memory')) : Promise.resolve(this.loads);
    },
    run: (model) => Promise.resolve({ model: Float32Array.of(model) }),
    close: () => Promise.resolve(),
  };
}

test('loads at the first run, and once for all who ask', async () => {
  const thread = fakeThread();
  const run = createNetworkRunner(tinyNetwork, thread, directory);
  expect(thread.loads).toBe(0);
  await Promise.all([run(image), run(image)]);
  await run(image);
  expect(thread.loads).toBe(1);
});

test('a load that failed is tried again', async () => {
  const thread = fakeThread(1);
  const run = createNetworkRunner(tinyNetwork, thread, directory);
  await expect(run(image)).rejects.toThrow('out of memory');
  expect(await run(image)).toEqual({ model: Float32Array.of(2) });
  expect(thread.loads).toBe(2);
});

test('a missing output is a bug, and says which', () => {
  expect(output({ boxes: Float32Array.of(1) }, 'boxes')).toEqual(Float32Array.of(1));
  expect(() => output({}, 'boxes')).toThrow('boxes');
});
