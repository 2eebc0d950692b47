import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchedule, readZone, type ScheduleRequest } from '../../../src/classes/timetable/read-schedule.js';
import { UserError } from '../../../src/errors.js';

/** A Monday. */
const now = { today: '2026-11-23', language: 'en' };

const forms: [string, ScheduleRequest][] = [
  ['', { kind: 'show' }],
  ['off', { kind: 'off' }],
  ['Mon, Wed 9:00-10:30', { kind: 'weekly', weekdays: [1, 3], from: 540, to: 630, every: 1 }],
  ['Mon Wed at 9:00', { kind: 'weekly', weekdays: [1, 3], from: 540, every: 1 }],
  ['every Monday 9-10', { kind: 'weekly', weekdays: [1], from: 540, to: 600, every: 1 }],
  ['weekdays 8:00-8:45', { kind: 'weekly', weekdays: [1, 2, 3, 4, 5], from: 480, to: 525, every: 1 }],
  ['every 2 weeks Tue 14:00-15:30', { kind: 'weekly', weekdays: [2], from: 840, to: 930, every: 2 }],
  ['every second Tue 14:00-15:30', { kind: 'weekly', weekdays: [2], from: 840, to: 930, every: 2 }],
  ['Tue 14:00-15:30 every other week', { kind: 'weekly', weekdays: [2], from: 840, to: 930, every: 2 }],
  [
    'biweekly Tue 14-15 from 2026-12-01 until 28.2.',
    { kind: 'weekly', weekdays: [2], from: 840, to: 900, every: 2, since: '2026-12-01', until: '2027-02-28' },
  ],
  ['Fri 8-9 until Dec 18', { kind: 'weekly', weekdays: [5], from: 480, to: 540, every: 1, until: '2026-12-18' }],
  ['2026-12-18 10:00-12:00', { kind: 'date', date: '2026-12-18', from: 600, to: 720 }],
  ['18 Dec, 10:00', { kind: 'date', date: '2026-12-18', from: 600 }],
  ['tomorrow 9:00-10:00', { kind: 'date', date: '2026-11-24', from: 540, to: 600 }],
  ['break 2026-12-21..2027-01-06 Winter', { kind: 'pause', from: '2026-12-21', to: '2027-01-06', title: 'Winter' }],
  ['holiday 2026-12-25', { kind: 'pause', from: '2026-12-25', to: '2026-12-25' }],
  ['grace 5', { kind: 'grace', minutes: 5 }],
  ['grace 15 minutes', { kind: 'grace', minutes: 15 }],
  ['grace off', { kind: 'grace' }],
  ['remind 20 min', { kind: 'remind', minutes: 20 }],
  ['reminders off', { kind: 'remind' }],
  ['zone europe/berlin', { kind: 'zone', zone: 'Europe/Berlin' }],
  ['time zone New York', { kind: 'zone', zone: 'America/New_York' }],
];

describe('/schedule', () => {
  it.each(forms)('reads “%s”', (text, request) => {
    expect(readSchedule(text, now)).toEqual(request);
  });

  it.each([
    'someday',
    'Mon',
    'Mon 10:00-9:00',
    'Mon 9:00-10:00 in room 5',
    '2026-12-18',
    '2026-12-18..2026-12-19 9:00-10:00',
    '2026-02-30 9:00-10:00',
    'Mon 9-10 from someday',
    'Mon 9-10 from 2026-12-18 until 2026-12-01',
    'break',
    'break 2026-12-21..2026-12-20',
    'grace',
    'grace 999',
    'grace -5',
  ])('says which part of “%s” it did not understand', (text) => {
    expect(() => readSchedule(text, now)).toThrow('timetable.unread');
  });

  it('either reads a text or says that it cannot, whatever is typed', () => {
    const words = [
      'Mon',
      'every',
      '2',
      'weeks',
      '9:00',
      '-',
      '10:30',
      'from',
      'until',
      '2026-12-01',
      'break',
      'to',
      ',',
    ];
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const request = readSchedule(text, now);
          if (request.kind === 'weekly') {
            expect(request.weekdays.length).toBeGreaterThan(0);
            expect(request.to ?? 1440).toBeGreaterThan(request.from);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a time zone', () => {
  it('is taken as IANA writes it, or by its city', () => {
    expect(readZone('EUROPE/PARIS')).toBe('Europe/Paris');
    expect(readZone('Tokyo')).toBe('Asia/Tokyo');
    expect(readZone('utc')).toBe('UTC');
  });

  it.each(['Mars', 'CET+5', '', 'Berlin/Europe', '../etc'])('is refused where it is none: “%s”', (text) => {
    expect(() => readZone(text)).toThrow('timetable.zone');
  });
});
