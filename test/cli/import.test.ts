import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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
    expect(readUsers(json, zone)).toMatchObject({
      left: [],
      found: [
        { name: 'Ann Example', email: 'ann@example.org', faceId: 'wig', consented: false },
        { name: 'Bo Example', faceId: 'suit, suit of clothes' },
      ],
    });
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
      expect(readRecords(json, readUsers([ann, bo], zone).found, zone)).toEqual({
        found: [{ user: 0, at: at(when), status }],
        left: [],
      });
    }
  });

  it.each([
    [[{ email: 'x@example.org' }], /^user 1 has no username/],
    [[{ name: '??' }], /^user 1: “\?\?” is no name/],
    ['users', /^it should hold a list of users/],
    [[{ username: 'Ann', timestamp: '2024-09-30 09:05:00' }], /^user 1 is a record of attendance: USERS comes first/],
  ])('that have no user in them are another file (%#)', (users, sentence) => {
    expect(() => readUsers(users, zone)).toThrow(sentence);
  });

  it.each([
    [[ann], { user: 9, date: '2024-09-30' }, /^record 1 is of “9”, who is not among the users/],
    [[ann], { date: '2024-09-30' }, /^record 1 says of nobody/],
    [
      [ann, { ...bo, name: ann.name }],
      { name: ann.name, date: '2024-09-30' },
      /^record 1 is of “Ann {2}Example”, which is what 2 users are called: it may be of any/,
    ],
    [[ann], { user: 1 }, /^record 1 says no date/],
    [[ann], 'here', /^record 1: /],
    [[ann], { user: 1, date: 'yesterday' }, /^record 1: “yesterday” is no date such as/],
    [[ann], { user: 1, timestamp: '2024-02-30 09:00:00' }, /^record 1: “2024-02-30 09:00:00” is no date/],
    [[ann], { user: 1, date: '2024-09-30', status: 'here?' }, /^record 1: “here\?” is none of present, remote, late/],
    [
      [ann],
      { user: 1, timestamp: '2024-09-30 09:05:00', date: '2024-10-01' },
      /^record 1 says 2024-09-30 09:05:00, and 2024/,
    ],
  ])('that cannot be read are left out with their place, and the rest is read (%#)', (users, record, sentence) => {
    const { found, left } = readRecords([record, { user: 1, date: '2024-09-30' }], readUsers(users, zone).found, zone);
    expect(left).toEqual([expect.stringMatching(sentence)]);
    expect(found).toHaveLength(1);
  });

  it('that cannot be read are left out of users, and a bad email of its user', () => {
    const { found, left } = readUsers([{ email: 'x@example.org' }, { ...ann, email: 'nowhere' }, ann], zone);
    expect(left).toEqual([
      'user 1 has no username',
      'user 2: “nowhere” is no email address, and “Ann Example” has none now',
      'user 3 is user 2 once more',
    ]);
    expect(found).toMatchObject([{ name: 'Ann Example' }]);
    expect(found[0]).not.toHaveProperty('email');
  });
});

/** As fas2 wrote them. */
const asha = {
  username: 'Asha12',
  email: 'asha@example.org',
  face_id: 'jersey, T-shirt, tee shirt',
  photo_path: 'C:\\fas2\\uploads\\Asha12_1.jpg',
  registered_at: '2025-04-28 22:00:54',
};
const written = (username: string, timestamp: string) => ({ username, timestamp, date: timestamp.slice(0, 10) });

describe('what fas2 wrote', () => {
  it('is users with a username, and attendance in local time', () => {
    const users = readUsers([asha, { ...asha, username: 'bo', email: '', face_id: null }, { username: 'cy' }], zone);
    expect(users.left).toEqual([]);
    expect(users.found).toMatchObject([
      { name: 'Asha12', email: 'asha@example.org', faceId: 'jersey, T-shirt, tee shirt', consented: false },
      { name: 'bo' },
      { name: 'cy' },
    ]);
    expect(users.found[0]!.registeredAt).toBe(at('2025-04-28T20:00:54Z'));
    expect(readRecords([written('Asha12', '2025-04-28 22:01:02')], users.found, zone)).toEqual({
      found: [{ user: 0, at: at('2025-04-28T20:01:02Z'), status: 'present' }],
      left: [],
    });
    // Of the hour that comes twice, the first.
    expect(readRecords([written('cy', '2025-10-26 02:30:00')], users.found, zone).found).toMatchObject([
      { at: at('2025-10-26T00:30:00Z') },
    ]);
  });

  it('has two people where two have one name; what one of them alone can have done is theirs, and the rest nobody’s', () => {
    const { found } = readUsers([asha, { ...asha, email: '', registered_at: '2025-05-02 08:00:00' }], zone);
    expect(new Set(found.map(({ identity }) => identity)).size).toBe(2);
    const alike = readUsers([asha, { ...asha, email: '' }, { ...asha, face_id: 'wig' }, { ...asha }], zone);
    expect(alike.found).toHaveLength(3);
    expect(alike.left).toEqual(['user 4 is user 1 once more']);
    const records = [
      written('Asha12', '2025-04-27 09:00:00'),
      written('Asha12', '2025-04-30 09:00:00'),
      written('Asha12', '2025-05-05 09:00:00'),
    ];
    const read = readRecords(records, found, zone);
    expect(read.found).toMatchObject([{ user: 0, at: at('2025-04-30T07:00:00Z') }]);
    expect(read.left).toMatchObject([/record 1/, /record 3/].map((part) => expect.stringMatching(part) as unknown));
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

  const shared = fileURLToPath(new URL('../../../shared/cases/fas2', import.meta.url));
  const other = { username: 'bo', email: '', face_id: 'lab coat', registered_at: '2025-08-06 14:58:41' };
  async function importing(data: string, users: unknown, records: unknown, ...more: string[]) {
    const paths = [join(folder, `${data}-users.json`), join(folder, `${data}-attendance.json`)] as const;
    const text = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));
    await writeFile(paths[0], text(users));
    await writeFile(paths[1], text(records));
    vi.stubEnv('DATA_DIR', join(folder, data));
    return rollcall('import', 'fas2', ...paths, ...more);
  }

  it('brings what fas2 wrote over, says what came twice and what is left out, and does it once', async () => {
    const records = [
      written('Asha12', '2025-04-28 22:01:02'),
      written('Asha12', '2025-04-28 22:08:22'),
      written('Asha12', '2025-04-28 22:08:22'),
      written('Nobody', '2025-04-28 22:09:00'),
      written('bo', '2025-08-06 15:01:10'),
    ];
    const { stdout, status } = await importing('written', [asha, other], records);
    expect(status).toBe(0);
    expect(stdout).toBe(
      [
        '“fas2” has 2 people, 0 of them with a face_id, and 3 marks in 2 sessions.',
        'A face_id is kept with consent alone, and fas2 recorded none: --consent-recorded says that you have it in writing.',
        'Times are those of Europe/Berlin; --zone names another.',
        'Records that came twice, and count once: 1.',
        'Left out (1):',
        '- record 4 is of “Nobody”, who is not among the users.',
        '',
      ].join('\n'),
    );
    const before = await look('written');
    expect(before.sheets.map(({ openedAt }) => openedAt)).toEqual([
      at('2025-04-28T20:01:02Z'),
      at('2025-08-06T13:01:10Z'),
    ]);
    // Whoever had not registered yet was not absent.
    expect(before.sheets.map((sheet) => [...marksOf(sheet).values()].map(({ status: mark }) => mark))).toEqual([
      ['present'],
      ['absent', 'present'],
    ]);
    expect((await importing('written', [asha, other], records)).stdout).toBe(stdout);
    expect(await look('written')).toEqual(before);
  });

  it('reads times in the zone that is named, and then in the class’s', async () => {
    const records = [written('Asha12', '2025-04-28 22:01:02')];
    await importing('zone', [asha], records, '--zone', 'Asia/Tokyo');
    const before = await look('zone');
    expect(before.klass.timeZone).toBe('Asia/Tokyo');
    expect(before.sheets[0]!.openedAt).toBe(at('2025-04-28T13:01:02Z'));
    await importing('zone', [asha], records);
    expect(await look('zone')).toEqual(before);
    expect((await importing('zone', [asha], records, '--zone', 'Mars/Olympus')).stderr).toMatch(/time zone “Mars/);
  });

  it('takes empty files for what they are', async () => {
    expect((await importing('empty', '', '')).stdout).toBe(
      'There are no users in these files, and nothing was imported.\n',
    );
    expect((await importing('empty-users', '', [written('bo', '2025-08-06 15:01:10')])).stdout).toMatch(
      /nothing was imported\.\nLeft out \(1\):\n- record 1 is of “bo”, who is not among the users\.\n$/,
    );
    expect((await importing('empty-records', [other], '\n')).stdout).toMatch(
      /^“fas2” has 1 people, .* 0 marks in 0 sessions/,
    );
  });

  it.runIf(existsSync(shared))('brings over the records in ../shared', async () => {
    vi.stubEnv('DATA_DIR', join(folder, 'shared'));
    const [users, records, empty] = ['users', 'attendance', 'empty'].map((name) => join(shared, `${name}.json`));
    const { stdout } = await rollcall('import', 'fas2', users!, records!, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ people: 2, sessions: 2, marks: 3, twice: 1, left: [] });
    expect((await rollcall('import', 'fas2', empty!, empty!)).status).toBe(0);
  });

  it('says what is wrong with a file, and imports nothing', async () => {
    await writeFile(join(folder, 'broken.json'), '[{');
    vi.stubEnv('DATA_DIR', join(folder, 'nothing'));
    const broken = await rollcall('import', 'fas2', join(folder, 'users.json'), join(folder, 'broken.json'));
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/broken\.json cannot be imported, and nothing was: it is not JSON\.\n$/);
    const swapped = await rollcall('import', 'fas2', join(folder, 'attendance.json'), join(folder, 'users.json'));
    expect(swapped.stderr).toMatch(
      /attendance\.json cannot be imported, and nothing was: user 1 is a record of attend/,
    );
    expect((await rollcall('import', 'fas2', join(folder, 'users.json'))).status).toBe(2);
    expect((await rollcall('import', 'other', 'a', 'b')).stderr).toMatch(/^Use it like this: rollcall import fas2/);
  });
});
