/** Killed between a photo's receipt and its answer, the bot answers it after the restart, once. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProcess, type BotProcess } from '../helpers/bot-process.js';
import { readSample, selfiesOf } from '../helpers/sample-people.js';
import { createWebClient } from '../helpers/web-client.js';

const host = 'web:ms-rivera';
const ann = 'web:ann-example';
const direct = 'web:direct-ann-example';
const group = 'web:class-our-class';

describe('the bot as a process', () => {
  let folder: string;
  let bot: BotProcess;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-crash-'));
    bot = await startProcess(folder);
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  async function setUpClass(): Promise<void> {
    const web = createWebClient(bot.url);
    await web.posts(host, group, '/class Physics 9b');
    await web.presses(host, group, 'No, all adults');
    await web.posts(ann, direct, '/register Mia Santos mia@example.org');
    await web.presses(ann, direct, 'Yes, use my face');
    await web.hears(/send me a selfie/);
    await web.posts(ann, direct, '', await selfiesOf('Mia Santos'));
    await web.hears(/That makes two/);
    await web.presses(ann, group, 'Join');
    await web.hears(/1 joined|Mia/);
  }

  it('answers a class photo that it was killed over, once', async () => {
    await setUpClass();
    await createWebClient(bot.url).posts(host, group, '/attend', [await readSample(6)]);
    await bot.end('SIGKILL');

    bot = await startProcess(folder);
    const web = createWebClient(bot.url);
    const answer = await web.hears(/1 of 1 present/);
    expect(answer.pictures).toHaveLength(1);

    await bot.end('SIGKILL');
    bot = await startProcess(folder);
    const later = createWebClient(bot.url);
    await later.posts(host, group, '/summary');
    await later.hears(/1 of 1 here/);
    // The summary has a chart; the photo is not answered again.
    expect((await later.said()).filter(({ text }) => text.includes('1 of 1 present'))).toEqual([]);
  });

  it('leaves nothing readable behind: no name, no email, no photo', async () => {
    await setUpClass();
    expect(await bot.end('SIGTERM')).toBe(0);
    const names = await readdir(folder);
    expect(names).toContain('rollcall.key');
    const left = await Promise.all(
      names.filter((name) => name.startsWith('rollcall.')).map((name) => readFile(join(folder, name), 'latin1')),
    );
    // JPEG's first bytes, as they are and in base64.
    for (const word of ['Mia', 'mia@', 'Physics', 'web:ann', '\u00ff\u00d8\u00ff\u00e0', '/9j/4A']) {
      expect(
        left.some((text) => text.includes(word)),
        word,
      ).toBe(false);
    }
    expect(bot.output()).not.toMatch(/Mia|Santos|mia@|Physics/);
  });

  it('refuses a second process on the same data, in one sentence', async () => {
    await expect(startProcess(folder)).rejects.toThrow(/cannot be opened/);
  });

  it('refuses to show the browser chat to other machines', async () => {
    await expect(startProcess(folder, { DATA_DIR: join(folder, 'other'), HOST: '0.0.0.0' })).rejects.toThrow(/HOST/);
  });
});
