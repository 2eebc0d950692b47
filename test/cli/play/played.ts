/** Stories played by the built command line, and what it prints of them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { rollcall } from '../run-cli.js';

/** Those of the documentation. */
export const stories = fileURLToPath(new URL('../../../docs/stories', import.meta.url));

/** Of this test file; `plain.txt` is in it. */
export const folder = mkdtempSync(join(tmpdir(), 'rollcall-play-'));
writeFileSync(join(folder, 'plain.txt'), 'no photo');
afterAll(() => rm(folder, { recursive: true, force: true }));

export async function played(story: string | Uint8Array, ...options: string[]) {
  const path = join(folder, 'a.story');
  await writeFile(path, story);
  return rollcall('play', path, ...options);
}

const told = z.strictObject({
  line: z.number(),
  at: z.string(),
  heard: z.array(
    z.strictObject({
      to: z.array(z.string()),
      chat: z.string(),
      private: z.boolean(),
      edited: z.boolean(),
      text: z.string(),
      buttons: z.array(z.string()),
      picture: z.string().nullable(),
      files: z.array(z.string()),
      at: z.string(),
    }),
  ),
  session: z.strictObject({ opens: z.string(), closes: z.string(), closed: z.string() }).nullable().optional(),
  marks: z.record(z.string(), z.string()).optional(),
  checks: z.array(
    z.strictObject({
      line: z.number(),
      ok: z.boolean(),
      skipped: z.boolean().optional(),
      reason: z.string().optional(),
    }),
  ),
});

/** What `--json` printed, by line. */
export function objects(stdout: string): Map<number, z.infer<typeof told>> {
  const all = stdout.trimEnd().split('\n');
  return new Map(all.map((line) => told.parse(JSON.parse(line))).map((one) => [one.line, one]));
}
