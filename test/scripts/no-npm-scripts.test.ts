/** What .npmrc's ignore-scripts leaves out must not be needed: npm skips it without a word. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  scripts: Record<string, string>;
};

it('npm is told to run no install scripts', () => {
  expect(readFileSync(new URL('../../.npmrc', import.meta.url), 'utf8')).toMatch(/^ignore-scripts=true$/m);
});

it('none of ours runs by itself, before or after another or at an installation', () => {
  const byItself = /^(?:install|prepare|prepublish|prepack|postpack|dependencies)$/;
  const runs = Object.keys(scripts).filter(
    (name) => byItself.test(name) || scripts[name.replace(/^(?:pre|post)/, '')] !== scripts[name],
  );
  expect(runs).toEqual([]);
});
