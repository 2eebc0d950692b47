import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExcuse } from '../../../src/classes/timetable/read-excuse.js';

/** A Monday. */
const now = { today: '2026-11-23', language: 'en' };
const [today, tomorrow] = ['2026-11-23', '2026-11-24'];

describe('what follows /excuse', () => {
  it.each([
    ['"dentist"', today, today, 'dentist'],
    ['“dentist, again”', today, today, 'dentist, again'],
    ['„Zahnarzt“', today, today, 'Zahnarzt'],
    [': dentist', today, today, 'dentist'],
    [':dentist', today, today, 'dentist'],
    [': "dentist"', today, today, 'dentist'],
    [': tomorrow dentist', tomorrow, tomorrow, 'dentist'],
    ['today', today, today, ''],
    ['Today flu', today, today, 'flu'],
    ['Dec 18: party', '2026-12-18', '2026-12-18', 'party'],
    ['tomorrow: 3 teeth', tomorrow, tomorrow, '3 teeth'],
    ['tomorrow 9:00 dentist', tomorrow, tomorrow, '9:00 dentist'],
    ['tomorrow to the dentist', tomorrow, tomorrow, 'to the dentist'],
    ['tomorrow for surgery', tomorrow, tomorrow, 'for surgery'],
    ['Friday funeral', '2026-11-27', '2026-11-27', 'funeral'],
    ['Fri: funeral', '2026-11-27', '2026-11-27', 'funeral'],
    ['Fri', '2026-11-27', '2026-11-27', ''],
    ['Wed-Fri trip', '2026-11-25', '2026-11-27', 'trip'],
    ['18 Dec wedding', '2026-12-18', '2026-12-18', 'wedding'],
    ['2026-12-01..2026-12-03 flu, and worse', '2026-12-01', '2026-12-03', 'flu, and worse'],
    ['next week flu', '2026-11-30', '2026-12-06', 'flu'],
    ['this week', '2026-11-23', '2026-11-29', ''],
    ['november', '2026-11-23', '2026-11-30', ''],
    ['December', '2026-12-01', '2026-12-31', ''],
    ['30.11.', '2026-11-30', '2026-11-30', ''],
    ['30 Nov', '2026-11-30', '2026-11-30', ''],
    ['Thu-Mon trip', '2026-11-26', '2026-11-30', 'trip'],
    ['20 Dec to 6 Jan holidays', '2026-12-20', '2027-01-06', 'holidays'],
    ['٣٠ Nov: ٣ teeth', '2026-11-30', '2026-11-30', '٣ teeth'],
  ])('is understood: %s', (text, from, to, reason) => {
    expect(readExcuse(text, now)).toEqual({ from, to, reason });
  });

  it.each([
    ['dentist', []],
    ['constructor', []],
    ['dentist tomorrow', [tomorrow]],
    ['tomorow dentist', [tomorrow]],
    ['tommorow', [tomorrow]],
    ['dentist, wendesday', ['2026-11-25']],
    ['tody flu', [today]],
    ['next monday', [today, '2026-11-30']],
    ['next Thursday dentist', ['2026-11-26', '2026-12-03']],
    ['Friday next week', ['2026-11-27', '2026-12-04']],
    ['Monday week', [today]],
    ['tomorrow week', [tomorrow]],
    ['Monday and Tuesday', [today, tomorrow]],
    ['today & tomorrow', [today, tomorrow]],
    ['today to fridya flu', [today, '2026-11-27']],
    ['Fri, Dec 18, 2026', ['2026-11-27', '2026-12-18']],
    ['Friday 4.12. flu', ['2026-11-27', '2026-12-04']],
    ['sun allergy', ['2026-11-29']],
    ['march with the band', []],
    ['november surgery', []],
    ['next week Monday', [today, '2026-11-30']],
    ['flu, next week', []],
    ['sat on a nail', ['2026-11-28']],
    ['tomorrow for 3 days', [tomorrow]],
    ['2026-12-01to2026-12-03', ['2026-12-01']],
    ['today, not tomorrow', [today, tomorrow]],
    ['Friday the 13th', ['2026-11-27']],
    ['12 may need rest', ['2027-05-12']],
    ['in 2 weeks', []],
    ['3 days of flu', []],
    ['12/1/2026', []],
    ['1.12.26', ['2026-12-01']],
    ['2026-12-01..2026-12-32', ['2026-12-01']],
    ['2026-12-03..2026-12-01', ['2026-12-03']],
    ['2026-02-30', []],
    ['"tomorrow dentist"', [tomorrow]],
    [': dentist tomorow', [tomorrow]],
    ['"dentist', []],
    ['morgen Zahnarzt', []],
    ['day after tomorrow', [tomorrow]],
  ])('is asked: %s', (text, named) => {
    const read = readExcuse(text, now);
    expect(read).toHaveProperty('named');
    expect(read).toMatchObject({ named: expect.arrayContaining(named) as unknown });
    expect(read).not.toHaveProperty('from');
  });

  it.each([
    ['de', 'morgen Zahnarzt', tomorrow, 'Zahnarzt'],
    ['de', 'übermorgen', '2026-11-25', ''],
    ['de', 'nächste Woche: krank', '2026-11-30', 'krank'],
    ['de', '30. November Hochzeit', '2026-11-30', 'Hochzeit'],
    ['de', '30.Nov Hochzeit', '2026-11-30', 'Hochzeit'],
    ['ar', 'غدًا طبيب', tomorrow, 'طبيب'],
    ['ar', 'الجمعة سفر', '2026-11-27', 'سفر'],
    ['ar', '٣٠ نوفمبر سفر', '2026-11-30', 'سفر'],
  ])('is understood in %s: %s', (language, text, from, reason) => {
    expect(readExcuse(text, { ...now, language })).toMatchObject({ from, reason });
  });

  it.each([
    ['de', 'morgn Zahnarzt', tomorrow],
    ['de', 'Donerstag', '2026-11-26'],
  ])('is asked with the day that is nearly written, in %s: %s', (language, text, day) => {
    expect(readExcuse(text, { ...now, language })).toMatchObject({ named: [day] });
  });

  it.each([
    '2026-11-01',
    '1.11.2026',
    '2029-01-01',
    '1999-12-31',
    '9999-12-31',
    '18 Dec 2045 flu',
    '2026-12-01..2027-06-01',
  ])('is a date beyond what is excused: %s', (text) => {
    expect(() => readExcuse(text, now)).toThrow('excuse.range');
  });

  it('keeps what was written as the reason, also where the day is asked', () => {
    expect(readExcuse(' tomorow dentist ', now)).toMatchObject({ reason: 'tomorow dentist' });
    expect(readExcuse('x '.repeat(1000), now).reason.length).toBeLessThanOrEqual(500);
  });

  it('without a day that is understood is never a day', () => {
    const known = /^(?:to|yes|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
    const word = fc.oneof(
      fc.constantFrom(
        'next',
        'last',
        'dentist',
        'tomorow',
        'tody',
        'flu',
        '3',
        '12/1',
        'in',
        'für',
        '99.99.',
        '!',
        'now',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !known.test(text.trim())),
    );
    // None of these begins with a word, a digit or a mark that could say a day or set a reason apart.
    const opening = fc.constantFrom(
      'dentist',
      'next',
      'tomorow',
      'xmas',
      'in',
      'after',
      'not',
      '31 days',
      'week',
      'flu,',
    );
    fc.assert(
      fc.property(opening, fc.array(word), (first, more) => {
        expect(readExcuse([first, ...more].join(' '), now)).toHaveProperty('named');
      }),
      { numRuns: 2000 },
    );
  });
});
