import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/calendar/read-calendar.js';
import { fromCalendar } from '../../src/classes/timetable/from-calendar.js';
import { calendarOf, event } from './calendars.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const range = {
  timeZone: 'Europe/Berlin',
  from: Date.parse('2026-11-23T00:00:00Z'),
  to: Date.parse('2027-11-23T00:00:00Z'),
};
const dates = { from: '2026-11-23', to: '2027-11-23' };

async function read(text: string, timeZone = 'Europe/Berlin') {
  const { entries, skipped } = await readCalendar(bytes(text), { ...range, timeZone });
  return { ...fromCalendar(entries, timeZone, dates), skipped };
}
const times = ({ dates: all }: Awaited<ReturnType<typeof read>>) =>
  all.map(({ date, from, to }) => `${date} ${from / 60}-${to / 60}`);

describe('a calendar file', () => {
  it('gives meetings in the class’s own time, whatever zone they are written in', async () => {
    const text = calendarOf(
      event('DTSTART:20261201T080000Z', 'DTEND:20261201T090000Z'),
      event('DTSTART;TZID=America/New_York:20261202T080000', 'DTEND;TZID=America/New_York:20261202T093000'),
      event('DTSTART;TZID=/citadel.org/2021/Europe/London:20261203T080000', 'DURATION:PT1H'),
      event('DTSTART:20261204T080000', 'DTEND:20261204T090000'),
      event('DTSTART;TZID=Nowhere Time:20261207T080000', 'DTEND;TZID=Nowhere Time:20261207T090000'),
    );
    expect(times(await read(text))).toEqual([
      '2026-12-01 9-10',
      '2026-12-02 14-15.5',
      '2026-12-03 9-10',
      '2026-12-04 8-9',
      '2026-12-07 8-9',
    ]);
  });

  it('describes a zone of its own where its name is none of IANA’s', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Office Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0500',
      'TZOFFSETTO:+0500',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const text = calendarOf(zone, event('DTSTART;TZID=Office Time:20261201T130000', 'DURATION:PT45M'));
    expect(times(await read(text))).toEqual(['2026-12-01 9-9.75']);
  });

  it('gives every occurrence of a rule within the year, with what was left out, moved and called off', async () => {
    const text = calendarOf(
      event(
        'UID:math',
        'DTSTART;TZID=Europe/Berlin:20200901T090000',
        'DTEND;TZID=Europe/Berlin:20200901T103000',
        'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T000000Z',
        'EXDATE;TZID=Europe/Berlin:20261208T090000',
      ),
      event(
        'UID:math',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261215T090000',
        'DTSTART;TZID=Europe/Berlin:20261216T110000',
        'DTEND;TZID=Europe/Berlin:20261216T120000',
      ),
      event(
        'UID:math',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261222T090000',
        'DTSTART;TZID=Europe/Berlin:20261222T090000',
        'STATUS:CANCELLED',
      ),
      event('DTSTART:20261201T120000Z', 'DTEND:20261201T130000Z', 'STATUS:CANCELLED'),
    );
    expect(times(await read(text))).toEqual([
      '2026-11-24 9-10.5',
      '2026-12-01 9-10.5',
      '2026-12-16 11-12',
      '2026-12-29 9-10.5',
    ]);
  });

  it('stays at its wall-clock time over both changes of clocks', async () => {
    const text = calendarOf(event('DTSTART;TZID=Europe/Berlin:20261201T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY'));
    const all = await read(text);
    expect(all.dates.length).toBe(51);
    expect(new Set(all.dates.map(({ from }) => from))).toEqual(new Set([540]));
  });

  it('gives breaks for events of whole days', async () => {
    const text = calendarOf(
      event('SUMMARY:Winter break', 'DTSTART;VALUE=DATE:20261221', 'DTEND;VALUE=DATE:20270107'),
      event('SUMMARY:A day', 'DTSTART;VALUE=DATE:20270501'),
      event('SUMMARY:Over', 'DTSTART;VALUE=DATE:20260501'),
    );
    expect((await read(text)).pauses).toEqual([
      { id: '2026-12-21-2027-01-06', from: '2026-12-21', to: '2027-01-06', title: 'Winter break', imported: true },
      { id: '2027-05-01-2027-05-01', from: '2027-05-01', to: '2027-05-01', title: 'A day', imported: true },
    ]);
  });

  it('ends a meeting over midnight with its day, and leaves out one without length', async () => {
    const text = calendarOf(
      event('DTSTART:20261201T220000', 'DTEND:20261202T020000'),
      event('DTSTART:20261203T220000', 'DTEND:20261203T220000'),
    );
    expect(times(await read(text))).toEqual(['2026-12-01 22-24']);
  });

  it('may hold several calendars, begin with a byte order mark, and have lines of either end', async () => {
    const one = calendarOf(event('DTSTART:20261201T080000', 'DURATION:PT1H'));
    const two = calendarOf(event('DTSTART:20261202T080000', 'DURATION:PT1H')).replaceAll('\r\n', '\n');
    expect(times(await read(`\ufeff${one}${two}`))).toEqual(['2026-12-01 8-9', '2026-12-02 8-9']);
  });
});

describe('a hostile file', () => {
  it.each([
    ['nothing', ''],
    ['another text', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
    ['a picture', '\u0089PNG\r\n'],
    ['a page', '<html>BEGIN:VCALENDAR</html>'],
  ])('that is %s is refused', async (_, text) => {
    await expect(read(text)).rejects.toThrow('calendar.not-one');
  });

  it('that is too large is refused unread', async () => {
    await expect(readCalendar(new Uint8Array(2_000_001), range)).rejects.toThrow('calendar.too-large');
  });

  it.each([
    ['is cut short', calendarOf(event('DTSTART:20261201T080000')).slice(0, -60)],
    ['has a date that is none', calendarOf(event('DTSTART:2026-no-date'))],
    ['has a rule that is none', calendarOf(event('DTSTART:20261201T080000', 'RRULE:FREQ=SOMETIMES'))],
    ['recurs every second', calendarOf(event('DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'))],
    [
      'recurs more often than anybody meets',
      calendarOf(event('DTSTART:20261201T000000Z', 'RRULE:FREQ=MINUTELY;COUNT=1000000')),
    ],
    [
      'has more rules than anybody',
      calendarOf(...Array.from({ length: 400 }, () => event('DTSTART:20200101T000000Z', 'RRULE:FREQ=DAILY'))),
    ],
    ['nests without end', 'BEGIN:VCALENDAR\r\n'.repeat(60_000)],
  ])('that %s is refused, and the bot goes on', async (_, text) => {
    await expect(read(text)).rejects.toThrow('calendar.unreadable');
  });

  it('with a rule that never comes true is given up on', async () => {
    const text = calendarOf(event('DTSTART:20200101T000000Z', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'));
    const reading = readCalendar(bytes(text), range, { patience: 700 });
    // Either its reader sees that nothing comes, or it is stopped: both end.
    expect(await reading.catch((error: unknown) => String(error))).toSatisfy(
      (outcome: unknown) =>
        (typeof outcome === 'object' && JSON.stringify(outcome).length < 200) ||
        /calendar\.unreadable/.test(String(outcome)),
    );
  });

  it('of any bytes behind its first line is read or refused', async () => {
    for (const tail of [
      '\u0000\u0001',
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR',
      'X'.repeat(100_000),
    ]) {
      const outcome = await read(`BEGIN:VCALENDAR\r\n${tail}`).catch((error: unknown) => String(error));
      expect(typeof outcome === 'string' ? outcome : outcome.dates).toSatisfy(
        (seen: unknown) => seen === 'UserError: calendar.unreadable' || (Array.isArray(seen) && seen.length === 0),
      );
    }
  });
});
