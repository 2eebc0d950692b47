import { describe, expect, it } from 'vitest';
import {
  addExcuse,
  decideExcuse,
  excusedOn,
  excuseOf,
  waitingExcuses,
  withoutDecider,
} from '../../src/people/excuses.js';
import { person as schema, type Excuse } from '../../src/people/person.js';
import { aPerson } from './people.js';

const ann = aPerson({});
const flu: Excuse = { id: 'x', class: 'class', from: '2026-12-01', to: '2026-12-03', reason: 'flu', at: 1 };
const yes = { accepted: true, at: 2, by: 'web:host', event: 'e' };
const asked = addExcuse(ann, flu);

describe('excuses', () => {
  it('are asked once, and wait for their class', () => {
    expect(addExcuse(asked, { ...flu, reason: 'again' })).toBe(asked);
    expect(waitingExcuses(asked, 'class')).toEqual([flu]);
    expect(waitingExcuses(asked, 'other')).toEqual([]);
    expect(schema.parse(asked)).toEqual(asked);
  });

  it('are decided once', () => {
    const approved = decideExcuse(asked, 'x', yes);
    expect(excuseOf(approved, 'x')?.decision).toEqual(yes);
    expect(decideExcuse(approved, 'x', { ...yes, accepted: false })).toBe(approved);
    expect(decideExcuse(asked, 'y', yes)).toBe(asked);
    expect(waitingExcuses(approved, 'class')).toEqual([]);
  });

  it('cover their days in their class, once they are approved', () => {
    const approved = decideExcuse(asked, 'x', yes);
    const covers = (date: string, klass = 'class', who = approved) => excusedOn(who, klass, date) !== undefined;
    expect(['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04'].map((date) => covers(date))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(covers('2026-12-01', 'other')).toBe(false);
    expect(covers('2026-12-01', 'class', asked)).toBe(false);
    expect(covers('2026-12-01', 'class', decideExcuse(asked, 'x', { ...yes, accepted: false }))).toBe(false);
  });

  it('are not kept without end: the oldest decided ones go, and none that waits', () => {
    let person = asked;
    for (let i = 0; i < 120; i++) {
      person = addExcuse(person, { ...flu, id: `d${i}`, at: i });
      person = decideExcuse(person, `d${i}`, yes);
    }
    expect(person.excuses).toHaveLength(100);
    expect(excuseOf(person, 'x')).toBeDefined();
    expect(excuseOf(person, 'd0')).toBeUndefined();
    expect(excuseOf(person, 'd119')).toBeDefined();
  });

  it('keep a decision without whose it was', () => {
    const approved = decideExcuse(asked, 'x', yes);
    expect(excuseOf(withoutDecider(approved, ['web:host']), 'x')?.decision).toEqual({ ...yes, by: 'former' });
    expect(withoutDecider(approved, ['web:other'])).toBe(approved);
    expect(withoutDecider(ann, ['web:host'])).toBe(ann);
  });
});
