import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { marksOf } from '../../src/attendance/marks.js';
import { readRecords, readUsers } from '../../src/cli/import/fas2-records.js';
import { loadConfig } from '../../src/config.js';
import { openStorage } from '../../src/storage/open-storage.js';
import { rollcall } from './run-cli.js';

const zone = 'Europe/Berlin';
const ann = { id: 1, name: 'Ann  Example', email: 'ann@example.org', face_id: 'wig' };
const bo = { id: 2, name: 'Bo Example', face_id: 'suit, suit of clothes' };
const at = (text: string) => Date.parse(text);

describe('the records of fas2', () => {
  it.each([
    ['a list', [ann, bo]],
    ['a list under its name', { users: [ann, bo] }],
    ['an object by ids', { 1: { ...ann, id: undefined }, 2: { ...bo, id: undefined } }],
  ])('has users as %s', (_, json) => {
    expect(readUsers(json)).toMatchObject([
      { name: 'Ann Example', email: 'ann@example.org', faceId: 'wig', consented: false },
      { name: 'Bo Example', faceId: 'suit, suit of clothes' },
    ]);
  });

  it.each([
    [
      'the id and an instant',
      { user: 1, timestamp: '2024-09-30T07:05:00Z', status: 'Late' },
      '2024-09-30T07:05Z',
      'late',
    ],
    ['the id and seconds', { user_id: '1', timestamp: 1_727_679_900 }, '2024-09-30T07:05Z', 'present'],
    [
      'the email and a local time',
      { email: 'ann@example.org', date: '2024-09-30', time: '09:05' },
      '2024-09-30T07:05Z',
      'present',
    ],
    [
      'the name as written and a day',
      { name: 'Ann  Example', date: '2024-09-30', status: false },
      '2024-09-30T10:00Z',
      'absent',
    ],
    [
      'a time as databases write it',
      { user: 1, timestamp: '2024-09-30 09:05:00', status: true },
      '2024-09-30T07:05Z',
      'present',
    ],
  ])('has records with %s', (_, record, when, status) => {
    for (const json of [[record], { attendance: [record] }, { records: [record] }]) {
      expect(readRecords(json, readUsers([ann, bo]), zone)).toEqual([{ user: 0, at: at(when), status }]);
    }
  });

  it.each([
    [[{ email: 'x@example.org' }], [], /^user 1: name /],
    [[{ name: '??' }], [], /^user 1: “\?\?” is no name/],
    [[{ ...ann, email: 'nowhere' }], [], /^user 1: “nowhere” is no email address/],
    ['users', [], /^it should hold a list of users/],
    [[ann], [{ user: 9, date: '2024-09-30' }], /^record 1 is of “9”, who is not among the users/],
    [[ann], [{ date: '2024-09-30' }], /^record 1 says of nobody/],
    [
      [ann, { ...bo, name: ann.name }],
      [{ name: ann.name, date: '2024-09-30' }],
      /^record 1 is of “Ann {2}Example”, which is what two/,
    ],
    [[ann], [{ user: 1, date: '2024-09-30' }, { user: 1 }], /^record 2 says no date/],
    [[ann], [{ user: 1, date: 'yesterday' }], /^record 1: “yesterday” is no date such as/],
    [[ann], [{ user: 1, date: '2024-09-30', status: 'here?' }], /^record 1: “here\?” is none of present, late/],
  ])('that cannot be read are refused with their place (%#)', (users, records, sentence) => {
    expect(() => readRecords(records, readUsers(users), zone)).toThrow(sentence);
  });
});

describe('rollcall import fas2', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rollcall-import-'));
    await writeFile(join(folder, 'users.json'), JSON.stringify([ann, { ...bo, consent: true }]));
    await writeFile(
      join(folder, 'attendance.json'),
      JSON.stringify([
        { user: 1, timestamp: '2024-09-30T07:05:00Z' },
        { user: 2, timestamp: '2024-09-30T07:30:00Z', status: 'late' },
        { user: 1, timestamp: '2024-10-01T07:05:00Z' },
      ]),
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => {
    vi.stubEnv('TIME_ZONE', zone);
    onTestFinished(() => void vi.unstubAllEnvs());
  });
  const run = (data: string, ...more: string[]) => {
    vi.stubEnv('DATA_DIR', join(folder, data));
    return rollcall('import', 'fas2', join(folder, 'users.json'), join(folder, 'attendance.json'), ...more);
  };
  async function look(data: string, chat = 'web:class-fas2') {
    const config = loadConfig({ DATA_DIR: join(folder, data) });
    const storage = await openStorage(join(config.dataDir, 'rollcall.sqlite'), config, Date.now);
    try {
      const klass = (await storage.classes.in(chat))!;
      const people = [...(await storage.people.many(klass.members.map(({ person }) => person))).values()];
      const sheets = await storage.sheets.between(klass.id, 0, Infinity);
      return { klass, people, sheets };
    } finally {
      await storage.close();
    }
  }

  it('makes a class of the users, and a closed session of each day; a face_id only with consent', async () => {
    const { stdout, status } = await run('once');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^“fas2” has 2 people, 1 of them with a face_id, and 3 marks in 2 sessions\.\n.*--consent-recorded/,
    );
    const { klass, people, sheets } = await look('once');
    expect(klass).toMatchObject({ title: 'fas2', timeZone: zone });
    expect(klass.open).toBeUndefined();
    expect(people.map(({ name, consent, templates }) => [name, consent?.by, templates.length])).toEqual([
      ['Ann Example', undefined, 0],
      ['Bo Example', 'operator', 1],
    ]);
    expect(people[1]!.templates[0]).toMatchObject({ engine: 'resnet-50', version: 'Xenova/resnet-50' });
    expect(sheets.map((sheet) => [...marksOf(sheet).values()].map(({ status: mark }) => mark))).toEqual([
      ['present', 'late'],
      ['present', 'absent'],
    ]);
  });

  it('twice changes nothing, but for what consent allows by then', async () => {
    await run('twice');
    const before = await look('twice');
    await run('twice');
    expect(await look('twice')).toEqual(before);
    expect(JSON.parse((await run('twice', '--consent-recorded', '--json')).stdout)).toMatchObject({ faceIds: 2 });
    const { sheets, klass } = await look('twice');
    expect([sheets, klass]).toEqual([before.sheets, before.klass]);
  });

  it('goes into the class of a chat that is named', async () => {
    await run('elsewhere', '--chat', 'telegram:-1001', '--title', 'Physics 9b');
    expect((await look('elsewhere', 'telegram:-1001')).klass.title).toBe('Physics 9b');
  });

  it('says what is wrong with a file, and imports nothing', async () => {
    await writeFile(join(folder, 'broken.json'), '[{');
    vi.stubEnv('DATA_DIR', join(folder, 'nothing'));
    const broken = await rollcall('import', 'fas2', join(folder, 'users.json'), join(folder, 'broken.json'));
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/broken\.json cannot be imported, and nothing was: it is not JSON\.\n$/);
    const swapped = await rollcall('import', 'fas2', join(folder, 'attendance.json'), join(folder, 'users.json'));
    expect(swapped.stderr).toMatch(/attendance\.json cannot be imported, and nothing was: user 1: name /);
    expect((await rollcall('import', 'fas2', join(folder, 'users.json'))).status).toBe(2);
    expect((await rollcall('import', 'other', 'a', 'b')).stderr).toMatch(/^Use it like this: rollcall import fas2/);
  });
});
