/** Rules and their exceptions, in whatever zones they are written. */
import { describe, expect, it } from 'vitest';
import { calendarOf, event, meets, read, weekly } from './calendars.js';

describe('a rule with exceptions', () => {
  const withoutSecond = ['2026-12-01 9:00', '2026-12-15 9:00'];

  it.each([
    ['UTC', 'EXDATE:20261208T080000Z'],
    ['the zone of the start', 'EXDATE;TZID=Europe/Berlin:20261208T090000'],
    ['another zone', 'EXDATE;TZID=America/New_York:20261208T030000'],
    ['Windows’ name of the zone', 'EXDATE;TZID=W. Europe Standard Time:20261208T090000'],
    ['the zone of the start, which it does not name', 'EXDATE:20261208T090000'],
    ['dashes and colons', 'EXDATE:2026-12-08T08:00:00Z'],
    ['a date', 'EXDATE;VALUE=DATE:20261208'],
    ['a date with a time', 'EXDATE;VALUE=DATE:20261208T000000'],
    ['a date that does not say so', 'EXDATE:20261208'],
    ['a list', 'EXDATE:20261124T080000Z,20261208T080000Z,20261209T080000Z'],
  ])('leaves out what it leaves out in %s', async (_, line) => {
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=3', line))).toEqual(withoutSecond);
  });

  it('leaves out what another rule gives', async () => {
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=3', 'EXRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2'))).toEqual([
      '2026-12-08 9:00',
    ]);
  });

  it('without a zone of its own is one of its event’s, whatever the class’s', async () => {
    const text = calendarOf(
      event(
        ...[
          'UID:a',
          'DTSTART;TZID=America/New_York:20261201T090000',
          'DTEND:20261201T100000',
          'RRULE:FREQ=WEEKLY;COUNT=4',
        ],
        ...['EXDATE:20261208T090000', 'RDATE:20261203T090000'],
      ),
      event('UID:a', 'RECURRENCE-ID:20261215T090000', 'DTSTART:20261216T150000Z', 'DURATION:PT1H'),
    );
    expect((await read(text)).meets).toEqual([
      '2026-12-01 15:00',
      '2026-12-03 15:00',
      '2026-12-16 16:00',
      '2026-12-22 15:00',
    ]);
  });

  it('in UTC leaves out what is written in a zone, or on every wall', async () => {
    const utc = (line: string) => event('DTSTART:20261201T080000Z', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3', line);
    expect(await meets(utc('EXDATE;TZID=Europe/Berlin:20261208T090000'))).toEqual(withoutSecond);
    expect(await meets(utc('EXDATE:20261208T090000'))).toEqual(withoutSecond);
  });

  it('on every wall leaves out what is written in UTC', async () => {
    const floating = (...lines: string[]) => event('DTSTART:20261201T090000', 'DURATION:PT1H', ...lines);
    expect(await meets(floating('RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20261208T080000Z'))).toEqual(withoutSecond);
    expect(await meets(floating('RRULE:FREQ=WEEKLY;UNTIL=20261215T080000Z'))).toHaveLength(3);
  });

  it.each([
    ['20261215T080000Z', 3],
    ['20261215T075959Z', 2],
    ['20261215T090000', 3],
    ['20261215', 3],
    ['20261214', 2],
  ])('ends at %s', async (until, n) => {
    expect(await meets(weekly(`RRULE:FREQ=WEEKLY;UNTIL=${until}`))).toHaveLength(n);
  });

  it('follows the clocks of its zone over both changes', async () => {
    // Clocks change on 2027-03-28 and 2027-10-31 in Berlin, on 2027-03-14 and 2027-11-07 in New York.
    const lesson = (start: string, ...lines: string[]) =>
      event(`DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3', ...lines);
    expect(await meets(lesson('20270322T090000', 'EXDATE:20270329T070000Z'))).toEqual([
      '2027-03-22 9:00',
      '2027-04-05 9:00',
    ]);
    expect(await meets(lesson('20271025T090000', 'EXDATE:20271101T080000Z'))).toEqual([
      '2027-10-25 9:00',
      '2027-11-08 9:00',
    ]);
    const text = calendarOf(lesson('20270308T150000'));
    expect((await read(text, 'America/New_York')).meets).toEqual([
      '2027-03-08 9:00',
      '2027-03-15 10:00',
      '2027-03-22 10:00',
    ]);
    // 2:30 does not come on the 28th, and comes twice on the 31st.
    expect(await meets(lesson('20270321T023000', 'EXDATE:20270328T013000Z'))).toEqual([
      '2027-03-21 2:30',
      '2027-04-04 2:30',
    ]);
    expect(await meets(lesson('20271024T023000', 'EXDATE:20271031T003000Z'))).toEqual([
      '2027-10-24 2:30',
      '2027-11-07 2:30',
    ]);
  });

  it('has more dates, also in other zones and as periods', async () => {
    const more = 'RDATE;TZID=America/New_York:20261209T030000,20261210T030000';
    expect(await meets(weekly(more))).toEqual(['2026-12-01 9:00', '2026-12-09 9:00', '2026-12-10 9:00']);
    expect(await meets(weekly('RDATE;VALUE=PERIOD:20261202T080000Z/PT30M', 'EXDATE:20261201T080000Z'))).toEqual([
      '2026-12-02 9:00',
    ]);
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=2', 'RDATE;VALUE=DATE:20261203'))).toEqual([
      '2026-12-01 9:00',
      '2026-12-03 9:00',
      '2026-12-08 9:00',
    ]);
  });

  it('of whole days leaves out dates, and instants at which a day begins', async () => {
    const breaks = async (line: string) =>
      (await read(calendarOf(event('DTSTART:20261201', 'RRULE:FREQ=DAILY;UNTIL=20261203', line)))).breaks;
    const left = ['2026-12-01..2026-12-01', '2026-12-03..2026-12-03'];
    expect(await breaks('EXDATE;VALUE=DATE:20261202')).toEqual(left);
    expect(await breaks('EXDATE:20261202T000000Z')).toEqual(left);
    expect(await breaks('EXDATE:20261201T230000Z')).toEqual(left);
  });
});

describe('an occurrence that is changed', () => {
  const moved = ['2026-12-01 9:00', '2026-12-09 14:00', '2026-12-15 9:00'];
  const change = (...lines: string[]) => event('UID:a', ...lines);
  const toWednesday = ['DTSTART;TZID=Europe/Berlin:20261209T140000', 'DTEND;TZID=Europe/Berlin:20261209T150000'];

  it.each([
    'RECURRENCE-ID:20261208T080000Z',
    'RECURRENCE-ID;TZID=Europe/Berlin:20261208T090000',
    'RECURRENCE-ID;TZID=Asia/Tokyo:20261208T170000',
    'RECURRENCE-ID;VALUE=DATE:20261208',
    'RECURRENCE-ID:20261208T090000',
  ])('is found by %s', async (id) => {
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=3'), change(id, ...toWednesday))).toEqual(moved);
    expect(await meets(change(id, ...toWednesday), weekly('RRULE:FREQ=WEEKLY;COUNT=3'))).toEqual(moved);
    const off = change(id, 'DTSTART;TZID=Europe/Berlin:20261208T090000', 'STATUS:CANCELLED');
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=3'), off)).toEqual(['2026-12-01 9:00', '2026-12-15 9:00']);
  });

  it('is as its latest edition says', async () => {
    const id = 'RECURRENCE-ID:20261208T080000Z';
    const later = change(id, 'SEQUENCE:2', ...toWednesday);
    const earlier = change(id, 'SEQUENCE:1', 'DTSTART:20261210T080000Z', 'DURATION:PT1H');
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=3'), later, earlier)).toEqual(moved);
  });

  it('and a whole event are as their newest editions say, in whatever order', async () => {
    const old = weekly('RRULE:FREQ=WEEKLY;COUNT=3', 'SEQUENCE:1');
    const newer = event(
      'UID:a',
      'SEQUENCE:2',
      'DTSTART:20261204T080000Z',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    );
    for (const parts of [
      [old, newer],
      [newer, old],
    ])
      expect(await meets(...parts)).toEqual(['2026-12-04 9:00', '2026-12-11 9:00']);
    // Some programs give all their events one name: without an edition neither is the newer one.
    expect(await meets(event('UID:a', 'DTSTART:20261204T080000Z', 'DURATION:PT1H'), weekly())).toHaveLength(2);
  });

  it('is not held where all of it is called off', async () => {
    const change = event('UID:a', 'RECURRENCE-ID:20261208T080000Z', ...toWednesday);
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=3';
    expect(await meets(weekly(rule), change, weekly(rule, 'STATUS:CANCELLED'))).toEqual([]);
    expect(await meets(weekly(rule, 'STATUS:CANCELLED', 'SEQUENCE:3'), weekly(rule, 'SEQUENCE:2'))).toEqual([]);
    const text = calendarOf(['METHOD:CANCEL'], weekly(rule));
    expect((await read(text)).meets).toEqual([]);
  });

  it('takes place also where the rest of its event is not in the file', async () => {
    expect(await meets(change('RECURRENCE-ID;TZID=Europe/Berlin:20261208T090000', ...toWednesday))).toEqual([
      '2026-12-09 14:00',
    ]);
  });

  it('leaves other events alone', async () => {
    const other = event('UID:b', 'RECURRENCE-ID:20261208T080000Z', ...toWednesday);
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=3'), other)).toHaveLength(4);
  });

  it('may change those after it as well', async () => {
    const andFuture = 'RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T080000Z';
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=4'), change(andFuture, ...toWednesday))).toEqual([
      '2026-12-01 9:00',
      '2026-12-09 14:00',
      '2026-12-16 14:00',
      '2026-12-23 14:00',
    ]);
    const ended = change(andFuture, 'DTSTART;TZID=Europe/Berlin:20261208T090000', 'STATUS:CANCELLED');
    expect(await meets(weekly('RRULE:FREQ=WEEKLY;COUNT=4'), ended)).toEqual(['2026-12-01 9:00']);
  });
});
