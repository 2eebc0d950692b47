import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digestDueAt,
  nextDigest,
  addDigest,
  digestSchema as schema,
  noDigests,
  removeDigests,
  type Digest,
} from '../../src/classes/digests.js';
import { addDays, dateOf, weekdayOf } from '../../src/classes/timetable/wall-clock.js';

const at = (iso: string) => Date.parse(iso);
const minute = 60_000;
const daily: Digest = {
  id: 'd',
  chat: 'web:class',
  title: 'Class',
  kind: 'day',
  time: 1080,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  since: at('2026-11-23T10:00:00Z'),
};
const berlin = { timeZone: 'Europe/Berlin', termEnd: undefined, lessonsEnd: () => undefined };

describe('a digest', () => {
  it('is due from its hour on until it is settled, or a day late', () => {
    const due = (iso: string, digest = daily) => digestDueAt(digest, berlin, at(iso))?.day;
    expect(due('2026-11-23T16:59:59Z')).toBeUndefined();
    expect(due('2026-11-23T17:00:00Z')).toBe('2026-11-23');
    expect(due('2026-11-23T22:59:59Z')).toBe('2026-11-23');
    expect(due('2026-11-23T23:00:00Z')).toBe('2026-11-23');
    expect(due('2026-11-24T22:59:59Z')).toBe('2026-11-23');
    expect(due('2026-11-24T23:00:00Z')).toBe('2026-11-24');
    expect(due('2026-11-23T23:00:00Z', { ...daily, last: '2026-11-23' })).toBeUndefined();
    expect(due('2026-11-23T17:00:00Z', { ...daily, last: '2026-11-23' })).toBeUndefined();
    expect(due('2026-11-24T17:00:00Z', { ...daily, last: '2026-11-23' })).toBe('2026-11-24');
  });

  it('that is set after its hour begins the next day', () => {
    const late = { ...daily, since: at('2026-11-23T17:30:00Z') };
    expect(digestDueAt(late, berlin, at('2026-11-23T18:00:00Z'))).toBeUndefined();
    expect(nextDigest(late, berlin, at('2026-11-23T18:00:00Z'))).toBe(at('2026-11-24T17:00:00Z'));
  });

  it('after the lessons is due when those of the day are over, and in the evening of a day without any', () => {
    const after = { ...daily, time: 1260, afterLessons: true as const };
    const lessonsEnd = (day: string) => (day === '2026-11-24' ? at('2026-11-24T12:00:00Z') : undefined);
    const calendar = { ...berlin, lessonsEnd };
    expect(nextDigest(after, calendar, at('2026-11-23T12:00:00Z'))).toBe(at('2026-11-23T20:00:00Z'));
    expect(nextDigest({ ...after, last: '2026-11-23' }, calendar, at('2026-11-23T21:00:00Z'))).toBe(
      at('2026-11-24T12:00:00Z'),
    );
  });

  it('of some weekdays is due on those', () => {
    const friday = { ...daily, kind: 'week' as const, weekdays: [5] };
    expect(nextDigest(friday, berlin, at('2026-11-23T18:00:00Z'))).toBe(at('2026-11-27T17:00:00Z'));
    expect(nextDigest(friday, berlin, at('2026-11-27T17:00:00Z'))).toBe(at('2026-12-04T17:00:00Z'));
    expect(digestDueAt(friday, berlin, at('2026-11-26T18:00:00Z'))).toBeUndefined();
  });

  it('of a term is due on its last day, once there is one', () => {
    const term = { ...daily, kind: 'term' as const };
    expect(nextDigest(term, berlin, at('2026-11-23T18:00:00Z'))).toBeUndefined();
    const ending = { ...berlin, termEnd: '2027-02-12' };
    expect(nextDigest(term, ending, at('2026-11-23T18:00:00Z'))).toBe(at('2027-02-12T17:00:00Z'));
    expect(digestDueAt(term, ending, at('2027-02-12T17:00:00Z'))?.day).toBe('2027-02-12');
    expect(nextDigest(term, ending, at('2027-02-12T18:00:00Z'))).toBeUndefined();
    expect(digestDueAt(term, ending, at('2027-03-12T18:00:00Z'))?.day).toBe('2027-02-12');
  });

  it('is due once on a day whose hour comes twice, and on one whose hour does not come', () => {
    const night = { ...daily, time: 150, since: at('2027-10-30T12:00:00Z') };
    const autumn = digestDueAt(night, berlin, at('2027-10-31T00:30:00Z'));
    expect(autumn).toEqual({ day: '2027-10-31', since: at('2027-10-31T00:30:00Z') });
    expect(digestDueAt({ ...night, last: '2027-10-31' }, berlin, at('2027-10-31T01:30:00Z'))).toBeUndefined();
    const spring = { ...daily, time: 150, since: at('2027-03-27T12:00:00Z') };
    expect(digestDueAt(spring, berlin, at('2027-03-28T00:59:59Z'))).toBeUndefined();
    expect(digestDueAt(spring, berlin, at('2027-03-28T01:00:00Z'))?.day).toBe('2027-03-28');
  });

  it('is not due again when the class moves to where it is yesterday', () => {
    const posted = { ...daily, last: '2026-11-24' };
    const honolulu = { ...berlin, timeZone: 'Pacific/Honolulu' };
    expect(dateOf(at('2026-11-24T08:00:00Z'), honolulu.timeZone)).toBe('2026-11-23');
    expect(digestDueAt(posted, honolulu, at('2026-11-24T08:00:00Z'))).toBeUndefined();
  });

  it('is due on every one of its days exactly once, in any zone, whatever ticks there are', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const gaps = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 30, maxLength: 60 });
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    fc.assert(
      fc.property(zone, fc.nat(1439), weekdays, fc.nat(800), gaps, (timeZone, time, days, offset, steps) => {
        const start = at(`${addDays('2026-11-01', offset)}T00:00:00Z`);
        let digest: Digest = { ...daily, time, weekdays: days, since: start };
        const posted: string[] = [];
        let now = start;
        const calendar = { ...berlin, timeZone };
        let next = digestDueAt(digest, calendar, now) ? now : nextDigest(digest, calendar, now);
        for (const step of steps) {
          now += step * minute;
          const due = digestDueAt(digest, calendar, now);
          if (due) {
            // It was not due before the time that was promised.
            expect(next).toBeLessThanOrEqual(now);
            posted.push(due.day);
            digest = { ...digest, last: due.day };
          }
          next = nextDigest(digest, calendar, now);
          expect(next).toBeGreaterThan(now);
        }
        expect(new Set(posted).size).toBe(posted.length);
        expect(posted.every((day) => days.includes(weekdayOf(day)))).toBe(true);
        expect(posted).toEqual([...posted].sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('the digests of a class', () => {
  it('are one of a kind for a chat, and a new hour is no second digest of the day', () => {
    const posted = addDigest(noDigests, { ...daily, last: '2026-11-23' });
    const moved = addDigest(posted, { ...daily, id: 'e', time: 1140 });
    expect(moved.digests).toEqual([{ ...daily, id: 'e', time: 1140, last: '2026-11-23' }]);
    expect(schema.parse(moved.digests[0])).toEqual(moved.digests[0]);
    const two = addDigest(addDigest(moved, { ...daily, kind: 'week' }), { ...daily, chat: 'web:other' });
    expect(two.digests).toHaveLength(3);
    expect(removeDigests(two, ({ chat }) => chat === 'web:class').digests).toHaveLength(1);
    expect(removeDigests(two, () => false)).toBe(two);
  });

  it('are not without number', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...daily, id: `${i}`, chat: `web:${i}` }));
    const full = many.reduce(addDigest, noDigests);
    expect(() => addDigest(full, { ...daily, chat: 'web:more' })).toThrow('digest.full');
    expect(addDigest(full, { ...daily, chat: 'web:3', time: 600 }).digests).toHaveLength(20);
  });
});
