// dist/ is there, complete, and made from the sources as they are: for whatever runs from it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { buildInto, compilePackages, root } from './build-steps.mjs';

const dist = join(root, 'dist');
/** In dist/ once its build was finished: what it was built from. */
const stamp = join(dist, 'build.json');
/** Where a build is under way: a lock, and folders that nobody runs from, with the builder's process id. */
const site = join(root, '.build');
const lock = join(site, 'lock');

/** Milliseconds. Whoever builds touches the lock so often, and a lock that old was left behind. */
const beat = 2_000;
const dead = 30_000;

const tell = (line) => process.stderr.write(`${line}\n`);

/**
 * Builds where no build was ever finished and, unless `acceptStale`, where the sources have changed since. Where nothing
 * can be built (npm ci --omit=dev installs no compiler) a build from elsewhere is taken as it is. Throws where there is
 * none, and when the compiler finds errors: what was there before is kept.
 */
async function ensureBuilt({ acceptStale = false } = {}) {
  const needed = async () => {
    const built = await builtFrom();
    return built === undefined || (!acceptStale && built !== (await sourcesNow()));
  };
  if (!(await needed())) return;
  if (!canBuild()) {
    if (existsSync(join(dist, 'src'))) return;
    throw new Error('Rollcall is not built, and the TypeScript compiler is not installed: npm ci installs it.');
  }
  const release = await takeLock();
  try {
    // Somebody else may have done it meanwhile.
    if (await needed()) await build();
  } finally {
    await release();
  }
}

/** For programs: a build that cannot be had is said in one line, and is the end. */
export async function buildOrExit(options) {
  try {
    await ensureBuilt(options);
  } catch (error) {
    tell(error.message);
    process.exit(1);
  }
}

async function builtFrom() {
  try {
    return JSON.parse(await readFile(stamp, 'utf8')).sources;
  } catch {
    return undefined; // none, or of an earlier kind
  }
}

/** A hash of all that a build is made from, names and contents. */
async function sourcesNow() {
  const { workspaces = [] } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) => join(root, name));
  for (const room of ['src', 'adapters', 'bench', 'scripts', ...workspaces.map((one) => join(one, 'src'))]) {
    const entries = await readdir(join(root, room), { recursive: true, withFileTypes: true }).catch(() => []);
    files.push(...entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)));
  }
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(await readFile(file).catch(() => ''))
      .update('\0');
  }
  return hash.digest('hex');
}

function canBuild() {
  try {
    return existsSync(join(root, 'src')) && Boolean(createRequire(import.meta.url).resolve('typescript/bin/tsc'));
  } catch {
    return false;
  }
}

/** Beside dist/, and swapped for it at the end: an interrupted build harms nothing, and what runs finds its files. */
async function build() {
  tell('Building Rollcall …');
  await clearSite();
  const [fresh, old] = [`fresh-${process.pid}`, `old-${process.pid}`].map((name) => join(site, name));
  // Before the build: a file that changes during it makes this build a stale one.
  const sources = await sourcesNow();
  await Promise.all([buildInto(fresh), compilePackages()]);
  await writeFile(join(fresh, 'build.json'), JSON.stringify({ sources }));
  if (existsSync(dist)) await rename(dist, old);
  await rename(fresh, dist);
  await rm(old, { recursive: true, force: true });
}

/** Removes what interrupted builds have left. */
async function clearSite() {
  for (const name of await readdir(site)) {
    const pid = /^(?:fresh|old)-(\d+)$/.exec(name)?.[1];
    if (pid && !isAnother(Number(pid))) await rm(join(site, name), { recursive: true, force: true });
  }
}

/** Waits while another process builds. Resolves with what gives it back. */
async function takeLock() {
  await mkdir(site, { recursive: true });
  for (let told = false; ; await wait(200)) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (await isLeftBehind()) await rm(lock, { force: true });
    else if (!told) {
      tell('Rollcall is being built by another process: waiting for it.');
      told = true;
    }
  }
  const beating = setInterval(() => utimes(lock, new Date(), new Date()).catch(() => undefined), beat).unref();
  return async () => {
    clearInterval(beating);
    await rm(lock, { force: true });
  };
}

async function isLeftBehind() {
  try {
    const [{ mtimeMs }, pid] = await Promise.all([stat(lock), readFile(lock, 'utf8')]);
    return Date.now() - mtimeMs > dead || (pid !== '' && !isAnother(Number(pid)));
  } catch {
    return false; // given back just now
  }
}

/** Whether that is another process which runs: in containers an id comes back with every start. */
function isAnother(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
