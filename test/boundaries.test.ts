/** Who may import whom: reads every import of src/, adapters/ and packages/. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Room -> rooms whose code it may import. `types` are rooms of which it may import types only. */
const rules: Record<string, { code: string[]; types?: string[] }> = {
  errors: { code: [] },
  'keyed-queue': { code: [] },
  'decode-text': { code: [] },
  'run-in-thread': { code: ['errors'] },
  preload: { code: [] },
  /** Words that are nearly others. */
  slips: { code: [] },
  config: { code: ['errors'] },
  chat: { code: ['errors'], types: ['attendance'] },
  /** Sentences, and what fills them in. */
  locales: { code: [], types: ['errors', 'chat'] },
  people: { code: ['errors'], types: ['classes', 'attendance', 'recognition'] },
  /** Which statuses it has is a class's to say. */
  classes: { code: ['errors', 'slips', 'attendance'], types: ['people', 'recognition'] },
  attendance: { code: ['errors'], types: ['people', 'classes', 'recognition'] },
  /** Text as outlines, for whatever is drawn. */
  lettering: { code: [] },
  recognition: { code: ['errors', 'run-in-thread', 'lettering'], types: ['people', 'classes', 'attendance'] },
  calendar: { code: ['errors', 'decode-text', 'run-in-thread'], types: ['classes'] },
  rosters: { code: ['errors', 'decode-text', 'run-in-thread'] },
  storage: { code: ['errors', 'keyed-queue', 'people', 'classes', 'attendance'], types: ['chat', 'stories'] },
  jobs: { code: ['errors', 'keyed-queue', 'chat'], types: ['storage'] },
  /** Marks and local days are the domain's to say; the numbers are made of them here. */
  reports: { code: ['errors', 'run-in-thread', 'classes', 'attendance', 'lettering'], types: ['people'] },
  stories: {
    code: [
      'errors',
      'keyed-queue',
      'slips',
      'chat',
      'locales',
      'people',
      'classes',
      'attendance',
      'recognition',
      'reports',
    ],
  },
  demo: { code: ['errors', 'chat'] },
  log: { code: [] },
  greeting: { code: ['locales'], types: ['config', 'chat', 'app', 'recognition'] },
  app: { code: ['errors', 'chat', 'stories'] },
  adapters: { code: ['errors', 'keyed-queue', 'chat'] },
};
/** The composition roots see everything. */
const roots = ['main', 'bot', 'open-platforms', 'cli'];
/** Packages that belong to one room. */
const trades: Record<string, string[]> = {
  sharp: ['recognition', 'demo', 'reports'],
  fontkit: ['lettering'],
  'echarts/core': ['reports'],
  'write-excel-file/node': ['reports'],
  'csv-stringify/sync': ['reports'],
  fflate: ['reports', 'rosters'],
  'read-excel-file/node': ['rosters'],
  'onnxruntime-node': ['recognition'],
  '@huggingface/transformers': ['recognition'],
  keyv: ['storage'],
  'node-cron': ['jobs'],
  '@keyv/sqlite': ['storage'],
  'ical.js': ['calendar', 'reports'],
  telegraf: ['adapters'],
  'discord.js': ['adapters'],
  hono: ['adapters'],
  /** Nobody's but the composition roots'. */
  '@rollcall/fake-discord': [],
  '@rollcall/fake-telegram': [],
};

interface Import {
  file: string;
  room: string;
  target: string;
  typeOnly: boolean;
}

function sourcesIn(top: string): string[] {
  return readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes(join('web', 'page')))
    .map((name) => join(root, top, name));
}
const files = ['src', 'adapters'].flatMap(sourcesIn);

function roomOf(path: string): string {
  const [top = '', second = ''] = relative(root, path).split(sep);
  return top === 'adapters' ? 'adapters' : second.replace(/\.[jt]s$/, '');
}

function importsOf(file: string): Import[] {
  return [
    ...readFileSync(file, 'utf8').matchAll(
      /(import|export)\s+(type\s+)?(?:[^'";]*?from\s+)?'([^']+)'|import\('([^']+)'\)/g,
    ),
  ].map(([, , typeOnly, target = '', dynamic = '']) => ({
    file,
    room: roomOf(file),
    target: target || dynamic,
    typeOnly: typeOnly !== undefined,
  }));
}
const imports = files.flatMap(importsOf);

describe('who may import whom', () => {
  it('reads the imports there are', () => {
    expect(imports.length).toBeGreaterThan(50);
  });

  it('keeps every room to its neighbours', () => {
    const trespassing = imports
      .filter(({ target }) => target.startsWith('.'))
      .filter(({ file, room, target, typeOnly }) => {
        const other = roomOf(join(dirname(file), target));
        if (roots.includes(room) || other === room) return false;
        const rule = rules[room];
        return !rule?.code.includes(other) && !(typeOnly && rule?.types?.includes(other));
      });
    expect(trespassing.map(({ file, target }) => `${relative(root, file)} -> ${target}`)).toEqual([]);
  });

  it('keeps what stories share from knowing any of them', () => {
    const kernel = join('src', 'stories', 'kernel');
    const trespasses = imports
      .filter(({ file }) => relative(root, file).startsWith(kernel))
      .map(({ file, target }) => relative(root, join(dirname(file), target)))
      .filter((target) => target.startsWith(join('src', 'stories')) && !target.startsWith(kernel));
    expect(trespasses).toEqual([]);
  });

  it('keeps adapters apart from each other', () => {
    const crossing = imports.filter(({ file, room, target }) => {
      if (room !== 'adapters' || !target.startsWith('.')) return false;
      const [, from] = relative(root, file).split(sep);
      const [top, to] = relative(root, join(dirname(file), target)).split(sep);
      return top === 'adapters' && from !== to;
    });
    expect(crossing).toEqual([]);
  });

  it('keeps packages in the room of their trade', () => {
    const strays = imports.filter(({ room, target }) => {
      const owners = trades[target];
      return owners && !owners.includes(room) && !roots.includes(room);
    });
    expect(strays.map(({ file, target }) => `${relative(root, file)} -> ${target}`)).toEqual([]);
  });

  it('lets nobody but config and preload read the environment', () => {
    const readers = files.filter((file) => readFileSync(file, 'utf8').includes('process.env'));
    expect(readers.map(roomOf).filter((room) => room !== 'config' && room !== 'preload')).toEqual([]);
  });
});

interface Manifest {
  workspaces: string[];
  dependencies: object;
  devDependencies: object;
}
/** What npm reads, which has these fields where they are asked for. */
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

describe.each(manifestOf('.').workspaces)('%s', (folder) => {
  const { dependencies, devDependencies } = manifestOf(folder);

  it.each([
    ['src', Object.keys(dependencies)],
    ['test', Object.keys({ ...dependencies, ...devDependencies })],
  ])('imports in %s nothing but itself and what its package.json names', (part, named) => {
    const own = sourcesIn(join(folder, part)).flatMap(importsOf);
    expect(own.length).toBeGreaterThan(10);
    const strays = own.filter(({ file, target }) =>
      target.startsWith('.')
        ? relative(join(root, folder), join(dirname(file), target)).startsWith('..')
        : !builtinModules.includes(target.replace('node:', '')) &&
          !named.some((name) => target === name || target.startsWith(`${name}/`)),
    );
    expect(strays.map(({ file, target }) => `${relative(root, file)} -> ${target}`)).toEqual([]);
  });
});
