import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  datesOf,
  daysBetween,
  instantOf,
  weekdayOf,
} from '../../../src/classes/timetable/wall-clock.js';

const at = (iso: string) => Date.parse(iso);
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const date = fc
  .integer({ min: 0, max: 365 * 20 })
  .map((days) => DateTime.utc(2020, 1, 1).plus({ days }).toFormat('yyyy-MM-dd'));
const time = fc.integer({ min: 0, max: 1440 });
/** Zones and days on which clocks change, which chance alone would hardly ever meet. */
const changes: readonly [string, string][] = [
  ['Europe/Berlin', '2027-03-28'],
  ['Europe/Berlin', '2027-10-31'],
  ['America/New_York', '2027-03-14'],
  ['America/New_York', '2027-11-07'],
  ['America/Havana', '2026-11-01'],
  ['Africa/Cairo', '2026-04-24'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Asia/Beirut', '2027-03-28'],
  ['Africa/Casablanca', '2027-02-07'],
  ['Pacific/Chatham', '2026-09-27'],
];
const place = fc.oneof(fc.tuple(zone, date), fc.constantFrom(...changes));

describe('instantOf', () => {
  it('is the moment of the jump for a time that clocks jump over', () => {
    expect(instantOf('2027-03-28', 150, 'Europe/Berlin')).toBe(at('2027-03-28T01:00:00Z'));
    expect(instantOf('2027-03-28', 180, 'Europe/Berlin')).toBe(at('2027-03-28T01:00:00Z'));
    expect(instantOf('2026-04-24', 0, 'Africa/Cairo')).toBe(at('2026-04-23T22:00:00Z'));
  });

  it('is the first of two for a time that comes twice', () => {
    expect(instantOf('2027-10-31', 150, 'Europe/Berlin')).toBe(at('2027-10-31T00:30:00Z'));
    expect(instantOf('2026-11-01', 30, 'America/Havana')).toBe(at('2026-11-01T04:30:00Z'));
  });

  it('is the next midnight at the end of a day', () => {
    expect(instantOf('2026-11-23', 1440, 'Europe/Berlin')).toBe(at('2026-11-23T23:00:00Z'));
  });

  it('is the first instant of that day at which the wall shows it or more, in any zone on any day', () => {
    fc.assert(
      fc.property(place, time, ([timeZone, day], minutes) => {
        const wanted = DateTime.fromISO(day, { zone: 'utc' }).plus({ minutes }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
        const shown = (ms: number) => DateTime.fromMillis(ms, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");
        const found = instantOf(day, minutes, timeZone);
        expect(shown(found) >= wanted).toBe(true);
        // A day's clock is past a time for good only after the first time it shows it: an hour before it never did.
        for (const before of [1, 60_000, 1_800_000, 3_600_000, 7_200_000]) {
          expect(shown(found - before) < wanted).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('never turns an earlier time of a day into a later instant', () => {
    fc.assert(
      fc.property(place, time, time, ([timeZone, day], one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        expect(instantOf(day, early, timeZone)).toBeLessThanOrEqual(instantOf(day, late, timeZone));
        expect(instantOf(day, 1440, timeZone)).toBe(instantOf(addDays(day, 1), 0, timeZone));
      }),
      { numRuns: 2000 },
    );
  });

  it('throws on a zone or a date there is not', () => {
    expect(() => instantOf('2026-02-30', 0, 'UTC')).toThrow('2026-02-30');
    expect(() => instantOf('2026-02-28', 0, 'Mars/Olympus')).toThrow('Mars/Olympus');
  });
});

describe('dates', () => {
  it('are those of the class', () => {
    expect(dateOf(at('2026-11-22T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-23');
    expect(dateOf(at('2026-11-22T23:30:00Z'), 'America/New_York')).toBe('2026-11-22');
  });

  it('count over a leap day and over a change of clocks', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(datesOf('2027-03-27', '2027-03-29')).toEqual(['2027-03-27', '2027-03-28', '2027-03-29']);
    expect(datesOf('2027-03-29', '2027-03-27')).toEqual([]);
    expect(weekdayOf('2028-02-29')).toBe(2);
  });
});
