import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  layPeriod,
  neighbour,
  parsePeriod,
  periodCode,
  readAsked,
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
/** A Wednesday. */
const today = { today: '2026-11-25', language: 'en' };
const days = (text: string, over: Partial<Calendar> = {}, language = 'en') => {
  const { first, last } = layPeriod(parsePeriod(text, { ...today, language })!, { ...berlin, ...over });
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

  it.each([
    ['this week', '2026-11-23..2026-11-29'],
    ['next week', '2026-11-30..2026-12-06'],
    ['this month', '2026-11-01..2026-11-30'],
    ['november', '2026-11-01..2026-11-30'],
    ['Nov', '2026-11-01..2026-11-30'],
    ['December', '2025-12-01..2025-12-31'],
    ['december 2026', '2026-12-01..2026-12-31'],
    ['Monday', '2026-11-23..2026-11-23'],
    ['wed', '2026-11-25..2026-11-25'],
    ['Friday', '2026-11-20..2026-11-20'],
    ['30.11.', '2025-11-30..2025-11-30'],
    ['20.11.', '2026-11-20..2026-11-20'],
    ['20 Nov', '2026-11-20..2026-11-20'],
    ['20 Nov 2024', '2024-11-20..2024-11-20'],
    ['1 Sep to 20 Sep', '2026-09-01..2026-09-20'],
    ['20 Dec - 10 Jan', '2025-12-20..2026-01-10'],
    ['November 1, 2026 to November 15, 2026', '2026-11-01..2026-11-15'],
    ['Monday to Friday', '2026-11-23..2026-11-27'],
    ['monday..yesterday', '2026-11-23..2026-11-24'],
    ['٢٠٢٦-٠٩-٠١..٢٠٢٦-٠٩-٣٠', '2026-09-01..2026-09-30'],
  ])('is read from %s', (text, read) => {
    expect(days(text)).toBe(read);
  });

  // What each language calls them is Intl's word, and the same for all.
  it.each(['en', 'de', 'ar', 'fr', 'es', 'hi', 'ru', 'zh'])('is read in %s as Intl writes it', (language) => {
    const relative = (count: number, unit: Intl.RelativeTimeFormatUnit) =>
      new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(count, unit);
    const shown = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, { timeZone: 'UTC', calendar: 'gregory', ...options }).format(
        Date.parse('2026-11-20'),
      );
    const read = {
      [relative(0, 'day')]: '2026-11-25..2026-11-25',
      [relative(-1, 'day')]: '2026-11-24..2026-11-24',
      [relative(0, 'week')]: '2026-11-23..2026-11-29',
      [relative(-1, 'week')]: '2026-11-16..2026-11-22',
      [relative(-1, 'month')]: '2026-10-01..2026-10-31',
      [shown({ weekday: 'long' })]: '2026-11-20..2026-11-20',
    };
    for (const [text, expected] of Object.entries(read)) expect(days(text, {}, language), text).toBe(expected);
  });

  it.each([
    ['de', '20. November', '2026-11-20..2026-11-20'],
    ['de', 'November', '2026-11-01..2026-11-30'],
    ['de', '1. Sept. bis 20. Sept.', '2026-09-01..2026-09-20'],
    ['de', 'vorgestern', '2026-11-23..2026-11-23'],
    ['ar', '٢٠ نوفمبر', '2026-11-20..2026-11-20'],
    ['ar', 'نوفمبر', '2026-11-01..2026-11-30'],
    ['ar', 'الأسبوع الماضي', '2026-11-16..2026-11-22'],
  ])('is read in %s: %s', (language, text, read) => {
    expect(days(text, {}, language)).toBe(read);
  });

  it('stands before a person or behind, of whom one may be called April', () => {
    const isPerson = (text: string) => ['april', 'april may'].includes(text.toLowerCase());
    expect(readAsked('last month Ann Example', today)).toEqual({
      query: { unit: 'month', back: 1 },
      person: 'Ann Example',
    });
    expect(readAsked('Ann 1 Nov to 15 Nov', today)).toMatchObject({ query: { unit: 'range' }, person: 'Ann' });
    expect(readAsked('April', today).person).toBe('');
    expect(readAsked('April', today, isPerson)).toEqual({ query: undefined, person: 'April' });
    expect(readAsked('April May', today, isPerson).person).toBe('April May');
    expect(readAsked('April week', today, isPerson)).toEqual({ query: { unit: 'week' }, person: 'April' });
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
    for (const text of ['', 'next', 'Ann', 'Monday Ann', '2026-02-30', '2026-09-01..', '2026-09-01..2026-09-31', '..'])
      expect(parsePeriod(text, today), text).toBeUndefined();
  });

  it('is an hour shorter in the week clocks go forward, and longer when they go back', () => {
    const length = (text: string) => {
      const { from, to } = layPeriod(parsePeriod(text, today)!, berlin);
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
