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

interface FakeThread extends InferenceThread {
  loads: number;
  /** The thread dies: what it has loaded is gone. */
  die(): void;
}

/** A thread whose models say which load they are of; the first `failures` loads fail. */
function fakeThread(failures = 0): FakeThread {
  let lives = 0;
  return {
    loads: 0,
    die: () => lives++,
    load() {
      const load = ++this.loads;
      const life = lives;
      if (load <= failures) return Promise.reject(new Error('out of memory'));
      return Promise.resolve({
        isOpen: () => life === lives,
        run: () => Promise.resolve({ load: Float32Array.of(load) }),
      });
    },
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
  expect(await run(image)).toEqual({ load: Float32Array.of(2) });
  expect(thread.loads).toBe(2);
});

test('when its thread has died it is loaded again, once', async () => {
  const thread = fakeThread();
  const run = createNetworkRunner(tinyNetwork, thread, directory);
  await run(image);
  thread.die();
  const both = await Promise.all([run(image), run(image)]);
  expect(both).toEqual([{ load: Float32Array.of(2) }, { load: Float32Array.of(2) }]);
  expect(thread.loads).toBe(2);
});

test('a missing output is a bug, and says which', () => {
  expect(output({ boxes: Float32Array.of(1) }, 'boxes')).toEqual(Float32Array.of(1));
  expect(() => output({}, 'boxes')).toThrow('boxes');
});
