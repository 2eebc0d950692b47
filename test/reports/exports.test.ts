/** Files are read back by other programs than those that wrote them. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import ICAL from 'ical.js';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Sheet, Status } from '../../src/attendance/sheet.js';
import { csvOf, sentCsv } from '../../src/reports/exports/csv.js';
import { icsOf } from '../../src/reports/exports/ics.js';
import { moodleAcronyms, moodleOf } from '../../src/reports/exports/moodle.js';
import { columns, markRows, type MarkRow } from '../../src/reports/exports/rows.js';
import { writeWorkbook } from '../../src/reports/exports/write-workbook.js';
import { xlsxOf } from '../../src/reports/exports/xlsx.js';
import { aSheet } from '../attendance/sheets.js';

const zone = 'Europe/Berlin';
const start = Date.parse('2026-10-23T07:00:00Z');
const hour = 3_600_000;
const week = 7 * 24 * hour;

const names: Record<string, string> = {
  ann: 'Ann "The Boss" Lee, PhD',
  bo: '=HYPERLINK("http://example.org";"Bo")',
  cy: '李小龙 محمد 🎉',
  dee: '+49 170\n@dee',
  eli: '-1+1',
};

/** Over the change of clocks on 25 October: the second Friday is at eight in UTC. */
function sheetOf(session: string, at: number, statuses: Status[], closed = true): Sheet {
  const people = Object.keys(names);
  return aSheet({
    ...{ session, openedAt: at, closesAt: at + 2 * hour, ...(closed && { closedAt: at + hour }) },
    roster: people,
    entries: statuses.flatMap((status, i) =>
      status === 'absent'
        ? []
        : [
            {
              ...{ id: `${session}/${people[i]}`, event: session, at: at + 60_000, person: people[i]!, by: 'web:host' },
              ...(i === 0 ? { how: 'photo' as const, distance: 0.318, photo: 'p' } : { how: 'hand' as const }),
              status,
            },
          ],
    ),
  });
}

const sheets = [
  sheetOf('s1', start, ['present', 'late', 'excused', 'absent', 'present']),
  sheetOf('s2', start + week + hour, ['present', 'present', 'absent', 'absent', 'present']),
  sheetOf('s3', start + 2 * week, ['present', 'present'], false),
];
const whose = (person: string) => ({
  person,
  number: Object.keys(names).indexOf(person) + 1,
  name: names[person]!,
  email: person === 'eli' ? undefined : `${person}@example.org`,
});
const rows = markRows(sheets, whose, (account) => (account === 'web:host' ? 'Ms Rivera' : account));
const text = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const read = (bytes: Uint8Array) =>
  parse(text(bytes), { bom: true, columns: true }) as unknown as Record<string, string>[];

describe('a CSV file', () => {
  it('has a row for every mark of every closed session, with who, when, how, by whom and how certain', () => {
    const records = read(csvOf(rows, zone));
    expect(records).toHaveLength(10);
    expect(Object.keys(records[0]!)).toEqual([...columns]);
    expect(records[0]).toEqual({
      ...{ person_id: 'ann', number: '1', name: names['ann'], email: 'ann@example.org', session_id: 's1' },
      session_start: '2026-10-23T09:00:00+02:00',
      session_end: '2026-10-23T10:00:00+02:00',
      ...{ status: 'present', how: 'photo', marked_by: 'Ms Rivera', marked_at: '2026-10-23T09:01:00+02:00' },
      certainty: '0.682',
    });
    expect(records[3]).toMatchObject({ status: 'absent', how: 'close', marked_by: '', marked_at: '', certainty: '' });
    expect(records[5]).toMatchObject({ session_start: '2026-10-30T09:00:00+01:00' });
  });

  it('holds no formula: what begins like one has an apostrophe before it', () => {
    const bytes = csvOf(rows, zone);
    const cells = parse(text(bytes), { bom: true }).flat();
    expect(cells).toContain(`'${names['bo']}`);
    expect(cells).toContain(`'+49 170 @dee`);
    expect(cells).toContain(`'${names['eli']}`);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it('says that it is UTF-8, and keeps every script', () => {
    expect([...csvOf(rows, zone).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text(csvOf(rows, zone))).toContain(names['cy']);
  });

  it('that no platform would take is packed, with all its rows', async () => {
    const many = Array.from({ length: 60_000 }, () => rows[0]!);
    const { bytes, type } = await sentCsv(many, zone);
    expect(type).toBe('application/zip');
    expect(bytes.length).toBeLessThan(8_000_000);
    expect(text(unzipSync(bytes)['marks.csv']!)).toBe(text(csvOf(many, zone)));
    expect(await sentCsv(rows, zone)).toEqual({ bytes: csvOf(rows, zone), type: 'text/csv' });
  });

  it('of no marks has its columns', () => {
    expect(text(csvOf([], zone))).toBe(`\ufeff${columns.join(',')}\r\n`);
  });
});

describe('a workbook', () => {
  it('has the marks, and the people with their sums; names are texts, whatever they look like', async () => {
    const titles = { register: 'Register', marks: 'Marks: all', people: 'People' };
    const sheetsRead = await readXlsxFile(Buffer.from(await xlsxOf(rows, zone, titles)));
    expect(sheetsRead.map(({ sheet }) => sheet)).toEqual(['Register', 'Marks  all', 'People']);
    const [register = [], marks = [], people = []] = sheetsRead.map(({ data }) => data);
    const wall = (iso: string) => new Date(`${iso}Z`);
    expect(register[0]).toEqual([
      ...['No', 'Name', wall('2026-10-23T09:00:00'), wall('2026-10-30T09:00:00'), 'P', 'L', 'E', 'A', '%'],
    ]);
    expect(register).toHaveLength(6);
    expect(register[1]?.slice(1)).toEqual([names['ann'], 'P', 'P', 2, 0, 0, 0, 1]);
    expect(register[4]?.slice(2)).toEqual(['A', 'A', 0, 0, 0, 2, 0]);
    const last = ['person_id', 'session_id'];
    expect(marks[0]).toEqual([...columns.filter((column) => !last.includes(column)), ...last]);
    expect(marks).toHaveLength(11);
    expect(marks[2]?.[1]).toBe(names['bo']);
    expect(marks[1]?.[3]).toEqual(wall('2026-10-23T09:00:00'));
    expect(marks[1]?.[9]).toBe(0.682);
    expect(people[1]?.slice(1, -1)).toEqual([names['ann'], 'ann@example.org', 2, 0, 0, 0, 1]);
    expect(people[3]?.slice(3, -1)).toEqual([0, 0, 1, 1, 0]);
    expect(people[4]?.slice(3, -1)).toEqual([0, 0, 0, 2, 0]);
  });

  it('that cannot be written says so', async () => {
    const sheet = { name: 'Marks', columns: [{ kind: 'plain', width: 5, head: 'No' } as const], rows: [[1]] };
    await expect(writeWorkbook([sheet], {}, { patience: 1 })).rejects.toMatchObject({ code: 'export.too-large' });
  });

  it('has a column for who came from elsewhere, or left early, only where somebody did', async () => {
    const titles = { register: 'Register', marks: 'Marks', people: 'People' };
    const some = rows.map((row, i) => (i === 0 ? { ...row, status: 'remote' as const } : row));
    const [register, , people] = (await readXlsxFile(Buffer.from(await xlsxOf(some, zone, titles)))).map(
      ({ data }) => data,
    );
    expect(register?.[0]?.slice(4)).toEqual(['P', 'R', 'L', 'E', 'A', '%']);
    expect(register?.[1]?.slice(2)).toEqual(['R', 'P', 1, 1, 0, 0, 0, 1]);
    expect(people?.[0]?.slice(3, -1)).toEqual(['present', 'remote', 'late', 'excused', 'absent', 'rate']);
  });
});

describe('a file for Moodle', () => {
  const options = { timeZone: zone, course: 'Biology', readme: 'How to', acronyms: moodleAcronyms() };
  const first = rows.filter(({ session }) => session === 's1');

  it('of one session has its date, the email and the acronym, as mod_attendance reads them', () => {
    const { bytes, type, left } = moodleOf(first, options);
    expect(type).toBe('text/csv');
    expect(left).toEqual([names['eli']]);
    expect(parse(text(bytes), { bom: true })).toEqual([
      ['email', 'status'],
      ['ann@example.org', 'P'],
      ['bo@example.org', 'L'],
      ['cy@example.org', 'E'],
      ['dee@example.org', 'A'],
    ]);
  });

  it.each([
    ['as present where nothing is said of them', undefined, 'P', 'P', 'A'],
    ['by the class’s own acronyms', { remote: 'R', absent: 'F' }, 'R', 'P', 'F'],
  ])('writes who was there from elsewhere or left early %s', (_, own, remote, left, absent) => {
    const statuses = ['remote', 'left-early', 'absent'] as const;
    const written = first.slice(0, 3).map((row, i) => ({ ...row, status: statuses[i]! }));
    const { bytes } = moodleOf(written, { ...options, acronyms: moodleAcronyms(own) });
    expect(read(bytes).map((row) => (row as { status: string }).status)).toEqual([remote, left, absent]);
  });

  it('of several is an archive: all marks, the sessions to be made, and each session by itself', () => {
    const { bytes, type } = moodleOf(rows, options);
    expect(type).toBe('application/zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual([
      'README.txt',
      'marks.csv',
      'sessions.csv',
      'sessions/2026-10-23-0900-s1.csv',
      'sessions/2026-10-30-0900-s2.csv',
    ]);
    expect(read(files['marks.csv']!)).toHaveLength(8);
    expect(read(files['marks.csv']!)[0]).toEqual({
      ...{ session_date: '2026-10-23 09:00', email: 'ann@example.org', status: 'P' },
    });
    expect(read(files['sessions/2026-10-23-0900-s1.csv']!)[0]).toEqual({ email: 'ann@example.org', status: 'P' });
    expect(text(files['sessions.csv']!)).toMatch(/^\ufeffGroups,Session date,From,To,Description\r\n/);
    expect(read(files['sessions.csv']!)[1]).toEqual({
      ...{ Groups: '', 'Session date': '2026-10-30', From: '09:00', To: '10:00' },
      Description: 'Biology',
    });
  });

  it('keeps emails as they are, and ends a session to midnight with its day', () => {
    const odd = rows.map((row) => ({
      ...row,
      ...{ email: `+${row.person}=@example.org`, from: start, to: Date.parse('2026-10-23T22:00:00Z') },
      session: row.session,
    }));
    const files = unzipSync(moodleOf(odd, options).bytes);
    expect(text(files['marks.csv']!)).toContain(',+ann=@example.org,P');
    expect(read(files['sessions.csv']!)[0]).toMatchObject({ To: '24:00' });
  });

  it('of nobody with an email is empty, and says who was left out', () => {
    const { bytes, left } = moodleOf(
      first.filter(({ person }) => person === 'eli'),
      options,
    );
    expect(parse(text(bytes), { bom: true })).toEqual([['email', 'status']]);
    expect(left).toHaveLength(1);
  });
});

describe('a calendar file', () => {
  it('has the sessions in their time, in lines as calendars want them', () => {
    const long = 'Biology, with a title that is longer than any line of a calendar file may be: äöü 李小龙';
    const events = [
      { id: 's1', from: start, to: start + hour, title: long, description: '18 of 22, then; more\\' },
      { id: 's2', from: start, to: start, title: 'B', description: '' },
    ];
    const file = text(icsOf('Biology;\nlab, 5b', events, start));
    expect(file).toContain('X-WR-CALNAME:Biology\\;\\nlab\\, 5b\r\n');
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const read = new ICAL.Component(ICAL.parse(file) as unknown[])
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each));
    expect(read.map(({ uid }) => uid)).toEqual(['s1@rollcall', 's2@rollcall']);
    expect(read[0]?.summary).toBe(long);
    expect(read[0]?.description).toBe('18 of 22, then; more\\');
    expect(read[0]?.startDate.toJSDate().getTime()).toBe(start);
    expect(read[0]?.endDate.toJSDate().getTime()).toBe(start + hour);
  });
});

/** Where it is installed: the program that most hosts without Excel open these with. */
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

describe.runIf(office)('LibreOffice', () => {
  // The dialogue of its window sees the UTF-8 mark; without a window it is told.
  async function opened(name: string, bytes: Uint8Array, given: string[] = []): Promise<string[][]> {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-office-'));
    try {
      await writeFile(join(folder, name), bytes);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';
      const args = [
        profile,
        '--headless',
        ...given,
        '--convert-to',
        filter,
        '--outdir',
        join(folder, 'out'),
        join(folder, name),
      ];
      await promisify(execFile)(office!, args);
      return parse(await readFile(join(folder, 'out', name.replace(/\w+$/, 'csv')), 'utf8'), {
        relax_column_count: true,
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  const isAsWritten = (table: string[][], wanted: (row: MarkRow) => string) => {
    expect(table[0]).toEqual([...columns]);
    expect(table.slice(1).map((row) => row[2])).toEqual(rows.map(wanted));
    expect(table.slice(1).map((row) => row[7])).toEqual(rows.map(({ status }) => status));
  };

  it('opens the workbook, and calculates nothing', async () => {
    const titles = { register: 'R', marks: 'M', people: 'P' };
    const table = await opened('marks.xlsx', await xlsxOf(rows, zone, titles));
    const listed = [...new Set(rows.map(({ name }) => name))];
    expect(table.slice(1).map((row) => row[1])).toEqual(listed);
    expect(table.slice(1).map((row) => row[2])).toEqual(['P', 'L', 'E', 'A', expect.any(String)]);
  });

  it('opens the CSV file, and calculates nothing', async () => {
    isAsWritten(await opened('marks.csv', csvOf(rows, zone), ['--infilter=CSV:44,34,76,1']), ({ name }) =>
      /^[=+-]/.test(name) ? `'${name.replace('\n', ' ')}` : name,
    );
  });
});
