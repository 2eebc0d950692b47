import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decodesAside } from '../../src/recognition/decodes-aside.js';
import { scratchFolder } from '../storage/ground.js';

const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } })
  .jpeg()
  .toBuffer();

test('a photo that a process survives, and a file that the decoder refuses, do no harm', async () => {
  expect(await decodesAside(photo, 'JPEG')).toBe(true);
  expect(await decodesAside(photo.subarray(0, 200), 'JPEG')).toBe(true);
  expect(await decodesAside(photo, 'HEIC')).toBe(true);
});

test.each([
  ['a decoder that crashes', 'process.abort()'],
  ['a decoder that is killed, as where memory is out', "process.kill(process.pid, 'SIGKILL')"],
  ['a decoder that hangs', 'for (;;);'],
  ['a decoder that never answers', 'return new Promise((resolve) => setTimeout(resolve, 1e6))'],
])('%s: a process died of it', async (_, body) => {
  const decoder = join(await scratchFolder(), 'decoder.cjs');
  await writeFile(decoder, `module.exports = () => { ${body} };`);
  expect(await decodesAside(photo, 'HEIC', { decoder, patience: 1_000 })).toBe(false);
});
