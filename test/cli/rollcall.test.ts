import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { readSample, selfiesOf } from '../helpers/sample-people.js';
import { rollcall } from './run-cli.js';

const demo = join(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'), '..', 'demo');
const sample = (n: number) => join(demo, `sample${n}.jpg`);
const shared = fileURLToPath(new URL('../../../shared/photos', import.meta.url));

const box = z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const facesOutput = z.strictObject({
  width: z.number(),
  height: z.number(),
  faces: z.array(
    z.strictObject({
      box,
      score: z.number().min(0).max(1),
      quality: z.number().min(0).max(1),
      yaw: z.number(),
      pitch: z.number(),
      roll: z.number(),
    }),
  ),
});
const compareOutput = z.strictObject({ distance: z.number(), same: z.enum(['yes', 'unsure', 'no']) });
const identifyOutput = z.array(
  z.strictObject({
    photo: z.string(),
    faces: z.array(
      z.strictObject({
        box,
        person: z.string().nullable(),
        certainty: z.enum(['known', 'unsure', 'unknown']),
        distance: z.number().nullable(),
      }),
    ),
  }),
);
const evaluateOutput = z.looseObject({
  people: z.number(),
  configured: z.looseObject({ right: z.number(), wrong: z.number(), asked: z.number(), missed: z.number() }),
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-cli-'));
  for (const name of ['Jaya Patel', 'Katya Petrova']) {
    await mkdir(join(folder, 'people', name), { recursive: true });
    for (const [at, selfie] of (await selfiesOf(name)).entries()) {
      await writeFile(join(folder, 'people', name, `${at}.jpg`), selfie);
    }
  }
  const grey = sharp({ create: { width: 300, height: 300, channels: 3, background: '#888' } });
  await writeFile(join(folder, 'people', 'Jaya Patel', 'wall.png'), await grey.png().toBuffer());
  await writeFile(join(folder, 'wall.png'), await grey.png().toBuffer());
  await writeFile(join(folder, 'note.jpg'), 'this is no photo');
  await mkdir(join(folder, 'nobody'));
  const turned = sharp(await readSample(3))
    .rotate(90)
    .withMetadata({ orientation: 8 });
  await writeFile(join(folder, 'turned.jpg'), await turned.jpeg().toBuffer());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('rollcall faces', () => {
  it('prints one JSON document and nothing else', async () => {
    const { status, stdout, stderr } = await rollcall('faces', sample(3), '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { width, height, faces } = facesOutput.parse(JSON.parse(stdout));
    expect([width, height, faces.length]).toEqual([1920, 1350, 3]);
  });

  it('gives pixels of the upright photo', async () => {
    const { stdout } = await rollcall('faces', join(folder, 'turned.jpg'), '--json');
    const { width, height, faces } = facesOutput.parse(JSON.parse(stdout));
    expect([width, height, faces.length]).toEqual([1920, 1350, 3]);
  });

  it('is for people to read without --json', async () => {
    const { stdout } = await rollcall('faces', sample(3));
    expect(stdout).toMatch(/1920 x 1350, 3 faces\n {2}1\. \d+ px tall at \d+, \d+; score/);
  });
});

describe('rollcall compare', () => {
  it('knows the woman who is in two of the samples', async () => {
    const [selfie] = await selfiesOf('Clara Novak');
    await writeFile(join(folder, 'clara.jpg'), selfie!);
    const other = await sharp(await readSample(1))
      .extract({ left: 1300, top: 80, width: 500, height: 500 })
      .toBuffer();
    await writeFile(join(folder, 'clara-elsewhere.jpg'), other);
    const { stdout } = await rollcall(
      'compare',
      join(folder, 'clara.jpg'),
      join(folder, 'clara-elsewhere.jpg'),
      '--json',
    );
    expect(compareOutput.parse(JSON.parse(stdout)).same).toBe('yes');
  });

  it('tells two people apart', async () => {
    const { stdout } = await rollcall('compare', join(folder, 'clara.jpg'), sample(6), '--json');
    expect(compareOutput.parse(JSON.parse(stdout)).same).toBe('no');
  });
});

describe('rollcall identify', () => {
  it('names whom the folder has, warns of what it cannot use, and draws', async () => {
    const out = join(folder, 'out', 'deep');
    const { status, stdout, stderr } = await rollcall(
      ...['identify', '--people', join(folder, 'people'), sample(6), sample(2), '--annotate', out, '--json'],
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/wall\.png: no face found, left out\n/);
    const [six, two] = identifyOutput.parse(JSON.parse(stdout));
    const known = six!.faces.filter(({ certainty }) => certainty === 'known').map(({ person }) => person);
    expect(known.sort()).toEqual(['Jaya Patel', 'Katya Petrova']);
    expect(two!.faces.filter(({ certainty }) => certainty === 'known')).toEqual([]);
    expect((await sharp(join(out, 'sample6.jpg')).metadata()).format).toBe('jpeg');
  });
});

describe('rollcall evaluate', () => {
  it('counts against the truth, per threshold', async () => {
    await writeFile(
      join(folder, 'truth.json'),
      JSON.stringify({ 'sample6.jpg': ['Jaya Patel', 'Katya Petrova'], 'sample2.jpg': [] }),
    );
    const args = ['--people', join(folder, 'people'), '--photos', demo, '--truth', join(folder, 'truth.json')];
    const { stdout } = await rollcall('evaluate', ...args, '--json');
    expect(evaluateOutput.parse(JSON.parse(stdout)).configured).toMatchObject({
      right: 2,
      wrong: 0,
      asked: 0,
      missed: 0,
    });
    expect((await rollcall('evaluate', ...args)).stdout).toMatch(/0\.0580 +2 +0 +0 +0 .*\(configured\)/);
  });
});

describe('rollcall doctor', () => {
  it('tells what works', async () => {
    const { status, stdout } = await rollcall('doctor');
    expect(status).toBe(0);
    expect(stdout).toMatch(/ok +face engine: works/);
  });

  it('tells of a key that is none', async () => {
    vi.stubEnv('ROLLCALL_KEY_FILE', join(folder, 'note.jpg'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { status, stdout } = await rollcall('doctor');
    expect(status).toBe(1);
    expect(stdout).toMatch(/FAIL +key: .*note\.jpg does not fit: it does not hold 32 bytes/);
  });
});

describe('asked how it is used', () => {
  it('every command says so, and is not run', async () => {
    const { status, stdout, stderr } = await rollcall('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const names = [...stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name!);
    expect(names).toContain('doctor');
    for (const name of names) {
      const asked = await rollcall(name, '--help');
      expect(asked).toMatchObject({ status: 0, stderr: '' });
      expect(asked.stdout).toMatch(new RegExp(`^Usage: rollcall ${name} `));
    }
  });

  it('says its version', async () => {
    const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
    expect(await rollcall('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('what goes wrong', () => {
  it.each([
    ['a missing photo', ['faces', '/nowhere.jpg', '--json'], 1, /^\/nowhere\.jpg cannot be read: no such file/],
    ['a text file named .jpg', ['faces', 'note.jpg', '--json'], 1, /note\.jpg: That file is not a photo/],
    ['no face to compare', ['compare', 'wall.png', 'wall.png', '--json'], 1, /^No face found in .*wall\.png/],
    ['no people to enrol', ['identify', '--people', 'nobody', 'wall.png', '--json'], 1, /^Nobody could be enrolled/],
    ['a missing folder', ['identify', '--people', '/nowhere', 'wall.png'], 1, /^\/nowhere cannot be read/],
    [
      'a truth that is none',
      ['evaluate', '--people', 'people', '--photos', '.', '--truth', 'note.jpg'],
      1,
      /is not a truth file/,
    ],
    ['an unknown command', ['dance'], 2, /^There is no command dance\. Did you mean faces\? There are faces, compare/],
    ['a mistyped command', ['identfy', '--json'], 2, /^There is no command identfy\. Did you mean identify\?/],
    ['an unknown option', ['faces', 'wall.png', '--loud'], 2, /^Use it like this: rollcall faces PHOTO/],
    ['an unknown engine', ['faces', 'wall.png', '--engine', 'magic'], 2, /--engine face/],
  ])('says %s in one sentence', async (_, args, status, sentence) => {
    const paths = args.map((arg) => (/^(note|wall|nobody|people|\.)/.test(arg) ? join(folder, arg) : arg));
    const ran = await rollcall(...paths);
    expect(ran.stderr).toMatch(sentence);
    expect(ran).toMatchObject({ status, stdout: '' });
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe.skipIf(!existsSync(shared))('on the photos in ../shared (skipped where they are not)', () => {
  it('names everybody whom the truth names, and nobody wrongly', async () => {
    const truth = z
      .record(z.string(), z.array(z.string()))
      .parse(JSON.parse(await readFile(join(shared, 'truth.json'), 'utf8')));
    const photos = Object.keys(truth).map((name) => join(shared, 'class', name));
    const { stdout } = await rollcall('identify', '--people', join(shared, 'people'), ...photos, '--json');
    const named = identifyOutput
      .parse(JSON.parse(stdout))
      .map(({ faces }) => faces.flatMap(({ person, certainty }) => (certainty === 'known' ? [person] : [])).sort());
    expect(named).toEqual(Object.values(truth));
  });
});
