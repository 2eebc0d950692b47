import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { closingTime, localDate, localDay, localTime } from '../../src/classes/local-day.js';

const at = (iso: string) => Date.parse(iso);
const hour = 3_600_000;

describe('localDay', () => {
  it('is 23 hours long when clocks go forward and 25 when they go back', () => {
    const spring = localDay(at('2026-03-29T10:00:00Z'), 'Europe/Berlin');
    expect(spring).toEqual({ from: at('2026-03-28T23:00:00Z'), to: at('2026-03-29T22:00:00Z') });
    const autumn = localDay(at('2026-10-25T10:00:00Z'), 'Europe/Berlin');
    expect(autumn).toEqual({ from: at('2026-10-24T22:00:00Z'), to: at('2026-10-25T23:00:00Z') });
  });

  it('begins with the first midnight where midnight comes twice', () => {
    // Havana: 2026-11-01 01:00 CDT (UTC-4) becomes 00:00 CST (UTC-5).
    const day = localDay(at('2026-11-01T18:00:00Z'), 'America/Havana');
    expect(day).toEqual({ from: at('2026-11-01T04:00:00Z'), to: at('2026-11-02T05:00:00Z') });
    expect(localDay(at('2026-10-31T18:00:00Z'), 'America/Havana').to).toBe(day.from);
  });

  it('begins at one where midnight does not come', () => {
    // Cairo: 2026-04-24 00:00 becomes 01:00.
    const day = localDay(at('2026-04-24T12:00:00Z'), 'Africa/Cairo');
    expect(day).toEqual({ from: at('2026-04-23T22:00:00Z'), to: at('2026-04-24T21:00:00Z') });
  });

  it('holds its instant, and meets its neighbours, in any zone at any time', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    const zone = fc.constantFrom(...zones);
    const instant = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(zone, instant, (timeZone, time) => {
        const { from, to } = localDay(time, timeZone);
        const date = (ms: number) => DateTime.fromMillis(ms, { zone: timeZone }).toISODate();
        expect(from).toBeLessThanOrEqual(time);
        expect(to).toBeGreaterThan(time);
        expect(date(from)).toBe(date(time));
        expect(date(to - 1)).toBe(date(time));
        expect(localDay(from - 1, timeZone).to).toBe(from);
        expect(localDay(to, timeZone).from).toBe(to);
      }),
      { numRuns: 2000 },
    );
  });

  it('throws on a zone there is not', () => {
    expect(() => localDay(0, 'Mars/Olympus')).toThrow('Mars/Olympus');
  });
});

describe('closingTime', () => {
  it('is so many hours after the opening', () => {
    expect(closingTime(at('2026-11-23T08:00:00Z'), 3, 'Europe/Berlin')).toBe(at('2026-11-23T11:00:00Z'));
  });

  it('is the end of the local day when that comes first', () => {
    expect(closingTime(at('2026-11-23T21:30:00Z'), 3, 'Europe/Berlin')).toBe(at('2026-11-23T23:00:00Z'));
    expect(closingTime(at('2026-11-24T03:30:00Z'), 3, 'America/New_York')).toBe(at('2026-11-24T05:00:00Z'));
  });

  it('counts hours that pass, not what clocks show, over both changes', () => {
    // Forward: 01:30 CET is three hours before 05:30 CEST.
    const spring = at('2026-03-29T00:30:00Z');
    expect(closingTime(spring, 3, 'Europe/Berlin')).toBe(spring + 3 * hour);
    expect(localTime(closingTime(spring, 3, 'Europe/Berlin'), 'Europe/Berlin')).toBe('05:30');
    // Back: 01:30 CEST is three hours before 03:30 CET.
    const autumn = at('2026-10-24T23:30:00Z');
    expect(closingTime(autumn, 3, 'Europe/Berlin')).toBe(autumn + 3 * hour);
    expect(localTime(closingTime(autumn, 3, 'Europe/Berlin'), 'Europe/Berlin')).toBe('03:30');
  });

  it('finds the local midnight on the days of both changes', () => {
    // 21:00 CEST on the short day, 22:00 CET on the long one: midnight is three and two hours away.
    expect(closingTime(at('2026-03-29T19:00:00Z'), 5, 'Europe/Berlin')).toBe(at('2026-03-29T22:00:00Z'));
    expect(closingTime(at('2026-10-25T21:00:00Z'), 5, 'Europe/Berlin')).toBe(at('2026-10-25T23:00:00Z'));
    // Opened the evening before a change, the midnight is that evening's.
    expect(closingTime(at('2026-10-24T20:00:00Z'), 5, 'Europe/Berlin')).toBe(at('2026-10-24T22:00:00Z'));
    // A day-long session over the whole of either day.
    expect(closingTime(at('2026-03-28T23:00:00Z'), 24, 'Europe/Berlin')).toBe(at('2026-03-29T22:00:00Z'));
    expect(closingTime(at('2026-10-24T22:00:00Z'), 30, 'Europe/Berlin')).toBe(at('2026-10-25T23:00:00Z'));
  });
});

describe('what people read', () => {
  it('is the wall clock of the class', () => {
    expect(localTime(at('2026-11-23T08:05:00Z'), 'Europe/Berlin')).toBe('09:05');
    expect(localTime(at('2026-11-23T08:05:00Z'), 'Asia/Kathmandu')).toBe('13:50');
  });

  it('is the date of the class', () => {
    expect(localDate(at('2026-11-22T23:30:00Z'), 'Europe/Berlin', 'en')).toBe('Monday, November 23');
    expect(localDate(at('2026-11-22T23:30:00Z'), 'America/New_York', 'en')).toBe('Sunday, November 22');
  });
});
