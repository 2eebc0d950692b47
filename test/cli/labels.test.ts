/** The command line with the resnet-50 engine, on the tiny model: a folder of one's own, and a hub. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { tinyDetector, tinyEmbedder, writeTinyFaces } from '../fixtures/tiny-faces.js';
import { tinyModel, tinyPhoto, tinyResnet, writeTinyResnet } from '../fixtures/tiny-resnet.js';
import { readSample, selfiesOf } from '../helpers/sample-people.js';
import { startHub } from '../helpers/hub.js';
import { rollcall } from './run-cli.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-labels-cli-'));
  await writeTinyResnet(join(folder, 'models'));
  const people = { Ann: 'wig', Bo: 'wig', Cy: 'monitor' } as const;
  for (const [name, label] of Object.entries(people)) {
    await mkdir(join(folder, 'people', name), { recursive: true });
    await writeFile(join(folder, 'people', name, '1.jpg'), await tinyPhoto(label));
  }
  await mkdir(join(folder, 'class'));
  await writeFile(join(folder, 'class', 'wig.jpg'), await tinyPhoto('wig'));
  await writeFile(join(folder, 'class', 'monitor.jpg'), await tinyPhoto('monitor'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.stubEnv('MODEL_ID', tinyModel);
  vi.stubEnv('MODELS_DIR', join(folder, 'models'));
  onTestFinished(() => void vi.unstubAllEnvs());
});
const at = (...path: string[]) => join(folder, ...path);

describe('--engine resnet-50', () => {
  it('tells a photo’s label', async () => {
    const { stdout } = await rollcall('faces', at('class', 'wig.jpg'), '--engine', 'resnet-50');
    expect(stdout).toMatch(/wig\.jpg: 320 x 240, “wig”, score (1|0\.99)/);
    const json = await rollcall('faces', at('class', 'wig.jpg'), '--engine', 'resnet-50', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ faces: [{ label: 'wig' }] });
  });

  it('recognises in a story', async () => {
    await writeFile(
      at('label.story'),
      `chat A: Ann*
Ann > /register Ann Miller ann@example.org
Ann ! Yes
Ann > [monitor.jpg]
? My word for this photo is “monitor”
`,
    );
    const { status, stderr } = await rollcall(
      'play',
      at('label.story'),
      '--photos',
      at('class'),
      '--engine',
      'resnet-50',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('is what RECOGNIZER says, where nothing else is asked for', async () => {
    vi.stubEnv('RECOGNIZER', 'resnet-50,face');
    const { stdout } = await rollcall('compare', at('class', 'wig.jpg'), at('people', 'Bo', '1.jpg'));
    expect(stdout).toMatch(/^the same label, “wig” and “wig” \(distance 0/);
  });

  it('names nobody by a shared label', async () => {
    const photos = [at('class', 'wig.jpg'), at('class', 'monitor.jpg')];
    const args = ['identify', '--people', at('people'), ...photos, '--engine', 'resnet-50', '--json'];
    const { stdout } = await rollcall(...args);
    const faces = (JSON.parse(stdout) as { faces: { certainty: string; person: string }[] }[]).flatMap(
      (one) => one.faces,
    );
    expect(faces.map(({ certainty }) => certainty)).toEqual(['unsure', 'known']);
  });

  it('is evaluated beside the face engine', async () => {
    for (const name of ['Jaya Patel', 'Katya Petrova']) {
      await mkdir(at('faces', name), { recursive: true });
      await writeFile(at('faces', name, '1.jpg'), (await selfiesOf(name))[0]!);
    }
    await writeFile(at('class', 'six.jpg'), await readSample(6));
    await writeFile(at('truth.json'), JSON.stringify({ 'six.jpg': ['Jaya Patel', 'Katya Petrova'], 'wig.jpg': [] }));
    const args = ['--people', at('faces'), '--photos', at('class'), '--truth', at('truth.json')];
    const { stdout } = await rollcall('evaluate', ...args, '--engine', 'resnet-50', '--json');
    const { configured, ...result } = JSON.parse(stdout) as { configured: Record<string, number>; beside: object };
    expect(result).toMatchObject({ engine: 'resnet-50', people: 2, photos: 2, faces: 2 });
    expect(configured['right']! + configured['asked']! + configured['missed']!).toBe(2);
    expect(result.beside).toMatchObject({ engine: 'face', configured: { right: 2, wrong: 0, asked: 0, missed: 0 } });
    const { stdout: text } = await rollcall('evaluate', ...args, '--engine', 'resnet-50');
    expect(text).toMatch(
      /^resnet-50: 2 people enrolled; 2 photos with 2 labels;[^]*\nface: 2 people enrolled; 2 photos with 4 faces/,
    );
  });
});

describe('rollcall models pull', () => {
  it('says where the models are, and that they load', async () => {
    await writeTinyFaces(at('models'));
    vi.stubEnv('RECOGNIZER', 'resnet-50,onnx-face,face');
    vi.stubEnv('ONNX_FACE_DETECTOR', tinyDetector);
    vi.stubEnv('ONNX_FACE_EMBEDDER', tinyEmbedder);
    const { status, stdout } = await rollcall('models', 'pull');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^resnet-50: 0\.0 MB in .*models, and it loads\.\nonnx-face: 0\.\d MB in .*models, and it loads\.\n$/,
    );
  });

  it('fetches from a hub, once', async () => {
    const hub = await startHub(tinyModel, tinyResnet());
    vi.stubEnv('MODELS_DIR', '');
    vi.stubEnv('HF_ENDPOINT', hub.endpoint);
    vi.stubEnv('DATA_DIR', at('pulled'));
    const pulled = await rollcall('models', 'pull', '--json');
    expect(JSON.parse(pulled.stdout)).toMatchObject([{ engine: 'resnet-50', folder: at('pulled', 'models', 'hub') }]);
    expect(hub.asked).toHaveLength(3);
    await hub.close();
    vi.stubEnv('PHOTO_CHECK', 'resnet-50');
    expect((await rollcall('doctor')).status).toBe(0);
  });

  it.each([['models'], ['models', 'push'], ['models', 'pull', 'more']])(
    '%s %s is told how to be used',
    async (...args) => {
      const { status, stderr } = await rollcall(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^Use it like this: rollcall models pull/);
    },
  );

  it('without a hub says in one sentence what was tried, and the three ways out', async () => {
    const hub = await startHub(tinyModel, tinyResnet());
    await hub.close();
    vi.stubEnv('MODELS_DIR', '');
    vi.stubEnv('HF_ENDPOINT', hub.endpoint);
    vi.stubEnv('DATA_DIR', at('empty'));
    const { status, stdout, stderr } = await rollcall('models', 'pull');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /^The model test\/tiny-resnet could not be had: there is no way to http.*HF_ENDPOINT.*MODELS_DIR.*RECOGNIZER=face\.\n$/,
    );
  });
});

describe('rollcall doctor', () => {
  it('looks at the classifier where something needs it', async () => {
    vi.stubEnv('PHOTO_CHECK', 'resnet-50');
    expect((await rollcall('doctor')).stdout).toMatch(/ok +resnet-50 engine: loads from .*models/);
    vi.stubEnv('MODELS_DIR', at('nowhere'));
    const { status, stdout } = await rollcall('doctor');
    expect(status).toBe(1);
    expect(stdout).toMatch(/FAIL +resnet-50 engine: .*the folder MODELS_DIR, .*nowhere, has no config\.json of it/);
  });
});
