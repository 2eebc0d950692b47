import { expect, test } from 'vitest';
import { sheet as sheetSchema } from '../../src/attendance/sheet.js';
import { klass as classSchema } from '../../src/classes/class.js';
import { makeTerm, type TermPlan } from '../../src/cli/demo-term/term.js';
import { person as personSchema } from '../../src/people/person.js';
import { numbersOf } from '../../src/reports/statistics.js';

const plan: TermPlan = {
  ...{ people: 40, timeZone: 'Europe/Berlin', title: 'Biology', chat: 'demo:class', host: 'demo:host' },
  ...{ first: '2026-09-07', last: '2026-12-18', now: Date.parse('2026-11-27T15:00:00Z') },
  timetable: {
    weekly: [{ id: 'w', weekdays: [1, 3], from: 540, to: 630, every: 1, since: '2026-09-07' }],
    pauses: [{ id: 'p', from: '2026-10-19', to: '2026-10-30', imported: false }],
  },
};
const idFrom = (event: string, what: string) => `${event} ${what}`.replaceAll(' ', '-');

test('the demo’s term is a class’s like any other: it can be stored, meets by its timetable, and is the same each time', () => {
  const term = makeTerm(plan, idFrom);
  expect(() => classSchema.parse(term.klass)).not.toThrow();
  for (const person of term.people) expect(() => personSchema.parse(person)).not.toThrow();
  for (const sheet of term.sheets) expect(() => sheetSchema.parse(sheet)).not.toThrow();
  expect(new Set(term.people.map(({ name }) => name)).size).toBe(40);
  expect(term.sheets).toHaveLength(20);
  expect(term.sheets.some(({ openedAt }) => new Date(openedAt).toISOString().startsWith('2026-10-2'))).toBe(false);
  expect(makeTerm(plan, idFrom)).toEqual(term);
});

test('somebody in it is at risk, and most are not', () => {
  const { people } = numbersOf(makeTerm(plan, idFrom).sheets);
  const below = [...people.values()].filter(({ rate = 1 }) => rate < 0.8).length;
  expect(below).toBeGreaterThan(2);
  expect(below).toBeLessThan(people.size / 2);
});
