/** Comments point to what is in the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['.', 'docs', 'bench', 'packages', 'data'];
/** By their last name: a comment may say `bench/RESULTS.md` or, beside it, `RESULTS.md`. */
const pages = new Set(
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: folder !== '.', encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => basename(name)),
  ),
);
const sources = ['src', 'adapters', 'bench'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(top, name)),
);

it('no comment names a page that is not there', () => {
  expect(sources.length).toBeGreaterThan(100);
  const lost = sources.flatMap((file) => {
    const comments = [...readFileSync(join(root, file), 'utf8').matchAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)];
    const named = comments.flatMap(([comment]) =>
      [...comment.matchAll(/\b[\w/-]+\.md\b|\bDESIGN\b/g)].map(([name]) => name),
    );
    return named.filter((name) => !pages.has(basename(name))).map((name) => `${file}: ${name}`);
  });
  expect(lost).toEqual([]);
});
