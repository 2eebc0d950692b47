import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { findModel, isModelHere, type Download, type ModelSource } from '../../../src/recognition/hub/find-model.js';
import { createSay } from '../../../src/locales/say.js';
import { startHub, type Behaviour } from '../../helpers/hub.js';

const model = 'somebody/something';
const files = new Map([
  ['config.json', new TextEncoder().encode('{}')],
  ['onnx/model.onnx', new Uint8Array(300_000).map((_, at) => at % 251)],
]);
const wanted = { model, files: [...files.keys()] };
const nobody = () => undefined;

async function ground(): Promise<{ cacheDir: string }> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'rollcall-hub-'));
  onTestFinished(() => rm(cacheDir, { recursive: true, force: true }));
  return { cacheDir };
}

/** Long enough for a busy machine, where nothing is to hang. */
const patience = 5_000;

async function refusal(finding: Promise<string>): Promise<UserError> {
  const error: unknown = await finding.then(
    () => undefined,
    (problem: unknown) => problem,
  );
  if (!(error instanceof UserError)) throw new Error('no UserError', { cause: error });
  return error;
}

test('downloads what is missing, says how far it is, and asks no hub the next time', async () => {
  const hub = await startHub(model, files);
  const source: ModelSource = { ...(await ground()), endpoint: `${hub.endpoint}/`, patience };
  const seen: Download[] = [];
  expect(isModelHere(wanted, source)).toBe(false);
  const folder = await findModel(wanted, source, (download) => seen.push(download));
  expect(new Uint8Array(await readFile(join(folder, model, 'onnx/model.onnx')))).toEqual(files.get('onnx/model.onnx'));
  expect(seen.at(-1)).toEqual({ model, file: 'onnx/model.onnx', loaded: 300_000, total: 300_000 });
  expect(hub.asked).toEqual([...files.keys()].map((file) => `/${model}/resolve/main/${file}`));
  expect(isModelHere(wanted, source)).toBe(true);
  await hub.close();
  expect(await findModel(wanted, source, nobody)).toBe(folder);
});

test('takes its time with a hub that is slow but goes on', async () => {
  const hub = await startHub(model, files);
  hub.behave('slowly');
  const source: ModelSource = { ...(await ground()), endpoint: hub.endpoint, patience };
  const loads: number[] = [];
  await findModel(wanted, source, ({ file, loaded }) => {
    if (file.endsWith('.onnx')) loads.push(loaded);
  });
  expect(loads.length).toBeGreaterThan(1);
  expect(loads.at(-1)).toBe(300_000);
});

test.each<[Behaviour, string, RegExp]>([
  ['hung', 'hung', /127\.0\.0\.1:\d+ said nothing for 1 second, and .* has no copy\. Three ways out/],
  ['stalls', 'hung', /said nothing/],
  ['cut-off', 'cut', /the download of config\.json from http:.* was cut off/],
  [404, 'missing', /has no config\.json of it, or not for everybody/],
  [401, 'missing', /has no config\.json/],
  [503, 'refused', /would not give config\.json/],
])('of a hub that answers %s says so, and leaves nothing half done', async (behaviour, why, sentence) => {
  const hub = await startHub(model, files);
  hub.behave(behaviour);
  const { cacheDir } = await ground();
  const error = await refusal(findModel(wanted, { cacheDir, endpoint: hub.endpoint, patience: 150 }, nobody));
  expect(error).toMatchObject({ code: 'model.unavailable', details: { why, model, host: hub.endpoint } });
  expect(createSay('en')(error.code, error.details)).toMatch(sentence);
  expect(createSay('en')(error.code, error.details)).toMatch(/HF_ENDPOINT.*MODELS_DIR.*RECOGNIZER=face/);
  const left = existsSync(join(cacheDir, model)) ? await readdir(join(cacheDir, model)) : [];
  expect(left).toEqual([]);
});

test('says so where nobody listens', async () => {
  const hub = await startHub(model, files);
  await hub.close();
  const error = await refusal(findModel(wanted, { ...(await ground()), endpoint: hub.endpoint, patience }, nobody));
  expect(error.details['why']).toBe('unreachable');
  expect(createSay('en')(error.code, error.details)).toMatch(/there is no way to http/);
});

test('what was fetched before the hub failed is not fetched again', async () => {
  const hub = await startHub(model, files);
  const source: ModelSource = { ...(await ground()), endpoint: hub.endpoint, patience };
  await findModel({ model, files: ['config.json'] }, source, nobody);
  hub.behave('cut-off');
  await refusal(findModel(wanted, source, nobody));
  hub.behave('well');
  await findModel(wanted, source, nobody);
  expect(hub.asked.filter((path) => path.endsWith('config.json'))).toHaveLength(1);
});

test('a folder of one’s own is all there is: no hub is asked, and what is missing is named', async () => {
  const hub = await startHub(model, files);
  const { cacheDir } = await ground();
  const localDir = join(cacheDir, 'mine');
  await mkdir(join(localDir, model), { recursive: true });
  await writeFile(join(localDir, model, 'config.json'), '{}');
  const source: ModelSource = { cacheDir, localDir, endpoint: hub.endpoint, patience };
  expect(await findModel({ model, files: ['config.json'] }, source, nobody)).toBe(localDir);
  const error = await refusal(findModel(wanted, source, nobody));
  expect(createSay('en')(error.code, error.details)).toMatch(
    /MODELS_DIR, .*mine, has no onnx\/model\.onnx of it\. Three/,
  );
  expect(hub.asked).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)('a disk that refuses is not blamed on the hub', async () => {
  const hub = await startHub(model, files);
  const { cacheDir } = await ground();
  await chmod(cacheDir, 0o500);
  await expect(findModel(wanted, { cacheDir, endpoint: hub.endpoint, patience }, nobody)).rejects.toThrow(/EACCES/);
});

test('a file in the way of a folder is not blamed on the hub', async () => {
  const hub = await startHub(model, files);
  const { cacheDir } = await ground();
  await writeFile(join(cacheDir, 'somebody'), '');
  await expect(findModel(wanted, { cacheDir, endpoint: hub.endpoint, patience }, nobody)).rejects.toThrow(
    /EEXIST|ENOTDIR/,
  );
});
