/** `RECOGNIZER=resnet-50` where no hub answers: the built bot, as an operator starts it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { tinyModel, tinyResnet } from '../fixtures/tiny-resnet.js';
import { startProcess } from '../helpers/bot-process.js';
import { startHub, type Hub } from '../helpers/hub.js';

let hub: Hub;
let dataDir: string;
let env: Record<string, string>;
beforeEach(async () => {
  hub = await startHub(tinyModel, tinyResnet());
  dataDir = await mkdtemp(join(tmpdir(), 'rollcall-no-hub-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  env = { WEB: 'on', RECOGNIZER: 'resnet-50', MODEL_ID: tinyModel, HF_ENDPOINT: hub.endpoint };
});

test('the bot says what was tried and the three ways out, and ends', async () => {
  await hub.close();
  const error: unknown = await startProcess(dataDir, env).catch((problem: unknown) => problem);
  const { message } = error as Error; // it does not start
  expect(message).toMatch(
    /The model test\/tiny-resnet could not be had: there is no way to http:.*, and .*models\/hub has no copy\. Three ways out: .*HF_ENDPOINT; .*MODELS_DIR; .*RECOGNIZER=face\.\n$/,
  );
});

test('a hub that hangs is given up within ten seconds, and the face engine takes over where it may', async () => {
  hub.behave('hung');
  const bot = await startProcess(dataDir, { ...env, RECOGNIZER: 'resnet-50,face' });
  expect(bot.output()).toMatch(/said nothing for 5 seconds.* For now I go on without resnet-50\.\n/);
  expect(bot.output()).toMatch(/Engine: face/);
  expect(await bot.end('SIGTERM')).toBe(0);
});

test('once the model is here, no hub is needed', async () => {
  const first = await startProcess(dataDir, env);
  expect(first.output()).toMatch(/Engine: resnet-50/);
  expect(first.output()).toMatch(
    /"model":"test\/tiny-resnet","file":"onnx\/model_quantized\.onnx".*"msg":"downloaded"/,
  );
  expect(await first.end('SIGTERM')).toBe(0);
  await hub.close();
  const second = await startProcess(dataDir, env);
  expect(second.output()).toMatch(/Engine: resnet-50/);
  expect(await second.end('SIGTERM')).toBe(0);
});

test('the photo check is off where its model cannot be had, and it is said why', async () => {
  await hub.close();
  const bot = await startProcess(dataDir, { ...env, RECOGNIZER: 'face', PHOTO_CHECK: 'resnet-50' });
  expect(bot.output()).toMatch(/could not be had.* For now no photo is checked for screens\.\n/);
  expect(await bot.end('SIGTERM')).toBe(0);
});
