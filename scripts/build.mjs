// Makes dist/ from the sources, from nothing, so that no file of an earlier build lingers there.
import { chmod, readFile, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compile, compilePackages, copyAssets, root } from './build-steps.mjs';

const dist = join(root, 'dist');

try {
  createRequire(import.meta.url).resolve('typescript/bin/tsc');
} catch {
  // npm ci --omit=dev runs this, too: what was built elsewhere is kept.
  if (existsSync(dist)) process.exit(0);
  console.error('The TypeScript compiler is not installed, so nothing can be built: npm ci installs it.');
  process.exit(1);
}

await rm(dist, { recursive: true, force: true });
// First: whoever imports them asks for their types.
await compilePackages();
await Promise.all([compile('tsconfig.build.json'), compile('adapters/web/page/tsconfig.json')]);
await copyAssets('src', join(dist, 'src'));
await copyAssets('adapters', join(dist, 'adapters'));

const { bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
for (const program of Object.values(bin)) {
  const path = join(root, program);
  if (existsSync(path)) await chmod(path, 0o755);
}
