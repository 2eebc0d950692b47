import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clashesBetween, clashesOf } from '../../../src/classes/timetable/clashes.js';
import { meetingsOn } from '../../../src/classes/timetable/meetings.js';
import { addWeekly, emptyTimetable, type Timetable } from '../../../src/classes/timetable/timetable.js';
import { addDays } from '../../../src/classes/timetable/wall-clock.js';

const today = '2026-11-23';
const span = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .map(([from, long]) => ({ from: from * 30, to: (from + long) * 30 }));
const day = fc.integer({ min: 0, max: 20 });
const anyTimetable = fc
  .record({
    weekly: fc.array(fc.record({ span, weekday: fc.integer({ min: 1, max: 7 }), since: day }), { maxLength: 3 }),
    dates: fc.array(fc.record({ span, day, imported: fc.boolean() }), { maxLength: 4 }),
    pauses: fc.array(fc.record({ day, imported: fc.boolean() }), { maxLength: 3 }),
  })
  .map(({ weekly, dates, pauses }): Timetable => ({
    ...emptyTimetable,
    weekly: weekly.map((one, i) => ({
      ...{ id: `r${i}`, weekdays: [one.weekday], every: 1, since: addDays(today, one.since), ...one.span },
    })),
    dates: dates.map((one) => ({ date: addDays(today, one.day), imported: one.imported, ...one.span })),
    pauses: pauses.map((one, i) => ({
      ...{ id: `p${i}`, from: addDays(today, one.day), to: addDays(today, one.day), imported: one.imported },
    })),
  }));

it('are found wherever one meeting would end another, and nowhere else', () => {
  fc.assert(
    fc.property(anyTimetable, (timetable) => {
      const isCut = (date: string) =>
        meetingsOn(timetable, date, 'UTC').some(({ start, end }) => {
          // Alone it lasts until its own end: take the others away that begin later.
          const from = (start - Date.parse(date)) / 60_000;
          const alone = (one: { from: number }) => one.from <= from;
          const without = {
            ...timetable,
            weekly: timetable.weekly.filter(alone),
            dates: timetable.dates.filter(alone),
          };
          return meetingsOn(without, date, 'UTC').at(-1)!.end > end;
        });
      const dates = Array.from({ length: 366 }, (_, i) => addDays(today, i)).filter(isCut);
      const clashes = clashesOf(timetable, today);
      expect(clashes.length > 0).toBe(dates.length > 0);
      expect(clashes.map(({ date }) => date).filter((date) => !dates.includes(date))).toEqual([]);
      if (dates[0]) expect(clashes.map(({ date }) => date)).toContain(dates[0]);
    }),
    { numRuns: 40 },
  );
});

it('are those that a change brings about', () => {
  const rule = (id: string, from: number, to: number) => ({ id, weekdays: [1], from, to, every: 1, since: today });
  const before = addWeekly(addWeekly(emptyTimetable, rule('a', 540, 600)), rule('b', 570, 630));
  const after = addWeekly(before, rule('c', 620, 680));
  expect(clashesBetween(before, after, today)).toMatchObject([
    { date: today, earlier: { from: 570, to: 630 }, later: { from: 620, to: 680 } },
  ]);
  expect(clashesBetween(after, before, today)).toEqual([]);
});
