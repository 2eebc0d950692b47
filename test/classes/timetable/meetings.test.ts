import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, meetingAt, meetingsOn, nextDue, nextMeetings } from '../../../src/classes/timetable/meetings.js';
import { emptyTimetable, timetable as schema, type Timetable } from '../../../src/classes/timetable/timetable.js';
import { addDays, datesOf } from '../../../src/classes/timetable/wall-clock.js';

const at = (iso: string) => Date.parse(iso);
const minute = 60_000;
const berlin = 'Europe/Berlin';

function plan(over: Partial<Timetable>): Timetable {
  return { ...emptyTimetable, ...over };
}
function mondays(over: Partial<Timetable['weekly'][number]> = {}): Timetable['weekly'][number] {
  return { id: 'w', weekdays: [1], from: 540, to: 600, every: 1, since: '2026-11-01', ...over };
}
const keysOn = (timetable: Timetable, dates: readonly string[], zone = berlin) =>
  dates.flatMap((date) => meetingsOn(timetable, date, zone).map(({ key }) => key));

describe('meetings', () => {
  it('are on their weekdays, within their bounds', () => {
    const timetable = plan({ weekly: [mondays({ weekdays: [1, 3], since: '2026-11-25', until: '2026-12-07' })] });
    expect(keysOn(timetable, datesOf('2026-11-20', '2026-12-31'))).toEqual([
      '2026-11-25T09:00',
      '2026-11-30T09:00',
      '2026-12-02T09:00',
      '2026-12-07T09:00',
    ]);
  });

  it('are every second week from the week of their first date, over new year and a change of clocks', () => {
    const timetable = plan({ weekly: [mondays({ weekdays: [1, 5], every: 2, since: '2026-12-11' })] });
    expect(keysOn(timetable, datesOf('2026-12-01', '2027-01-25'))).toEqual([
      '2026-12-11T09:00',
      '2026-12-21T09:00',
      '2026-12-25T09:00',
      '2027-01-04T09:00',
      '2027-01-08T09:00',
      '2027-01-18T09:00',
      '2027-01-22T09:00',
    ]);
    // Always 14 days apart, also over a year with both changes and a leap day.
    const fridays = keysOn(timetable, datesOf('2027-03-01', '2028-04-30')).filter((_, i) => i % 2 === 1);
    for (const [i, key] of fridays.slice(1).entries()) {
      expect(key.slice(0, 10)).toBe(addDays(fridays[i]!.slice(0, 10), 14));
    }
  });

  it('are not in a break, but for a date that a host set by hand', () => {
    const timetable = plan({
      weekly: [mondays()],
      dates: [
        { date: '2026-12-28', from: 660, to: 720, imported: false },
        { date: '2026-12-29', from: 660, to: 720, imported: true },
      ],
      pauses: [{ id: 'p', from: '2026-12-21', to: '2027-01-03', imported: false }],
    });
    expect(keysOn(timetable, datesOf('2026-12-14', '2027-01-04'))).toEqual([
      '2026-12-14T09:00',
      '2026-12-28T11:00',
      '2027-01-04T09:00',
    ]);
  });

  it('that start together are one, the longer one', () => {
    const timetable = plan({ weekly: [mondays(), mondays({ id: 'v', weekdays: [1, 2], to: 660 })] });
    expect(meetingsOn(timetable, '2026-11-23', berlin)).toEqual([
      {
        key: '2026-11-23T09:00',
        date: '2026-11-23',
        start: at('2026-11-23T08:00:00Z'),
        end: at('2026-11-23T10:00:00Z'),
      },
    ]);
  });

  it('end as the next one begins', () => {
    const timetable = plan({ weekly: [mondays({ to: 720 }), mondays({ id: 'v', from: 600, to: 660 })] });
    const times = meetingsOn(timetable, '2026-11-23', 'UTC').map(({ start, end }) => [start, end]);
    expect(times).toEqual([
      [at('2026-11-23T09:00:00Z'), at('2026-11-23T10:00:00Z')],
      [at('2026-11-23T10:00:00Z'), at('2026-11-23T11:00:00Z')],
    ]);
  });

  it('follow the wall clock over both changes', () => {
    const timetable = plan({ weekly: [mondays({ weekdays: [7], from: 90, to: 210 })] });
    // 01:30 to 03:30: one hour when clocks go forward, three when they go back.
    const [spring] = meetingsOn(timetable, '2027-03-28', berlin);
    expect((spring!.end - spring!.start) / minute).toBe(60);
    const [autumn] = meetingsOn(timetable, '2027-10-31', berlin);
    expect((autumn!.end - autumn!.start) / minute).toBe(180);
  });

  it('are held at the jump where clocks jump over all of them', () => {
    const timetable = plan({ weekly: [mondays({ weekdays: [7], from: 125, to: 155 })] });
    expect(meetingsOn(timetable, '2027-03-28', berlin)).toMatchObject([
      { key: '2027-03-28T02:05', start: at('2027-03-28T01:00:00Z'), end: at('2027-03-28T01:30:00Z') },
    ]);
  });
});

describe('what is due', () => {
  const timetable = plan({ weekly: [mondays()], settledUntil: at('2026-11-16T12:00:00Z') });

  it('is a meeting from its start to before its end', () => {
    const on = (iso: string) => dueAt(timetable, berlin, at(iso)).on.map(({ key }) => key);
    expect(on('2026-11-23T07:59:59Z')).toEqual([]);
    expect(on('2026-11-23T08:00:00Z')).toEqual(['2026-11-23T09:00']);
    expect(on('2026-11-23T08:59:59Z')).toEqual(['2026-11-23T09:00']);
    expect(on('2026-11-23T09:00:00Z')).toEqual([]);
  });

  it('is also to tell of meetings that nobody saw, for two weeks', () => {
    const missed = (iso: string) => dueAt(timetable, berlin, at(iso)).missed.map(({ key }) => key);
    expect(missed('2026-11-23T08:30:00Z')).toEqual([]);
    expect(missed('2026-11-23T09:00:00Z')).toEqual(['2026-11-23T09:00']);
    expect(missed('2027-01-01T09:00:00Z')).toEqual(['2026-12-21T09:00', '2026-12-28T09:00']);
  });

  it('is next the start of a meeting, or a look again; nothing where the class never meets', () => {
    expect(nextDue(timetable, berlin, at('2026-11-23T08:00:00Z'))).toBe(at('2026-11-30T08:00:00Z'));
    expect(nextDue(emptyTimetable, berlin, at('2026-11-23T08:00:00Z'))).toBeUndefined();
    const far = plan({ dates: [{ date: '2028-11-23', from: 540, to: 600, imported: false }] });
    const again = nextDue(far, berlin, at('2026-11-23T08:00:00Z'))!;
    expect(again).toBeGreaterThan(at('2026-12-23T08:00:00Z'));
    expect(again).toBeLessThan(at('2028-11-23T08:00:00Z'));
  });
});

describe('what a host does', () => {
  it('belongs to the meeting that is on, or that is about to begin', () => {
    const timetable = plan({ weekly: [mondays(), mondays({ id: 'v', from: 600, to: 660 })] });
    const key = (iso: string) => meetingAt(timetable, berlin, at(iso))?.key;
    expect(key('2026-11-23T07:29:59Z')).toBeUndefined();
    expect(key('2026-11-23T07:30:00Z')).toBe('2026-11-23T09:00');
    expect(key('2026-11-23T08:59:59Z')).toBe('2026-11-23T09:00');
    expect(key('2026-11-23T09:00:00Z')).toBe('2026-11-23T10:00');
    expect(key('2026-11-23T10:00:00Z')).toBeUndefined();
  });
});

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, to]) => from < to)
  .map(([from, to]) => ({ from, to }));
const anyDate = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-11-01', days));
const anyTimetable: fc.Arbitrary<Timetable> = fc.record({
  weekly: fc.array(
    fc
      .record({
        id: fc.uuid(),
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort()),
        every: fc.constantFrom(1, 2),
        since: anyDate,
        span,
      })
      .map(({ span: times, ...rule }) => ({ ...rule, ...times })),
    { maxLength: 4 },
  ),
  dates: fc.array(
    fc.record({ date: anyDate, span, imported: fc.boolean() }).map(({ span: times, ...one }) => ({ ...one, ...times })),
    { maxLength: 4 },
  ),
  pauses: fc.array(
    fc.record({ id: fc.uuid(), from: anyDate, days: fc.nat(30), imported: fc.boolean() }).map(({ days, ...one }) => ({
      ...one,
      to: addDays(one.from, days),
    })),
    { maxLength: 3 },
  ),
  settledUntil: fc.constant(0),
});
const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));

describe('any timetable, in any zone, over any days', () => {
  it('has meetings that begin in order, last, and have keys of their own', () => {
    fc.assert(
      fc.property(anyTimetable, anyZone, anyDate, (timetable, zone, from) => {
        expect(schema.parse(timetable)).toEqual(timetable);
        const meetings = datesOf(from, addDays(from, 10)).flatMap((date) => meetingsOn(timetable, date, zone));
        expect(new Set(meetings.map(({ key }) => key)).size).toBe(meetings.length);
        for (const [i, { start, end }] of meetings.entries()) {
          expect(end).toBeGreaterThan(start);
          const before = meetings[i - 1];
          if (before) expect(start).toBeGreaterThanOrEqual(before.start === start ? start : before.end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('wakes for every meeting: nothing begins before the next time it is due', () => {
    fc.assert(
      fc.property(anyTimetable, anyZone, anyDate, fc.nat(1440), (timetable, zone, date, minutes) => {
        const now = at(`${date}T00:00:00Z`) + minutes * minute;
        const due = nextDue(timetable, zone, now);
        const [next] = nextMeetings(timetable, zone, now, 1);
        if (next) expect(due).toBe(next.start);
        else if (due !== undefined) expect(due).toBeGreaterThan(now);
        const soon = datesOf(addDays(date, -1), addDays(date, 12)).flatMap((each) => meetingsOn(timetable, each, zone));
        for (const { start } of soon) if (start > now) expect(due!).toBeLessThanOrEqual(start);
      }),
      { numRuns: 300 },
    );
  });

  it('has every meeting either on at some tick, or told to be missed, and never both later', () => {
    fc.assert(
      fc.property(
        anyTimetable,
        anyZone,
        anyDate,
        fc.array(fc.nat(3000), { maxLength: 8 }),
        (timetable, zone, date, gaps) => {
          let now = at(`${date}T00:00:00Z`);
          let settledUntil = now;
          const opened = new Set<string>();
          const missed = new Set<string>();
          const begin = now;
          for (const gap of [...gaps, 2000]) {
            now += gap * minute;
            const due = dueAt({ ...timetable, settledUntil }, zone, now);
            for (const { key } of due.on) opened.add(key);
            for (const { key } of due.missed) if (!opened.has(key)) missed.add(key);
            settledUntil = now;
          }
          const days = datesOf(addDays(date, -1), addDays(date, 30));
          const over = days
            .flatMap((each) => meetingsOn(timetable, each, zone))
            .filter(({ start, end }) => start > begin && end <= now && now - start < 13 * 86_400_000);
          for (const { key } of over) expect(opened.has(key) !== missed.has(key)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
