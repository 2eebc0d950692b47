/** The resnet-50 engine on the tiny model of test/fixtures, in the library's own folder layout: real in everything else. */
import '../../src/preload.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openRecognition, type Recognition } from '../../src/recognition/open-recognizer.js';
import { tinyModel, writeTinyResnet } from '../fixtures/tiny-resnet.js';

/** Opened once for a test file, and closed after it. */
export async function openTinyClassifier({ photoCheck = false } = {}): Promise<Recognition> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-tiny-'));
  await writeTinyResnet(folder);
  const recognition = await openRecognition(
    {
      engines: ['resnet-50'],
      photoCheck,
      threads: 1,
      thresholdShift: 0,
      modelsDir: folder,
      classifier: { model: tinyModel, dtype: 'q8' },
      onnxFace: { detector: 'a/b/c.onnx', embedder: 'a/b/d.onnx' },
      source: { endpoint: 'http://127.0.0.1:9', cacheDir: folder, localDir: folder, patience: 1000 },
    },
    {
      progress: () => undefined,
      without: (what, why) => {
        throw new Error(`no ${what}`, { cause: why });
      },
    },
  );
  afterAll(async () => {
    await recognition.recognizer.close();
    await rm(folder, { recursive: true });
  });
  return recognition;
}
