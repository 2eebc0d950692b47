/**
 * `npm run demo:term [FOLDER]`: a class of thirty over a term, its pictures and its files, as the bot sends them: everything
 * comes from the real commands, over a store of its own that is gone afterwards.
 */
import { startBot } from '../bot.js';
import type { Platform } from '../chat/platforms.js';
import type { Reply } from '../chat/reply.js';
import { loadConfig } from '../config.js';
import { UserError } from '../errors.js';
import '../preload.js';
import { openStorage } from '../storage/open-storage.js';
import { makeTerm } from './demo-term/term.js';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const chat = { id: 'demo:class', kind: 'group' as const, title: 'Biology 5b' };
const host = 'demo:host';
/** The last Friday of November: three weeks are still to come. */
const now = Date.parse('2026-11-27T15:00:00Z');

/** What is asked, and what its answer is called in the folder. */
const asked: [string, string][] = [
  ['/summary term', 'summary-term'],
  ['/summary last week', 'summary-week'],
  ['/summary 2026-11-25', 'summary-day'],
  ['/profile 5', 'profile'],
  ['/export csv term', 'export-csv'],
  ['/export xlsx term', 'export-xlsx'],
  ['/export moodle term', 'export-moodle'],
  ['/export ics term', 'export-ics'],
];

const folder = resolve(process.argv[2] ?? 'demo-term');
const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-term-'));
try {
  const config = loadConfig({ DATA_DIR: dataDir, TIME_ZONE: 'Europe/Berlin' });
  await fill();
  await mkdir(folder, { recursive: true });
  const platform = createRecordingPlatform(chat.id, host);
  const recognizer = {
    ...{
      engine: 'none',
      version: '0',
      thresholds: { known: 0, unsure: 0, tighter: [], alike: 0, margin: 0, minHeight: 0 },
    },
    ...{ look: () => Promise.resolve([]), distance: () => 1, merge: () => new Float32Array() },
    ...{ sees: 'faces' as const, labelOf: () => undefined },
    close: () => Promise.resolve(),
  };
  const silent = { info: () => undefined, warn: () => undefined, error: (details: object) => console.error(details) };
  const bot = await startBot({ config, platforms: [platform], recognizer, log: silent, now: () => now });
  let events = 0;
  const base = () => ({ id: `demo:${++events}`, at: now, chat, sender: { account: host, name: 'Ms Rivera' } });
  const ask = async (text: string, name: string): Promise<void> => {
    const message = `m${events}`;
    await bot.receive({ kind: 'message', ...base(), message, text, photos: [], mentions: [] });
    await bot.idle();
    await save(name);
  };
  const press = async (data: string, name: string): Promise<void> => {
    await bot.receive({ kind: 'button', ...base(), message: 'm', data });
    await bot.idle();
    await save(name);
  };
  async function save(name: string): Promise<void> {
    for (const { text, picture, file } of platform.taken()) {
      await writeFile(join(folder, `${name}.txt`), `${text}\n`);
      if (picture) await writeFile(join(folder, `${name}.png`), picture.bytes);
      if (file) await writeFile(join(folder, file.name), file.bytes);
    }
  }
  for (const [text, name] of asked) {
    await ask(text, name);
    if (name !== 'summary-term') continue;
    const people = platform.button(/People/);
    if (people !== undefined) await press(people, 'people-term');
  }
  await bot.stop(1000);
  console.log(`Pictures, files and texts are in ${folder}.`);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  const keyFile = join(dataDir, 'rollcall.key');
  const storage = await openStorage(join(dataDir, 'rollcall.sqlite'), { keyFile }, () => now);
  const meeting = { from: 9 * 60, to: 10 * 60 + 30, every: 1, since: '2026-09-07' };
  const { klass, people, timetable, sheets } = makeTerm(
    {
      ...{ people: 30, timeZone: 'Europe/Berlin', title: chat.title, chat: chat.id, host },
      ...{ first: '2026-09-07', last: '2026-12-18', now },
      timetable: {
        weekly: [{ id: 'weekly', weekdays: [1, 3], ...meeting }],
        pauses: [{ id: 'autumn', from: '2026-10-19', to: '2026-10-30', title: 'Autumn break', imported: false }],
      },
    },
    (event, what) => storage.vault.idFrom(event, what),
  );
  for (const person of people) await storage.people.add(person);
  await storage.people.add({
    ...{ id: storage.vault.idFrom('demo', 'host'), name: 'Ms Rivera', accounts: [host], templates: [], classes: [] },
    since: 0,
  });
  await storage.classes.add(klass);
  await storage.timetables.change(klass.id, () => timetable);
  for (const sheet of sheets) await storage.sheets.add(sheet);
  await storage.close();
}

// A platform that keeps what the bot says until it is taken.

export interface RecordingPlatform extends Platform {
  /** What was said since the last time this was asked. */
  taken(): Reply[];
  /** What the newest button with this label carries. */
  button(label: RegExp): string | undefined;
}

/** `host` administers `chat`. */
export function createRecordingPlatform(chat: string, host: string): RecordingPlatform {
  const said: Reply[] = [];
  let buttons: { label: string; data: string }[] = [];
  let messages = 0;
  const note = (reply: Reply): void => {
    said.push(reply);
    if (reply.buttons) buttons = reply.buttons.flat();
  };
  return {
    name: 'demo',
    taken: () => said.splice(0),
    button: (label) => buttons.find((button) => label.test(button.label))?.data,
    messenger: {
      send: (_to, reply) => {
        note(reply);
        return Promise.resolve(`m${++messages}`);
      },
      edit: (_to, _message, reply) => {
        note(reply);
        return Promise.resolve();
      },
      notify: (_press, text) => {
        note({ text });
        return Promise.resolve();
      },
      settle: () => Promise.resolve(),
      react: () => Promise.resolve(),
      working: () => () => undefined,
    },
    files: { fetch: () => Promise.reject(new UserError('photo.gone')) },
    rights: {
      isAdmin: (where, account) => Promise.resolve(where === chat && account === host),
      hasAdmins: () => Promise.resolve(true),
      isIn: () => Promise.resolve(true),
    },
    places: { find: () => Promise.resolve(undefined) },
  };
}
