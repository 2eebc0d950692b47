/** Pictures are held by what must be true of them, not by their bytes: libraries may draw a hair differently tomorrow. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { extraStatuses, isExtra, perStatus, statuses, type Status } from '../../../src/attendance/sheet.js';
import { createLettering } from '../../../src/lettering/lettering.js';
import { drawCalendar } from '../../../src/reports/charts/calendar-chart.js';
import { chartWidth, outlineText } from '../../../src/reports/charts/draw-chart.js';
import { empty, onStatus, paper, statusColours } from '../../../src/reports/charts/frame.js';
import { drawPeople } from '../../../src/reports/charts/people-chart.js';
import { drawSessions } from '../../../src/reports/charts/sessions-chart.js';
import { type Counts, noCounts } from '../../../src/reports/statistics.js';

const words = {
  title: 'Class 5b',
  lines: ['Term', '84% attended'],
  axis: 'marks',
  statuses: perStatus((status) => status),
};
const counts: Counts = { ...{ present: 20, late: 4, excused: 3, absent: 5 }, ...{ remote: 3, 'left-early': 2 } };
const none = noCounts();

async function look(png: Uint8Array) {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = new Map<string, number>();
  for (let at = 0; at < data.length; at += 3) {
    const colour = `#${data.subarray(at, at + 3).toString('hex')}`;
    pixels.set(colour, (pixels.get(colour) ?? 0) + 1);
  }
  return { ...info, bytes: png.length, share: (colour: string) => (pixels.get(colour) ?? 0) / (data.length / 3) };
}

/** What is drawn of each status, beside the box that explains its colour. */
const shares = (seen: Awaited<ReturnType<typeof look>>) =>
  Object.fromEntries(statuses.map((status) => [status, seen.share(statusColours[status])]));

describe.each([1, 4, 5, 30, 200])('a chart of %i sessions', (n) => {
  it('is a picture of a phone’s width on paper, with every status in its colour and share', async () => {
    const seen = await look(
      await drawSessions(
        words,
        Array.from({ length: n }, (_, i) => ({ label: `${i}`, counts })),
      ),
    );
    expect(seen.width).toBe(chartWidth * 3);
    expect(seen.height).toBeGreaterThan(400);
    expect(seen.height).toBeLessThan(1600);
    expect(seen.bytes).toBeLessThan(200_000);
    expect(seen.share(paper)).toBeGreaterThan(0.3);
    const drawn = shares(seen);
    expect(drawn['present']).toBeGreaterThan(0.03);
    for (const status of statuses.filter((each) => each !== 'present')) {
      expect(drawn[status]).toBeGreaterThan(0.0005);
      expect(drawn[status]).toBeLessThan(drawn['present']!);
    }
  });
});

it('has statuses that not every class has only where they occur', async () => {
  const without = { ...counts, remote: 0, 'left-early': 0 };
  const drawn = [
    await drawSessions(words, [{ label: 'x', counts: without }]),
    await drawPeople(words, [{ name: 'Ann', number: 1, counts: without, note: '' }]),
    await drawCalendar(
      { ...words, letters: words.statuses, weekdays: [], months: [] },
      [{ date: '2026-11-20', status: 'late' }],
      { first: '2026-11-16', last: '2026-11-22' },
    ),
  ];
  for (const seen of await Promise.all(drawn.map(look)))
    for (const status of statuses) expect(seen.share(statusColours[status]) === 0, status).toBe(isExtra(status));
  const seen = await look(await drawPeople(words, [{ name: 'Ann', number: 1, counts, note: '' }]));
  for (const status of extraStatuses) expect(seen.share(statusColours[status])).toBeGreaterThan(0.001);
});

it('leaves out a number that is wider than its part', async () => {
  const ink = async (absent: number) => {
    const seen = await look(
      await drawSessions(words, [{ label: 'x', counts: { ...none, present: 200 - absent, absent } }]),
    );
    return seen.share(onStatus.absent);
  };
  expect(await ink(1)).toBe(await ink(0));
  expect(await ink(60)).toBeGreaterThan(await ink(0));
});

describe('a chart of people', () => {
  const names = ['Ann Example', 'Άννα', 'Анна', 'محمد', 'דוד', 'किरण', '李小龙', 'さくら', '김민준', 'Sam 🎉', '<b>&"'];
  const rows = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ name: names[i % names.length]!, number: i + 1, counts, note: `${i}% ⚠` }));

  it.each([1, 30])('has a row for each of %i, however they are called', async (n) => {
    const seen = await look(await drawPeople(words, rows(n)));
    const one = await look(await drawPeople(words, rows(1)));
    expect(seen.height - one.height).toBe((n - 1) * 25 * 3);
    expect(seen.bytes).toBeLessThan(400_000);
    expect(seen.share(statusColours.absent)).toBeGreaterThan(0.005);
  });

  it('cuts a name that is longer than its place, but not its number, and draws somebody without a session', async () => {
    const long = 'Maximiliana Theodora Alexandra Henriette von Hohenstein-Bartenberg zu Wied';
    const draw = (name: string, number: number) => drawPeople(words, [{ name, number, counts: none, note: '–' }]);
    const seen = await look(await draw(long, 7));
    expect(await draw(long, 8)).not.toEqual(await draw(long, 7));
    expect(await draw('Ann', 8)).toEqual(await draw('Ann', 7));
    expect(seen.width).toBe(chartWidth * 3);
    expect(seen.share(statusColours.present)).toBeLessThan(0.01);
  });
});

describe('a calendar', () => {
  const calendarWords = {
    ...words,
    letters: perStatus((status) => status[0]!.toUpperCase()),
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  };
  const day = (date: string, status: Status) => ({ date, status });

  it('has every mark in its colour, and days without one empty', async () => {
    const marks = statuses.map((status, i) => day(`2026-11-2${i}`, status));
    const seen = await look(await drawCalendar(calendarWords, marks, { first: '2026-11-01', last: '2026-12-20' }));
    for (const status of statuses) expect(shares(seen)[status], status).toBeGreaterThan(0.0008);
    expect(seen.share(empty)).toBeGreaterThan(0.05);
  });

  it.each([2, 3, 4, 7])('shows %i marks of one day all, in one day’s place', async (n) => {
    const range = { first: '2026-11-16', last: '2026-11-22' };
    const of = async (all: Status[]) =>
      shares(
        await look(
          await drawCalendar(
            calendarWords,
            all.map((status) => day('2026-11-20', status)),
            range,
          ),
        ),
      );
    const [none, one, several] = [
      await of([]),
      await of(['present']),
      await of(['absent', ...Array<Status>(n - 1).fill('present')]),
    ];
    const drawn = (seen: typeof one, status: Status) => seen[status]! - none[status]!;
    expect(drawn(several, 'absent')).toBeGreaterThan(drawn(one, 'present') / (2 * n));
    expect(drawn(several, 'present')).toBeGreaterThan(drawn(several, 'absent') / 2);
    expect(drawn(several, 'present') + drawn(several, 'absent')).toBeLessThan(drawn(one, 'present') * 1.3);
  });

  it.each([
    ['a day', '2026-11-20', '2026-11-20', 1],
    ['a term', '2026-09-01', '2026-12-20', 1],
    ['a leap year', '2028-01-01', '2028-12-31', 3],
  ])('of %s has as many rows of weeks as it needs', async (_, first, last, rows) => {
    const seen = await look(await drawCalendar(calendarWords, [], { first, last }));
    expect(Math.round(seen.height / 3 / 260)).toBe(rows === 1 ? 1 : 2);
    expect(seen.width).toBe(chartWidth * 3);
  });
});

describe('text in a chart', () => {
  const lettering = createLettering();
  const svg = (text: string) =>
    `<svg><text text-anchor="end" style="font-size:10px;" fill="#123456">${text}</text></svg>`;

  it('becomes an outline, ending where it should, and what people typed is gone', () => {
    const outlined = outlineText(svg('A &amp; B &lt;x&gt;'), lettering);
    expect(outlined).toContain(lettering.line('A & B <x>').path(-lettering.line('A & B <x>').width * 10, 0, 10));
    expect(outlined).toContain('fill="#123456"');
    expect(outlined).not.toMatch(/<text|&amp;/);
  });

  it('in a form that is not known is a bug, and no letters of the machine’s', () => {
    expect(() => outlineText('<svg><text><tspan>A</tspan></text></svg>', lettering)).toThrow(/not outlined/);
  });
});
