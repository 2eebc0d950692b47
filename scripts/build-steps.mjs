// The steps of the build, with nothing but Node and the TypeScript compiler.
import { spawn } from 'node:child_process';
import { cp, readFile, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs the compiler; rejects when it finds an error. */
export async function compile(project, ...options) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc, '-p', project, ...options], { cwd: root, stdio: 'inherit' });
  const code = await new Promise((settle, fail) => child.on('close', settle).on('error', fail));
  if (code !== 0) throw new Error(`tsc -p ${project} found errors`);
}

/** Makes the dist/ that each package of package.json's workspaces exports, from nothing. */
export async function compilePackages() {
  const { workspaces } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await Promise.all(
    workspaces.map(async (folder) => {
      await rm(join(root, folder, 'dist'), { recursive: true, force: true });
      await compile(join(folder, 'tsconfig.build.json'));
    }),
  );
}

/** What the compiler does not carry over: pages, styles, icons, and modules that are JavaScript already. */
const assets = new Set(['.html', '.css', '.svg', '.webmanifest', '.mjs', '.cjs', '.json', '.woff2', '.ttf', '.onnx']);

export async function copyAssets(from, to) {
  for (const entry of await readdir(join(root, from), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !assets.has(extname(entry.name)) || entry.name === 'tsconfig.json') continue;
    const path = join(entry.parentPath, entry.name);
    await cp(path, join(to, path.slice(join(root, from).length)));
  }
}
