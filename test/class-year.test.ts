/** A class runs through a year: minutes are missed and doubled, and everything breaks now and then. */
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { tally } from '../src/attendance/marks.js';
import { stories } from '../src/stories/every-story.js';
import { breakMethod } from './helpers/break.js';
import { createClassroom, type Classroom } from './helpers/classroom.js';
import { randomFrom } from './helpers/random.js';
import { busyTimes, changes, commands, meetingsOf, timeZone, weekday, yearDates } from './helpers/year.js';

const minute = 60_000;

interface Mishaps {
  /** Chances of a minute: not to come, to come twice, to break at some port. */
  missed: number;
  doubled: number;
  broken: number;
}

/** Every minute around those that matter, as instants, in order. */
function minutesOf(date: string): number[] {
  const found = new Set<number>();
  for (const time of busyTimes) {
    const [hour = 0, at = 0] = time.split(':').map(Number);
    const wall = DateTime.fromISO(date, { zone: timeZone }).set({ hour, minute: at });
    // An hour more at either side where clocks change: the wall shows these minutes twice, or not at all.
    const spans = Object.values(changes).includes(date) ? [-60, 0, 60] : [0];
    for (const span of spans) for (let i = -2; i <= 14; i++) found.add(wall.toMillis() + (span + i) * minute);
  }
  return [...found].sort((a, b) => a - b);
}

async function runYear(
  seed: number,
  { missed, doubled, broken }: Mishaps,
  prepare: (room: Classroom) => void = () => undefined,
): Promise<Classroom> {
  const random = randomFrom(seed);
  const room = await createClassroom(stories, { hosts: ['fake:host'] });
  prepare(room);
  room.clock.at = Date.parse('2027-08-31T10:00:00Z');
  for (const name of ['night', 'week']) {
    room.platform.channels.set(`@${name}`, { chat: `fake:${name}`, title: name });
    room.platform.admins.add(`fake:${name} fake:host`);
  }
  for (const command of commands) await room.host.says(command);
  await room.services.classes.change('c-class-5b', (now) => ({
    ...now,
    term: { first: '2027-09-01', last: '2028-02-04' },
  }));
  await room.host.says('/digest term 18:00 @week');
  const ports = [
    () => breakMethod(room.services.sheets, 'add', random() < 0.5 ? 'before' : 'after'),
    () => breakMethod(room.services.sheets, 'change', random() < 0.5 ? 'before' : 'after'),
    () => breakMethod(room.services.classes, 'change', random() < 0.5 ? 'before' : 'after'),
    () => breakMethod(room.services.timetables, 'change', random() < 0.5 ? 'before' : 'after'),
    () => breakMethod(room.services.digests, 'change', random() < 0.5 ? 'before' : 'after'),
    () => breakMethod(room.platform.messenger, 'send', random() < 0.5 ? 'before' : 'after'),
  ];
  for (const date of yearDates) {
    let misses = 0;
    for (const at of minutesOf(date)) {
      // Never ten in a row: a meeting may be as short as half an hour, and what nobody sees is not opened.
      if (random() < missed && misses < 9) {
        misses += 1;
        continue;
      }
      misses = 0;
      room.clock.at = at;
      const mend = random() < broken ? ports[Math.floor(random() * ports.length)]!() : () => undefined;
      await room.tick();
      mend();
      if (random() < doubled) await room.tick();
    }
  }
  // The last meeting ends with the year.
  room.clock.at += 60 * minute;
  await room.tick();
  return room;
}

const sheetsOf = (room: Classroom) => room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER);
const wall = (at: number) => DateTime.fromMillis(at, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
const plan = yearDates.flatMap((date) => meetingsOf(date).map((time) => ({ date, time })));

/** What the wall shows at a meeting's beginning: the hour that does not come is the next one. */
function begins({ date, time }: { date: string; time: string }): string {
  return date === changes.spring && time === '02:15' ? `${date} 03:00` : `${date} ${time}`;
}

async function expectEverySheet(room: Classroom): Promise<void> {
  const sheets = await sheetsOf(room);
  expect(sheets.map(({ openedAt }) => wall(openedAt))).toEqual(plan.map(begins));
  for (const sheet of sheets) {
    expect(sheet.closedAt).toBe(sheet.closesAt);
    expect(sheet.closesAt).toBeGreaterThan(sheet.openedAt);
    // Nobody was marked, so nobody took attendance, and nobody is absent.
    expect(tally(sheet)).toMatchObject({ absent: 0, unrecorded: 3 });
  }
  expect((await room.klass()).open).toBeUndefined();
}

async function expectEverySession(room: Classroom): Promise<void> {
  await expectEverySheet(room);
  const said = (pattern: RegExp) => room.platform.said.filter(({ text }) => pattern.test(text)).length;
  expect(said(/attendance is closed \(/)).toBe(plan.length);
  // The message that opened each session says at the end that it is over: one for each.
  expect(said(/attendance is closed\.$/)).toBe(plan.length);
  expect(said(/not opened/)).toBe(0);
}

const digestsIn = (room: Classroom, chat: string) =>
  room.platform.said.filter((said) => said.chat === chat && said.text.includes('Digest, ')).map(({ text }) => text);

function longDate(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc' }).toFormat('cccc, LLLL d');
}

function expectEveryDigest(room: Classroom): void {
  const daily = yearDates.filter((date) => meetingsOf(date).some((time) => time < '18:00'));
  expect(digestsIn(room, room.group.id).map((text) => text.split('\n')[0])).toEqual(
    daily.map((date) => `Class 5b, ${longDate(date)}`),
  );
  const nightly = yearDates.filter((date) => meetingsOf(date).includes('02:15'));
  expect(digestsIn(room, 'fake:night').map((text) => text.split('\n')[0])).toEqual(
    nightly.map((date) => `Class 5b, ${longDate(date)}`),
  );
  const fridays = yearDates.filter((date) => weekday(date) === 5);
  const withSessions = fridays.filter((date) => {
    const week = yearDates.slice(Math.max(0, yearDates.indexOf(date) - 6), yearDates.indexOf(date) + 1);
    return week.some((day) => meetingsOf(day).length > 0);
  });
  const weekly = digestsIn(room, 'fake:week').filter((text) => text.includes('Digest, weekly'));
  expect(weekly).toHaveLength(withSessions.length);
  expect(digestsIn(room, 'fake:week').filter((text) => text.includes('end of the term'))).toHaveLength(1);
}

describe('a year of a class', () => {
  it('of undisturbed minutes has every session and every digest once, none of them late', async () => {
    const room = await runYear(1, { missed: 0, doubled: 0, broken: 0 });
    await expectEverySession(room);
    expectEveryDigest(room);
    expect(room.platform.said.filter(({ text }) => text.includes('comes late'))).toEqual([]);
    expect(room.logged).toEqual([]);
    const sheets = await sheetsOf(room);
    // The hour that does not come, and the hour that comes twice: 03:00 to 03:30, and two hours and a quarter.
    const lengths = new Map(sheets.map(({ openedAt, closesAt }) => [wall(openedAt), (closesAt - openedAt) / minute]));
    expect(lengths.get('2028-03-26 03:00')).toBe(30);
    expect(lengths.get('2027-10-31 02:15')).toBe(135);
    expect(lengths.get('2028-02-29 08:00')).toBe(90);
    expect(lengths.get('2027-09-02 23:00')).toBe(60);
  });

  it('of missed, doubled and broken minutes has every session and every digest once', async () => {
    const room = await runYear(2, { missed: 0.25, doubled: 0.15, broken: 0.2 });
    await expectEverySession(room);
    expectEveryDigest(room);
    expect(room.logged.length).toBeGreaterThan(100);
  });

  it('of a platform that forgets what it was sent doubles a digest only where that is counted', async () => {
    const keys: string[] = [];
    const room = await runYear(4, { missed: 0.1, doubled: 0.1, broken: 0.3 }, ({ platform: { messenger } }) => {
      const { send } = { send: messenger.send.bind(messenger) };
      messenger.send = (to, reply, key) => send(to, reply, `${key} ${keys.push(key)}`);
    });
    const digests = keys.filter((key) => key.startsWith('digest '));
    const doubled = digests.length - new Set(digests).size;
    const found = (await room.services.digests.get('c-class-5b'))?.digests ?? [];
    const counted = found.reduce((sum, { doubted = 0 }) => sum + doubted, 0);
    expect(doubled).toBeGreaterThan(0);
    expect(doubled).toBeLessThanOrEqual(counted);
    await expectEverySheet(room);
  });
});
