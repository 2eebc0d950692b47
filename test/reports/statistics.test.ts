import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../src/attendance/marks.js';
import type { Sheet, Status } from '../../src/attendance/sheet.js';
import {
  risksOf,
  marksOfPerson,
  numbersOf,
  numbersOfPerson,
  rateOf,
  shownRate,
  sumOf,
} from '../../src/reports/statistics.js';
import { after, aSheet, history } from '../attendance/sheets.js';

/** A sheet a day in which these people have these marks, by hand. */
function marked(day: number, marks: Record<string, Status>, closed = true): Sheet {
  const at = day * 86_400_000;
  return aSheet({
    session: `s${day}`,
    openedAt: at,
    closesAt: at + 1000,
    ...(closed && { closedAt: at + 500 }),
    roster: Object.keys(marks),
    entries: Object.entries(marks).map(([person, status]) => ({
      ...{ id: `e${day}/${person}`, event: `e${day}`, at, person, status, by: 'web:host' },
      how: 'hand' as const,
    })),
  });
}

const of = (...stati: Status[]) => numbersOf(stati.map((ann, day) => marked(day, { ann }))).people.get('ann')!;

describe('numbers', () => {
  it('count present and late as attended, and leave the excused out', () => {
    expect(of('present', 'late', 'excused', 'absent')).toMatchObject({
      counts: { present: 1, late: 1, excused: 1, absent: 1 },
      rate: 2 / 3,
    });
    expect(of('excused').rate).toBeUndefined();
  });

  it('know streaks, which an excuse neither adds to nor breaks', () => {
    expect(of('present', 'excused', 'late', 'absent', 'present')).toMatchObject({ streak: 1, bestStreak: 2 });
    expect(of('present', 'absent', 'excused', 'absent')).toMatchObject({ streak: 0, absentInARow: 2 });
  });

  it('leave out sessions that are still open, and say how many there are', () => {
    const numbers = numbersOf([marked(0, { ann: 'present' }), marked(1, { ann: 'present' }, false)]);
    expect(numbers).toMatchObject({ open: 1, rate: 1, counts: { present: 1 } });
    expect(numbers.sessions).toHaveLength(1);
  });

  it('call who was merged by who they are now', () => {
    const now = (person: string) => (person === 'anna' ? 'ann' : person);
    const sheets = [marked(0, { anna: 'absent', bo: 'present' }), marked(1, { ann: 'present', bo: 'present' })];
    const { people } = numbersOf(sheets, now);
    expect([...people.keys()]).toEqual(['ann', 'bo']);
    expect(people.get('ann')?.rate).toBe(0.5);
    expect(marksOfPerson(sheets, 'ann', now).map(({ status }) => status)).toEqual(['absent', 'present']);
  });

  it('compare the earlier half with the later, where there is enough of both', () => {
    const sheets = (stati: Status[]) => numbersOf(stati.map((ann, day) => marked(day, { ann })));
    expect(sheets(['absent', 'present', 'present', 'present']).trend).toEqual({ before: 0.5, after: 1 });
    expect(sheets(['absent', 'present', 'present']).trend).toBeUndefined();
    expect(sheets(['excused', 'excused', 'present', 'present']).trend).toBeUndefined();
  });
});

describe('whatever happened in the sessions', () => {
  const sheets = fc.array(fc.tuple(history, fc.boolean()), { maxLength: 8 }).map((all) =>
    all.map(([happenings, closed], day): Sheet => {
      const sheet = after(happenings);
      return { ...sheet, session: `s${day}`, openedAt: day * 1e5, ...(closed && { closedAt: day * 1e5 + 10 }) };
    }),
  );

  it('rates are between 0 and 1', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const { rate, sessions, people } = numbersOf(all);
        for (const each of [rate, ...sessions.map((one) => one.rate), ...[...people.values()].map((one) => one.rate)])
          if (each !== undefined) expect(each >= 0 && each <= 1).toBe(true);
      }),
    );
  });

  it('the sums by person, by session and over all are the marks of the closed sheets', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        const { counts, sessions, people } = numbersOf(all);
        const marks = all.filter(({ closedAt }) => closedAt !== undefined).flatMap((sheet) => [...marksOf(sheet)]);
        expect(sumOf(counts)).toBe(marks.length);
        for (const status of ['present', 'late', 'excused', 'absent'] as const) {
          const sum = (of: Iterable<{ counts: typeof counts }>) =>
            [...of].reduce((total, one) => total + one.counts[status], 0);
          const there = marks.filter(([, mark]) => mark.status === status).length;
          expect([sum(sessions), sum(people.values()), counts[status]]).toEqual([there, there, there]);
        }
      }),
    );
  });

  it('one person’s numbers are the same alone as among all', () => {
    fc.assert(
      fc.property(sheets, (all) => {
        for (const [person, numbers] of numbersOf(all).people)
          expect(numbersOfPerson(person, marksOfPerson(all, person))).toEqual(numbers);
      }),
    );
  });
});

describe('at risk', () => {
  const rules = { requiredRate: 0.8, remaining: 10 };

  it('is whoever is below the required rate, once that says something', () => {
    expect(risksOf(of('present', 'absent', 'present'), rules)).toEqual(['below-rate']);
    expect(risksOf(of('present', 'absent'), rules)).toEqual([]);
    expect(risksOf(of('present', 'absent', 'present'), {})).toEqual([]);
    expect(risksOf(of('excused', 'excused', 'excused'), rules)).toEqual([]);
  });

  it('is whoever was absent three times in a row, whatever the rate', () => {
    expect(risksOf(of('absent', 'absent', 'excused', 'absent'), {})).toEqual(['absent-in-a-row']);
    expect(risksOf(of('absent', 'absent', 'present'), {})).toEqual([]);
  });

  it('is whoever can no longer reach the required rate, whatever comes', () => {
    const twice = of('absent', 'absent', 'present');
    expect(risksOf(twice, { requiredRate: 0.8, remaining: 7 })).toEqual(['below-rate']);
    expect(risksOf(twice, { requiredRate: 0.8, remaining: 6 })).toEqual(['out-of-reach']);
    expect(risksOf(twice, { requiredRate: 0.8 })).toEqual(['below-rate']);
    expect(risksOf(of('absent'), { requiredRate: 0.8, remaining: 0 })).toEqual(['out-of-reach']);
  });

  it('counts an open session once, on the side of what can still be reached, or of what they missed', () => {
    const twice = of('absent', 'absent', 'present');
    const rules = { requiredRate: 0.8, remaining: 7 };
    expect(risksOf(twice, { ...rules, open: { absent: 0, excused: 0 } })).toEqual(['below-rate']);
    expect(risksOf(twice, { ...rules, open: { absent: 1, excused: 0 } })).toEqual(['out-of-reach']);
    expect(risksOf(twice, { ...rules, open: { absent: 0, excused: 1 } })).toEqual(['out-of-reach']);
  });

  it('is never shown as if the rate were reached', () => {
    expect(shownRate(0.795, 0.8)).toBe(0.79);
    expect(shownRate(2 / 3, 0.8)).toBe(2 / 3);
    expect(shownRate(0.8, 0.8)).toBe(0.8);
    expect(shownRate(0.795, undefined)).toBe(0.795);
  });

  it('says out of reach exactly where attending every session to come does not help', () => {
    const status = fc.constantFrom<Status>('present', 'late', 'excused', 'absent');
    fc.assert(
      fc.property(
        fc.array(status, { minLength: 1 }),
        fc.nat(20),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (stati, remaining, requiredRate) => {
          const outOfReach = risksOf(of(...stati), { requiredRate, remaining }).includes('out-of-reach');
          const best = of(...stati, ...Array<Status>(remaining).fill('present')).rate;
          const rate = rateOf(of(...stati).counts);
          expect(outOfReach).toBe(rate !== undefined && best! < requiredRate);
        },
      ),
    );
  });
});
