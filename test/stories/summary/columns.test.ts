import { describe, expect, it } from 'vitest';
import { noCounts } from '../../../src/reports/statistics.js';
import { columnsOf } from '../../../src/stories/summary/columns.js';

const berlin = { timeZone: 'Europe/Berlin', language: 'en' };
const day = 24 * 3_600_000;
/** Monday, three weeks before the clocks change. */
const begin = Date.parse('2026-10-05T08:00:00Z');
const one = { ...noCounts(), present: 1 };

const columns = (...days: number[]) => {
  const sessions = days.map((n) => ({
    ...{ session: `s-${n}`, from: begin + n * day, to: begin + n * day + 1, counts: one, rate: 1 },
  }));
  const { columns: made, areWeeks } = columnsOf(berlin, sessions);
  return { areWeeks, heights: made.map(({ counts }) => counts.present), labels: made.map(({ label }) => label) };
};
const weekly = (n: number, every = 1) => Array.from({ length: n }, (_, i) => i * 7 * every);

describe('columns of a chart', () => {
  it.each([
    ['week by week, over a change of clocks', weekly(8), [1, 1, 1, 1, 1, 1, 1, 1]],
    ['every second week', weekly(6, 2), [1, 1, 1, 1, 1, 1]],
    ['twice a week', [0, 2, 7, 9, 14, 16], [1, 1, 1, 1, 1, 1]],
    ['with a break of two weeks', [0, 2, 7, 9, 30, 32], [1, 1, 1, 1, 0, 1, 1]],
    ['a few, far apart, which are bars', [0, 1, 2, 60], [1, 1, 1, 1]],
    ['none', [], []],
  ])('are sessions, with a gap where a break is: %s', (_, days, heights) => {
    expect(columns(...days)).toMatchObject({ heights, areWeeks: false });
  });

  it('are weeks where there are too many sessions, also those without one', () => {
    const days = Array.from({ length: 60 }, (_, i) => i).filter((n) => n < 21 || n >= 35);
    expect(columns(...days)).toEqual({
      areWeeks: true,
      heights: [7, 7, 7, 0, 0, 7, 7, 7, 4],
      labels: ['Oct 5', 'Oct 12', 'Oct 19', 'Oct 26', 'Nov 2', 'Nov 9', 'Nov 16', 'Nov 23', 'Nov 30'],
    });
  });
});
