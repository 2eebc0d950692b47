import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.js';
import { UserError } from '../errors.js';
import { openStorage } from '../storage/open-storage.js';
import { print, printJson, readArguments, type CliCommand } from './cli-command.js';
import { fileError } from './engine.js';
import { readRecords, readUsers, UnreadableRecords } from './import/fas2-records.js';
import { writeRecords } from './import/write-records.js';

const usage = 'import fas2 USERS ATTENDANCE [--chat CHAT] [--title TITLE] [--consent-recorded] [--json]';

/** Brings the records of the system this one began with. The bot must not be running: one process per data folder. */
export const importRecords: CliCommand = {
  name: 'import',
  usage,
  does: 'brings users.json and attendance.json of fas2 over, into a class',
  async run(args) {
    const { values, positionals } = readArguments(args, usage, {
      chat: { type: 'string', default: 'web:class-fas2' },
      title: { type: 'string', default: 'fas2' },
      'consent-recorded': { type: 'boolean', default: false },
      json: { type: 'boolean' },
    });
    const [from, usersPath, recordsPath, ...rest] = positionals;
    if (from !== 'fas2' || usersPath === undefined || recordsPath === undefined || rest.length > 0) {
      throw new UserError('cli.usage', { usage: `rollcall ${usage}` });
    }
    const config = readConfig();
    // All is read before anything is written.
    const users = await read(usersPath, readUsers);
    const records = await read(recordsPath, (json) => readRecords(json, users, config.timeZone));
    await mkdir(config.dataDir, { recursive: true });
    const now = Date.now();
    const storage = await openStorage(join(config.dataDir, 'rollcall.sqlite'), config, () => now);
    try {
      const imported = await writeRecords(
        { ...storage, idFrom: (event, what) => storage.vault.idFrom(event, what) },
        {
          ...{ users, records, chat: values.chat, title: values.title, consented: values['consent-recorded'], at: now },
          ...{ timeZone: config.timeZone, language: config.language, model: config.recognizer.classifier.model },
        },
      );
      if (values.json) printJson(imported);
      else tell(imported);
    } finally {
      await storage.close();
    }
    return 0;
  },
};

async function read<T>(path: string, parse: (json: unknown) => T): Promise<T> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(path, error);
  }
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof UnreadableRecords) throw new UserError('cli.import', { path, reason: error.message });
    if (error instanceof SyntaxError) throw new UserError('cli.import', { path, reason: 'it is not JSON' });
    throw error;
  }
}

function tell({ title, people, faceIds, sessions, marks }: Awaited<ReturnType<typeof writeRecords>>): void {
  print(
    `“${title}” has ${people} people, ${faceIds} of them with a face_id, and ${marks} marks in ${sessions} sessions.`,
  );
  if (faceIds < people) {
    print(
      'A face_id is kept with consent alone, and fas2 recorded none: --consent-recorded says that you have it in writing.',
    );
  }
}
