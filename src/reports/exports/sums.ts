import { rateOf, type Counts } from '../statistics.js';
import type { Listed, MarkRow } from './rows.js';

/** Each person of the rows with the sum of their marks, by roster number; those without one at the end. */
export function numbersOfRows(rows: readonly MarkRow[]): (Listed & { counts: Counts; rate: number | undefined })[] {
  const people = new Map<string, { listed: Listed; counts: Counts }>();
  for (const row of rows) {
    const counts = people.get(row.person)?.counts ?? { present: 0, late: 0, excused: 0, absent: 0 };
    counts[row.status] += 1;
    people.set(row.person, { listed: row, counts });
  }
  return [...people.values()]
    .map(({ listed: { person, number, name, email }, counts }) => ({
      ...{ person, number, name, email },
      ...{ counts, rate: rateOf(counts) },
    }))
    .sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
}
