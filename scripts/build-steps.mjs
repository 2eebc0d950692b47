// The steps of the build, with nothing but Node and the TypeScript compiler.
import { spawn } from 'node:child_process';
import { cp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The whole of it, into a folder that is empty or not there. */
export async function buildInto(out) {
  await Promise.all([compile('tsconfig.build.json', '--outDir', out), buildPage(out)]);
  await copyAssets('src', join(out, 'src'));
  await copyAssets('adapters', join(out, 'adapters'));
}

/** The browser chat's page alone. */
export async function buildPage(out) {
  await compile('adapters/web/page/tsconfig.json', '--outDir', join(out, 'adapters', 'web'));
  await copyAssets(join('adapters', 'web', 'page'), join(out, 'adapters', 'web', 'page'));
}

/**
 * Runs the compiler, which writes to standard error; rejects when it cannot read the sources. Types are checked by
 * `npm run types`, not here: a build takes a third of the time without.
 */
async function compile(project, ...options) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc, '-p', project, '--noCheck', ...options], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((settle, fail) => child.on('close', settle).on('error', fail));
  if (code !== 0) throw new Error(`tsc -p ${project} found errors`);
}

/** Makes the dist/ that each package of package.json's workspaces exports, from nothing. */
export async function compilePackages() {
  const { workspaces = [] } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await Promise.all(
    workspaces.map(async (folder) => {
      await rm(join(root, folder, 'dist'), { recursive: true, force: true });
      await compile(join(folder, 'tsconfig.build.json'));
    }),
  );
}

/** What the compiler does not carry over: pages, styles, icons, and modules that are JavaScript already. */
const assets = new Set(['.html', '.css', '.svg', '.webmanifest', '.mjs', '.cjs', '.json', '.woff2', '.ttf', '.onnx']);

async function copyAssets(from, to) {
  for (const entry of await readdir(join(root, from), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !assets.has(extname(entry.name)) || entry.name === 'tsconfig.json') continue;
    const path = join(entry.parentPath, entry.name);
    await cp(path, join(to, path.slice(join(root, from).length)));
  }
}
