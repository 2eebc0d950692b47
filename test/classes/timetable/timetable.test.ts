import { describe, expect, it } from 'vitest';
import {
  addDate,
  addPause,
  addWeekly,
  emptyTimetable,
  idOfDate,
  importCalendar,
  meets,
  removeFrom,
  withoutPast,
  type Single,
  type Weekly,
} from '../../../src/classes/timetable/timetable.js';
import { addDays } from '../../../src/classes/timetable/wall-clock.js';

const rule: Weekly = { id: 'w1', weekdays: [1, 3], from: 540, to: 600, every: 1, since: '2026-11-23' };
const date: Single = { date: '2026-12-18', from: 600, to: 660, imported: false };
const pause = { id: 'p1', from: '2026-12-21', to: '2027-01-06', imported: false };

describe('a timetable', () => {
  it('takes a rule of the same days and time in the place of the one before', () => {
    const longer = addWeekly(addWeekly(emptyTimetable, rule), { ...rule, id: 'w2', to: 630 });
    expect(longer.weekly).toEqual([{ ...rule, id: 'w2', to: 630 }]);
    expect(addWeekly(longer, { ...rule, id: 'w3', from: 600, to: 660 }).weekly).toHaveLength(2);
    expect(addWeekly(longer, longer.weekly[0]!)).toEqual(longer);
  });

  it('keeps dates in order, and one of a time', () => {
    const two = addDate(addDate(emptyTimetable, date), { ...date, from: 90, to: 120 });
    expect(two.dates.map(({ from }) => from)).toEqual([90, 600]);
    expect(addDate(two, { ...date, to: 700 }).dates.map(({ to }) => to)).toEqual([120, 700]);
  });

  it('takes one thing away by its id, and is the same where there is none', () => {
    const full = addPause(addDate(addWeekly(emptyTimetable, rule), date), pause);
    expect(removeFrom(full, 'w1').weekly).toEqual([]);
    expect(removeFrom(full, idOfDate(date)).dates).toEqual([]);
    expect(removeFrom(full, 'p1').pauses).toEqual([]);
    expect(removeFrom(full, 'other')).toBe(full);
    expect(meets(removeFrom(removeFrom(full, 'w1'), idOfDate(date)))).toBe(false);
  });

  it('takes what a file says for what the last file said, and keeps what was set by hand', () => {
    const hand = addPause(addDate(emptyTimetable, date), pause);
    const file = (day: string): Single => ({ date: day, from: 600, to: 720, imported: true });
    const first = importCalendar(hand, [file('2026-12-01'), file('2026-12-18')], []);
    expect(first.dates).toEqual([file('2026-12-01'), date]);
    const second = importCalendar(first, [file('2026-12-02')], [{ ...pause, id: 'i', imported: true }]);
    expect(second.dates).toEqual([file('2026-12-02'), date]);
    expect(second.pauses).toHaveLength(2);
    expect(importCalendar(second, [], [])).toEqual(hand);
  });

  it('lets go of what is over', () => {
    const full = addPause(addDate(addWeekly(emptyTimetable, { ...rule, until: '2026-12-31' }), date), pause);
    expect(withoutPast(full, '2026-12-18')).toEqual(full);
    expect(withoutPast(full, '2027-01-06')).toEqual({ ...full, weekly: [], dates: [] });
    expect(withoutPast(full, '2027-01-07').pauses).toEqual([]);
  });

  it('says when it is full', () => {
    const dates = Array.from({ length: 1001 }, (_, i) => ({ ...date, date: addDays('2026-12-18', i), imported: true }));
    expect(() => importCalendar(emptyTimetable, dates, [])).toThrow('timetable.full');
    const full = importCalendar(emptyTimetable, dates.slice(1), []);
    expect(() => addDate(full, date)).toThrow('timetable.full');
  });
});
