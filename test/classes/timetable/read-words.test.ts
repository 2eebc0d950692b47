import { describe, expect, it } from 'vitest';
import { readDate, readDates } from '../../../src/classes/timetable/read-dates.js';
import { readSpan, readTime, readWeekdays } from '../../../src/classes/timetable/read-words.js';

/** A Monday. */
const now = { today: '2026-11-23', language: 'en' };
const german = { ...now, language: 'de' };

describe('weekdays', () => {
  it.each([
    ['Mon', [1]],
    ['mon, Wed and fri', [1, 3, 5]],
    ['Mo Fr', [1, 5]],
    ['Tues Thurs', [2, 4]],
    ['Mon-Thu', [1, 2, 3, 4]],
    ['Sat to Mon', [1, 6, 7]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekdays, Sat', [1, 2, 3, 4, 5, 6]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['Sunday Mon-Tue', [1, 2, 7]],
  ])('reads %s', (text, days) => {
    expect(readWeekdays(text, now)?.value).toEqual(days);
  });

  it('reads those of the class’s language, and English ones beside them', () => {
    expect(readWeekdays('Mo, Di. und', german)).toEqual({ value: [1, 2], rest: 'und' });
    expect(readWeekdays('Mittwoch Thu', german)?.value).toEqual([3, 4]);
    expect(readWeekdays('lundi mar.', { language: 'fr' })?.value).toEqual([1, 2]);
  });

  it('leaves what is none', () => {
    expect(readWeekdays('Mon 9:00', now)).toEqual({ value: [1], rest: '9:00' });
    expect(readWeekdays('t', now)).toBeUndefined();
    expect(readWeekdays('9:00', now)).toBeUndefined();
  });
});

describe('times', () => {
  it.each([
    ['9', 540],
    ['09:05', 545],
    ['9.30', 570],
    ['14h30', 870],
    ['2:15 pm', 855],
    ['12 am', 0],
    ['12pm', 720],
    ['24:00', 1440],
  ])('reads %s', (text, minutes) => {
    expect(readTime(text)?.value).toBe(minutes);
  });

  it.each(['25:00', '9:60', '24:01', '13 pm', 'noon', '2026-12-18', '18.12.'])('takes %s for none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  it.each([
    ['9:00-10:30', { from: 540, to: 630 }],
    ['9 – 10', { from: 540, to: 600 }],
    ['9:00 to 10:00 rest', { from: 540, to: 600 }],
    ['22:00-0:00', { from: 1320, to: 1440 }],
    ['9:00', { from: 540 }],
  ])('reads the span %s', (text, span) => {
    expect(readSpan(text)?.value).toEqual(span);
  });

  it.each(['10:00-9:00', '9:00-9:00', '24:00', '9:00-late'])('refuses the span %s', (text) => {
    expect(readSpan(text)).toBeUndefined();
  });
});

describe('dates', () => {
  it.each([
    ['2026-12-18', '2026-12-18'],
    ['18.12.', '2026-12-18'],
    ['18.12.2027', '2027-12-18'],
    ['1. 2.', '2027-02-01'],
    ['18 Dec', '2026-12-18'],
    ['18th December 2027', '2027-12-18'],
    ['Dec 18', '2026-12-18'],
    ['January 6, 2027', '2027-01-06'],
    ['today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['yesterday', '2026-11-22'],
    ['Monday', '2026-11-23'],
    ['sun', '2026-11-29'],
    ['2028-02-29', '2028-02-29'],
    ['29.2.', '2028-02-29'],
    // Just over: this year's, not the next.
    ['1.10.', '2026-10-01'],
    ['20.9.', '2027-09-20'],
  ])('reads %s', (text, date) => {
    expect(readDate(text, now)?.value).toBe(date);
  });

  it.each([
    '2026-02-30',
    '30.2.',
    '2026-13-01',
    '1999-12-31',
    '9999-12-31',
    'someday',
    'we are away',
    '18',
    '99 Dec',
    'flu',
  ])('takes %s for none', (text) => {
    expect(readDate(text, now)).toBeUndefined();
  });

  it('reads the months of the class’s language', () => {
    expect(readDate('6. Januar', german)?.value).toBe('2027-01-06');
    expect(readDate('24. Dez.', german)?.value).toBe('2026-12-24');
  });

  it.each([
    ['2026-12-21..2027-01-06 Winter', '2026-12-21', '2027-01-06', 'Winter'],
    ['21.12.-6.1. Winter', '2026-12-21', '2027-01-06', 'Winter'],
    ['21 Dec to 6 Jan', '2026-12-21', '2027-01-06', ''],
    ['Dec 21 – Jan 6 x', '2026-12-21', '2027-01-06', 'x'],
    ['tomorrow to the dentist', '2026-11-24', '2026-11-24', 'to the dentist'],
    ['Wed-Fri', '2026-11-25', '2026-11-27', ''],
    ['today..tomorrow flu', '2026-11-23', '2026-11-24', 'flu'],
  ])('reads the range %s', (text, from, to, rest) => {
    expect(readDates(text, now)).toEqual({ value: { from, to }, rest });
  });

  it('refuses a range that ends before it begins', () => {
    expect(readDates('2026-12-21..2026-12-20', now)).toBeUndefined();
  });
});
