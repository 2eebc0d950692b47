/** A project of two files with the real scripts and a compiler that copies, so that a build takes no time and can be held. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';

/** Notes that it was called; waits while there is a file `hold`; finds an error where there is the word ERROR. */
const compiler = `
  import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
  import { dirname, join } from 'node:path';
  const [project, out] = [process.argv[3], process.argv.at(-1)];
  appendFileSync('compiled', project + '\\n');
  while (existsSync('hold')) await new Promise((settle) => setTimeout(settle, 20));
  for (const name of project === 'tsconfig.build.json' ? readdirSync('src', { recursive: true }) : []) {
    if (!name.endsWith('.ts')) continue;
    const text = readFileSync(join('src', name), 'utf8');
    if (text.includes('ERROR')) throw new Error(name + ' is wrong');
    const to = join(out, 'src', name.replace(/ts$/, 'js'));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, text);
  }`;

export interface Ran {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface FakeRoot {
  path(...parts: string[]): string;
  write(file: string, text: string): Promise<void>;
  /** `node scripts/NAME.mjs`. */
  run(name: string): { ran: Promise<Ran>; kill(): void };
  /** What its program prints from now on, and whether it can be compiled. */
  says(word: string): Promise<void>;
  /** How many builds have begun. */
  builds(): Promise<number>;
  /** The next build does not come to its end before \`release\`; resolves with that once it is under way. */
  held(start: () => unknown): Promise<{ release(): Promise<void> }>;
}

export async function createFakeRoot(): Promise<FakeRoot> {
  const root = await mkdtemp(join(tmpdir(), 'rollcall-build-'));
  onTestFinished(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  const path = (...parts: string[]): string => join(root, ...parts);
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(path(file)), { recursive: true });
    await writeFile(path(file), text);
  };
  const says = async (word: string): Promise<void> => {
    await write('src/main.ts', `console.log('${word} starts')`);
    await write('src/cli/rollcall.ts', `console.log('${word} runs')`);
  };
  const builds = async (): Promise<number> => {
    if (!existsSync(path('compiled'))) return 0;
    return (await readFile(path('compiled'), 'utf8')).split('\n').filter((line) => line === 'tsconfig.build.json')
      .length;
  };
  await cp(fileURLToPath(new URL('../../scripts', import.meta.url)), path('scripts'), { recursive: true });
  await write('package.json', '{ "type": "module" }');
  await write('adapters/web/page/index.html', '<p>');
  await write('node_modules/typescript/package.json', '{ "type": "module" }');
  await write('node_modules/typescript/bin/tsc', compiler);
  await says('first');
  return {
    path,
    write,
    says,
    builds,
    run(name) {
      const child = spawn(process.execPath, [path('scripts', `${name}.mjs`)], { stdio: ['ignore', 'pipe', 'pipe'] });
      const printed = { stdout: '', stderr: '' };
      child.stdout.on('data', (text: Buffer) => (printed.stdout += text.toString()));
      child.stderr.on('data', (text: Buffer) => (printed.stderr += text.toString()));
      // 'exit', not 'close': a compiler that outlives a killed build holds the pipes open.
      const ran = new Promise<Ran>((settle) => child.once('exit', (status) => settle({ status, ...printed })));
      return { ran, kill: () => child.kill('SIGKILL') };
    },
    async held(start) {
      const before = await builds();
      await write('hold', '');
      start();
      await expect.poll(builds, { timeout: 20_000 }).toBe(before + 1);
      return { release: () => rm(path('hold')) };
    },
  };
}
