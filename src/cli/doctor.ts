import { access, constants, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.js';
import { UserError } from '../errors.js';
import { readKey } from '../storage/instance-key.js';
import { createSay } from '../locales/say.js';
import { print, printJson, readArguments, type CliCommand } from './cli-command.js';
import { withEngine } from './engine.js';
import { neededModels, pullModels } from './models.js';

const usage = 'doctor [--json]';

interface Finding {
  what: string;
  ok: boolean;
  found: string;
}

/** Tells what is configured, what works and what does not; its status is 1 where something does not. */
export const doctor: CliCommand = {
  name: 'doctor',
  usage,
  does: 'tells what is configured, what works and what does not',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, { json: { type: 'boolean' } });
    if (positionals.length > 0) throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    const findings = await examine();
    const healthy = findings.every(({ ok }) => ok);
    if (values.json) printJson({ healthy, findings });
    else for (const { what, ok, found } of findings) print(`${ok ? 'ok  ' : 'FAIL'}  ${what}: ${found}`);
    return healthy ? 0 : 1;
  },
};

async function examine(): Promise<Finding[]> {
  const settings = await check(
    'settings',
    () => Promise.resolve(readConfig()),
    (config) => describe(config),
  );
  if (!settings.value) return [settings.finding];
  const config = settings.value;
  const node = await check(
    'Node.js',
    () => Promise.resolve(process.version),
    (version) => version,
  );
  const data = await check(
    'data folder',
    () => useFolder(config.dataDir),
    (path) => `${path} can be written`,
  );
  const key = await check(
    'key',
    () => findKey(config),
    (found) => found,
  );
  const engine = await check('face engine', findFaces, (found) => found);
  const others: { finding: Finding }[] = [];
  for (const name of neededModels(config)) {
    const pulled = await check(
      `${name} engine`,
      () => pullModels(name, config),
      ({ folder }) => `loads from ${folder}`,
    );
    others.push(pulled);
  }
  return [settings, node, data, key, engine, ...others].map(({ finding }) => finding);
}

async function check<T>(what: string, look: () => Promise<T>, tell: (value: T) => string) {
  try {
    const value = await look();
    return { value, finding: { what, ok: true, found: tell(value) } };
  } catch (error) {
    const found = error instanceof UserError ? createSay('en')(error.code, error.details) : String(error);
    return { value: undefined, finding: { what, ok: false, found } };
  }
}

function describe({ recognizer, photos, web, telegram, discord, timeZone }: Config): string {
  const megapixels = photos.maxPixels / 1e6;
  return [
    `engine ${recognizer.engines.join(', or ')}, ${recognizer.threads} threads`,
    `${photos.atOnce} photos at once of up to ${megapixels} megapixels`,
    `browser chat ${web.mode} at ${web.host}:${web.port}`,
    `Telegram ${telegram ? (telegram.webhook ? 'by webhook' : 'by polling') : 'off'}`,
    `Discord ${discord ? 'on' : 'off'}`,
    `time zone ${timeZone}`,
  ].join('; ');
}

async function useFolder(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  await access(path, constants.W_OK);
  return path;
}

async function findKey({ key, keyFile }: Config): Promise<string> {
  const found = await readKey({ key, keyFile });
  if (found === undefined) return `none yet; the first start makes ${keyFile}`;
  return key === undefined ? `in ${keyFile}; back it up apart from the data` : 'in ROLLCALL_KEY';
}

/** A sample photo of the installed package, which holds three people. */
async function findFaces(): Promise<string> {
  const installed = createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json');
  const sample = join(installed, '..', 'demo', 'sample3.jpg');
  return withEngine('face', async ({ recognizer, read }) => {
    const photo = await read(sample);
    const start = performance.now();
    const { length } = await recognizer.look(photo, 'many');
    if (length !== 3) throw new Error(`found ${length} faces in a photo of three people`);
    return `works, a photo of three people took ${Math.round(performance.now() - start)} ms, models included`;
  });
}
