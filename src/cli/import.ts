import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readZone } from '../classes/timetable/read-schedule.js';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import { openStorage } from '../storage/open-storage.js';
import { print, printJson, readArguments, type CliCommand } from './cli-command.js';
import { fileError } from './engine.js';
import { readRecords, readUsers, UnreadableRecords } from './import/fas2-records.js';
import { writeRecords, type Imported } from './import/write-records.js';

const usage = [
  'import fas2 USERS ATTENDANCE',
  '[--chat CHAT] [--title TITLE] [--zone ZONE] [--consent-recorded] [--json]',
].join(' ');

/** Brings the records of the system this one began with. The bot must not be running: one process per data folder. */
export const importRecords: CliCommand = {
  name: 'import',
  usage,
  does: 'brings users.json and attendance.json of fas2 over, into a class; says what it leaves out',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, {
      chat: { type: 'string', default: 'web:class-fas2' },
      title: { type: 'string', default: 'fas2' },
      zone: { type: 'string' },
      'consent-recorded': { type: 'boolean', default: false },
      json: { type: 'boolean' },
    });
    const [from, usersPath, recordsPath, ...rest] = positionals;
    if (from !== 'fas2' || usersPath === undefined || recordsPath === undefined || rest.length > 0) {
      throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    }
    const config = readConfig();
    // Both files are opened before anything is written.
    const files = { users: await parse(usersPath), records: await parse(recordsPath) };
    const zone = values.zone === undefined ? undefined : readZone(values.zone);
    await mkdir(config.dataDir, { recursive: true });
    const now = Date.now();
    const storage = await openStorage(join(config.dataDir, 'rollcall.sqlite'), config, () => now);
    try {
      const timeZone = zone ?? (await storage.classes.in(values.chat))?.timeZone ?? config.timeZone;
      const users = read(usersPath, () => readUsers(files.users, timeZone));
      const records = read(recordsPath, () => readRecords(files.records, users.found, timeZone));
      const left = [...users.left, ...records.left];
      // A class of nobody would be in everybody's way.
      const imported =
        users.found.length === 0
          ? { title: values.title, people: 0, faceIds: 0, sessions: 0, marks: 0 }
          : await writeRecords(
              { ...storage, idFrom: (event, what) => storage.vault.idFrom(event, what) },
              {
                ...{ users: users.found, records: records.found, chat: values.chat, title: values.title, at: now },
                ...{ timeZone, language: config.language, model: config.recognizer.classifier.model },
                consented: values['consent-recorded'],
              },
            );
      if (values.json) printJson({ ...imported, timeZone, twice: records.found.length - imported.marks, left });
      else tell({ ...imported, timeZone, twice: records.found.length - imported.marks, left });
    } finally {
      await storage.close();
    }
    return 0;
  },
};

/** A file of no bytes is one that fas2 has emptied. */
async function parse(path: string): Promise<unknown> {
  let text: string;
  try {
    text = new TextDecoder().decode(await readFile(path));
  } catch (error) {
    throw fileError(path, error);
  }
  return read(path, () => (text.trim() === '' ? [] : (JSON.parse(text) as unknown)));
}

function read<T>(path: string, parsing: () => T): T {
  try {
    return parsing();
  } catch (error) {
    if (error instanceof UnreadableRecords) throw new UserError('cli.import', { path, reason: error.message });
    if (error instanceof SyntaxError) throw new UserError('cli.import', { path, reason: 'it is not JSON' });
    throw error;
  }
}

/** `twice`: records that are there already in the same file. `left`: sentences about what was left out. */
interface Told extends Imported {
  timeZone: string;
  twice: number;
  left: readonly string[];
}

function tell({ title, people, faceIds, sessions, marks, timeZone, twice, left }: Told): void {
  if (people === 0) print('There are no users in these files, and nothing was imported.');
  else
    print(
      `“${title}” has ${people} people, ${faceIds} of them with a face_id, and ${marks} marks in ${sessions} sessions.`,
    );
  if (faceIds < people) {
    print(
      'A face_id is kept with consent alone, and fas2 recorded none: --consent-recorded says that you have it in writing.',
    );
  }
  if (marks > 0) print(`Times are those of ${timeZone}; --zone names another.`);
  if (twice > 0) print(`Records that came twice, and count once: ${twice}.`);
  if (left.length > 0) print(`Left out (${left.length}):\n${left.map((sentence) => `- ${sentence}.`).join('\n')}`);
}
