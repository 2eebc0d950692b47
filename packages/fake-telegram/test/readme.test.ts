/** The README's example is the one in example.mjs, which runs with the built package as anybody would import it. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const pathOf = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

it('shows an example that runs', async () => {
  const [, example] = /```js\n(.*?)```/s.exec(await readFile(pathOf('README.md'), 'utf8')) ?? [];
  expect(example).toBe(await readFile(pathOf('example.mjs'), 'utf8'));
  const { stdout } = await promisify(execFile)(process.execPath, [pathOf('example.mjs')]);
  expect(stdout).toBe('Open, Ann. []\n');
});
