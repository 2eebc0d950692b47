import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeHeic } from '../../src/recognition/decode-heic.js';

const bytes = readFileSync('test/fixtures/plain.heic');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heic-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A decoder that behaves as `body` says. */
function decoder(name: string, body: string): string {
  const path = join(folder, `${name}.cjs`);
  writeFileSync(path, `module.exports = async () => { ${body} };`);
  return path;
}

test('decodes beside the event loop, which stays free', async () => {
  let beats = 0;
  const heart = setInterval(() => beats++, 1);
  const { width, height, channels, data } = await decodeHeic(bytes);
  clearInterval(heart);
  expect([width, height, data.length]).toEqual([128, 96, 128 * 96 * channels]);
  expect(beats).toBeGreaterThan(5);
});

const soon = 300;
/** Longer than the test may take: the end must come from the worker. */
const never = 120_000;

test.each([
  ['hangs', soon, 'for (;;) {}'],
  ['never answers', soon, 'setInterval(() => {}, 1000); await new Promise(() => {})'],
  ['exits', never, 'process.exit(1)'],
  ['runs out of memory', never, 'const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length))'],
  ['throws', never, 'throw new Error("broken")'],
  ['answers with nothing', never, 'return {}'],
])('a decoder that %s: the photo is unreadable, and the process goes on', async (name, patience, body) => {
  const options = { decoder: decoder(name.replaceAll(' ', '-'), body), patience };
  await expect(decodeHeic(bytes, options)).rejects.toMatchObject({ code: 'photo.unreadable' });
});
