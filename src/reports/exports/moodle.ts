/**
 * Marks for Moodle's mod_attendance, as its own code reads them (classes/import/ of danmarsden/moodle-mod_attendance):
 * a person by email, a session by `yyyy-mm-dd hh:mm`, a mark by its acronym. Its forms
 * choose the columns by themselves that are called `email` and `status`; who is meant is looked for in the first column of a
 * file of one session.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Status } from '../../attendance/sheet.js';
import { csvFile } from './csv.js';
import { type WallClock, createWallClock, type MarkRow } from './rows.js';

const marksHeader = ['session_date', 'email', 'status'];
const marksOfOneHeader = ['email', 'status'];
/** In the order in which mod_attendance expects them within an activity, by their English names. */
const sessionsHeader = ['Groups', 'Session date', 'From', 'To', 'Description'];

export interface MoodleFile {
  bytes: Uint8Array;
  type: 'text/csv' | 'application/zip';
  /** People left out, for they have no email to be found by. */
  left: string[];
}

/** Moodle's default statuses are four: who was there from elsewhere, or left early, is present in them. */
const defaultAcronyms: Readonly<Record<Status, string>> = {
  ...{ present: 'P', remote: 'P', late: 'L', 'left-early': 'P', excused: 'E', absent: 'A' },
};

/** A class's own acronyms, where it has some, and Moodle's default ones. */
export function moodleAcronyms(own: Partial<Record<Status, string>> = {}): Record<Status, string> {
  return { ...defaultAcronyms, ...own };
}

/** `readme` says in the reader's language what to do with the files. */
export interface MoodleWords {
  timeZone: string;
  course: string;
  acronyms: Readonly<Record<Status, string>>;
  readme: string;
}

/**
 * One session is a CSV file. Several are a ZIP: `marks.csv` with all of them, `sessions.csv` that makes the sessions in
 * Moodle first, and a file for each session.
 */
export function moodleOf(rows: readonly MarkRow[], words: MoodleWords): MoodleFile {
  const { course, readme } = words;
  const clock = createWallClock(words.timeZone);
  const write = (some: readonly MarkRow[], header: readonly string[]) => marks(some, words.acronyms, clock, header);
  const found = rows.filter(({ email }) => email !== undefined);
  const left = [...new Set(rows.filter(({ email }) => email === undefined).map(({ name }) => name))];
  const sessions = new Map<string, MarkRow[]>();
  for (const row of found) {
    const session = sessions.get(row.session);
    if (session) session.push(row);
    else sessions.set(row.session, [row]);
  }
  if (sessions.size <= 1) return { bytes: write(found, marksOfOneHeader), type: 'text/csv', left };
  const files: Zippable = {
    'README.txt': strToU8(readme),
    'marks.csv': write(found, marksHeader),
    'sessions.csv': csvFile(
      sessionsHeader,
      [...sessions.values()].map(([first]) => sessionRecord(first!, clock, course)),
      true,
    ),
  };
  for (const [id, own] of sessions) {
    const day = clock.wall(own[0]!.from).replace(' ', '-').replace(':', '');
    files[`sessions/${day}-${id}.csv`] = write(own, marksOfOneHeader);
  }
  return { bytes: zipSync(files), type: 'application/zip', left };
}

function marks(
  rows: readonly MarkRow[],
  acronyms: MoodleWords['acronyms'],
  clock: WallClock,
  header: readonly string[],
): Uint8Array {
  return csvFile(
    header,
    rows.map((row) => ({
      session_date: clock.wall(row.from),
      email: row.email ?? '',
      status: acronyms[row.status],
    })),
    true,
  );
}

function sessionRecord({ from, to }: MarkRow, clock: WallClock, course: string): Record<string, string> {
  const [date = '', start = ''] = clock.wall(from).split(' ');
  const [, end = ''] = clock.wall(to).split(' ');
  // A session over midnight ends with its day: before its beginning it would be none.
  const last = end <= start ? '24:00' : end;
  return { Groups: '', 'Session date': date, From: start, To: last, Description: course };
}
