import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  layPeriod,
  neighbour,
  parsePeriod,
  periodCode,
  readPeriodCode,
  type Calendar,
  type PeriodQuery,
} from '../../src/reports/period.js';

const hour = 3_600_000;
const berlin: Calendar = {
  at: Date.parse('2026-11-25T15:00:00Z'),
  timeZone: 'Europe/Berlin',
  since: Date.parse('2026-09-07T06:00:00Z'),
};
const days = (text: string, over: Partial<Calendar> = {}) => {
  const { first, last } = layPeriod(parsePeriod(text)!, { ...berlin, ...over });
  return `${first}..${last}`;
};

describe('a period', () => {
  it('is what people call it, on the class’s own calendar', () => {
    expect(days('today')).toBe('2026-11-25..2026-11-25');
    expect(days('Yesterday')).toBe('2026-11-24..2026-11-24');
    expect(days('week')).toBe('2026-11-23..2026-11-29');
    expect(days(' last  week ')).toBe('2026-11-16..2026-11-22');
    expect(days('month')).toBe('2026-11-01..2026-11-30');
    expect(days('last month')).toBe('2026-10-01..2026-10-31');
    expect(days('2026-09-01..2026-10-15')).toBe('2026-09-01..2026-10-15');
    expect(days('2026-10-15 .. 2026-09-01')).toBe('2026-09-01..2026-10-15');
    expect(days('2026-09-01')).toBe('2026-09-01..2026-09-01');
    expect(days('all')).toBe('2026-09-07..2026-11-25');
  });

  it('is the class’s term where that is set, and everything since the class began where it is not', () => {
    expect(days('term', { term: { first: '2026-09-01', last: '2026-12-20' } })).toBe('2026-09-01..2026-12-20');
    expect(days('term')).toBe('2026-09-07..2026-11-25');
  });

  it('is today in the class’s zone, not in UTC', () => {
    expect(days('today', { at: Date.parse('2026-11-25T23:30:00Z') })).toBe('2026-11-26..2026-11-26');
    expect(days('today', { timeZone: 'Pacific/Auckland' })).toBe('2026-11-26..2026-11-26');
  });

  it('is none where a text is no period, or names a day there is not', () => {
    for (const text of ['', 'next week', 'Ann', '2026-02-30', '2026-09-01..', '2026-09-01..2026-09-31', '..'])
      expect(parsePeriod(text), text).toBeUndefined();
  });

  it('is an hour shorter in the week clocks go forward, and longer when they go back', () => {
    const length = (text: string) => {
      const { from, to } = layPeriod(parsePeriod(text)!, berlin);
      return (to - from) / hour;
    };
    expect(length('2026-03-29')).toBe(23);
    expect(length('2026-10-25')).toBe(25);
    expect(length('2026-03-23..2026-03-29')).toBe(7 * 24 - 1);
    expect(length('2026-10-19..2026-10-25')).toBe(7 * 24 + 1);
  });
});

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'America/Havana', 'Asia/Kathmandu'];
const instant = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) });
const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const);

describe('over every change of clocks', () => {
  it('days, weeks and months follow each other without a gap, and now is in the one that is now', () => {
    fc.assert(
      fc.property(instant, unit, fc.constantFrom(...zones), (at, one, timeZone) => {
        const calendar = { at, timeZone, since: 0 };
        const period = layPeriod({ unit: one }, calendar);
        expect(period.from).toBeLessThanOrEqual(at);
        expect(period.to).toBeGreaterThan(at);
        expect(layPeriod(neighbour(period, 1)!, calendar).from).toBe(period.to);
        expect(layPeriod(neighbour(period, -1)!, calendar).to).toBe(period.from);
      }),
    );
  });

  it('the first and the last day are those of its first and last instant', () => {
    fc.assert(
      fc.property(instant, unit, fc.constantFrom(...zones), (at, one, timeZone) => {
        const { from, to, first, last } = layPeriod({ unit: one }, { at, timeZone, since: 0 });
        expect([dayOf(from, timeZone), dayOf(to - 1, timeZone)]).toEqual([first, last]);
        expect(DateTime.fromMillis(from, { zone: timeZone }).isValid).toBe(true);
      }),
    );
  });
});

describe('a period in a button', () => {
  const dates = instant.map((at) => dayOf(at, 'UTC'));
  const query = fc.oneof(
    fc.record({ unit, on: dates }),
    fc.record({ unit, back: fc.nat(99) }),
    fc.record({ unit }),
    fc.record({ unit: fc.constantFrom('term' as const, 'all' as const) }),
    fc
      .tuple(dates, dates)
      .map((two) => two.sort())
      .map(([first, last]): PeriodQuery => ({ unit: 'range', first: first, last: last })),
  );

  it('is read back as it was, and is short', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const code = periodCode(asked);
        expect(code).toMatch(/^[a-z0-9-]{1,17}$/);
        expect(readPeriodCode(code)).toEqual(asked);
      }),
    );
  });

  it('is none where it was never made', () => {
    for (const code of ['', 'year', 'day-20260230', '20260101-20269999', 'week-b', 'term-b1x'])
      expect(readPeriodCode(code), code).toBeUndefined();
  });
});
