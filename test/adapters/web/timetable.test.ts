/** Timetable, excuse and digest through the browser chat's own door: the real adapter, the real bot, a real store. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebAdapter, type WebAdapter } from '../../../adapters/web/web-adapter.js';
import { startBot, type Bot } from '../../../src/bot.js';
import { loadConfig } from '../../../src/config.js';
import { UserError } from '../../../src/errors.js';
import { tick } from '../../../src/jobs/schedule.js';
import { calendarOf, event } from '../../calendar/calendars.js';
import { createFakeRecognizer } from '../../helpers/services.js';
import { createWebClient, type WebClient } from '../../helpers/web-client.js';
import { ann, group, host } from './started.js';

const minute = 60_000;
const hour = 60 * minute;
const start = Date.parse('2026-11-23T08:00:00Z');

describe('in the browser chat', () => {
  const clock = { at: start };
  let folder: string;
  let adapter: WebAdapter;
  let bot: Bot;
  let client: WebClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-timetable-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Rollcall</title>');
    await writeFile(join(folder, 'main.js'), '// nothing');
    const now = () => clock.at;
    const receive = (...args: Parameters<Bot['receive']>) => bot.receive(...args);
    adapter = createWebAdapter({ receive, host: '127.0.0.1', port: 0, maxBytes: 5e6, commands: [], page: folder, now });
    const { messenger, rights, places } = adapter;
    const quiet = () => undefined;
    bot = await startBot({
      config: loadConfig({ DATA_DIR: folder, TIME_ZONE: 'UTC' }),
      platforms: [
        { name: 'web', messenger, rights, places, files: { fetch: () => Promise.reject(new UserError('photo.gone')) } },
      ],
      recognizer: createFakeRecognizer(),
      log: { info: quiet, warn: quiet, error: quiet },
      now,
    });
    client = createWebClient(await adapter.start());
    await client.posts(host, group, '/class Physics');
    await client.presses(host, group, 'No, all adults');
    await client.hears(/is ready/);
  });
  afterAll(async () => {
    await adapter.stop();
    await bot.stop(1000);
    await rm(folder, { recursive: true, force: true });
  });

  async function at(time: number): Promise<void> {
    clock.at = start + time;
    await tick(bot.receive, () => clock.at);
    await bot.idle();
  }

  it('a calendar file sets the timetable, and its sessions open and close by themselves', async () => {
    const file = calendarOf(event('DTSTART:20261123T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'));
    await client.posts(host, group, '/schedule', [new TextEncoder().encode(file)]);
    await client.hears(/I read 2 meetings and no breaks/);
    await at(hour);
    await client.hears(/Physics: attendance is open until 10:00/);
    await at(2 * hour);
    await client.hears(/Physics: attendance is closed \(09:00 to 10:00\)/);
  });

  it('a member’s excuse goes to the host, and the answer back', async () => {
    const direct = 'web:direct-ann-example';
    await client.posts(ann, direct, '/register Ann Example ann@example.org');
    await client.presses(ann, direct, 'No, without my face');
    await client.hears(/All set, Ann Example/);
    await client.posts(ann, group, '/join');
    await client.hears(/You are on the roster of “Physics”/);
    await client.posts(ann, direct, '/excuse 2026-11-30 dentist');
    const asked = await client.hears(
      /Ann Example asks to be excused from Physics: Mon, Nov 30, 2026\.\nReason: dentist/,
    );
    expect(asked.only).toBe(host);
    await client.presses(host, group, 'Approve');
    expect((await client.hears(/You are excused from Physics/)).only).toBe(ann);
  });

  it('a digest goes to another group by its name, once', async () => {
    await client.posts(host, group, '/digest 18:00 #our-class');
    await client.hears(/every day at 18:00, in Our class/);
    await at(10 * hour);
    await at(10 * hour + minute);
    const { text } = await client.hears(/Digest, every day at 18:00/);
    expect(text).toMatch(/Physics, Monday, November 23/);
    expect((await client.said()).filter((said) => said.text.includes('Digest, '))).toHaveLength(1);
  });
});
