/** The resnet-50 engine and the photo check in the browser chat, which keeps no photo: the built bot, over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyModel, tinyPhoto, writeTinyResnet } from '../fixtures/tiny-resnet.js';
import { startProcess, type BotProcess } from '../helpers/bot-process.js';
import { createWebClient, type WebClient } from '../helpers/web-client.js';

let folder: string;
let bot: BotProcess;
let web: WebClient;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-labels-web-'));
  await writeTinyResnet(join(folder, 'models'));
  bot = await startProcess(join(folder, 'data'), {
    ...{ WEB: 'on', RECOGNIZER: 'resnet-50', PHOTO_CHECK: 'resnet-50' },
    ...{ MODEL_ID: tinyModel, MODELS_DIR: join(folder, 'models') },
  });
  web = createWebClient(bot.url);
});
afterAll(async () => {
  await bot.end('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

test('the demo class goes on where one selfie is all that is kept', async () => {
  const started = await fetch(`${bot.url}/api/demo`, { method: 'POST', headers: { origin: bot.url } });
  expect(started.status).toBe(202);
  await web.hears(/that is your face_id now/);
  await web.hears(/All set, Dana Whitfield!/);
});

test('a photo of a screen is held back, asked for again, and taken', async () => {
  const [host, group] = ['web:ms-rivera', 'web:class-our-class'];
  await web.posts(host, group, '/class Physics 9b');
  await web.presses(host, group, 'No, all adults');
  await web.posts('web:ann-example', 'web:direct-ann-example', '/register Ann ann@example.org');
  await web.presses('web:ann-example', 'web:direct-ann-example', 'Yes, use my face');
  await web.posts('web:ann-example', 'web:direct-ann-example', '', [await tinyPhoto('wig')]);
  await web.hears(/All set, Ann!/);
  await web.presses('web:ann-example', group, 'Join');
  await web.hears(/1 joined: Ann/);
  await web.posts(host, group, '/attend', [await tinyPhoto('monitor')]);
  await web.hears(/held this photo back and marked nobody: to me it is “monitor”/);
  await web.presses(host, group, 'Take it anyway');
  await web.hears(/I do not keep photos, so I need that one again/);
  await web.posts(host, group, '', [await tinyPhoto('monitor')]);
  await web.hears(/0 of 1 present[^]*this photo is “monitor”[^]*Nobody here registered with that label/);
});
