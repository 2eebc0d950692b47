import { describe, expect, it } from 'vitest';
import { sheet as sheetSchema } from '../../src/attendance/sheet.js';
import { klass as klassSchema } from '../../src/classes/class.js';
import { withoutAccounts, withoutPerson } from '../../src/people/erasure.js';
import { actsOf, tracesOf } from '../../src/people/kept.js';
import { aClass, aPerson, aSheet } from './people.js';

const ann = aPerson({ accounts: ['web:ann', 'telegram:1'] });

describe('a class without a person', () => {
  it('keeps their number and nothing else of them', () => {
    const before = aClass(
      { hosts: ['web:host', 'telegram:1'] },
      { guardian: { at: 1, by: 'web:host' }, toldApart: ['bo'] },
    );
    const after = withoutPerson(before, ann);
    expect(klassSchema.parse(after)).toEqual({
      ...before,
      hosts: ['web:host'],
      members: [{ person: 'ann', number: 1, since: 1, state: 'left' }, before.members[1]],
    });
    expect(withoutPerson(after, ann)).toBe(after);
  });

  it('does not tell that others were told apart from them', () => {
    const before = aClass();
    before.members[1] = { ...before.members[1]!, toldApart: ['ann'] };
    expect(JSON.stringify(withoutPerson(before, ann).members[1])).not.toContain('ann');
  });

  it('lets the last host go too: forgetting comes first', () => {
    expect(withoutPerson(aClass({ hosts: ['web:ann'] }), ann).hosts).toEqual([]);
  });

  it('is the same where they never were', () => {
    const klass = aClass();
    expect(withoutPerson(klass, aPerson({ id: 'zoe', accounts: ['web:zoe'] }))).toBe(klass);
  });
});

describe('a sheet without accounts', () => {
  it('keeps every mark, and no account', () => {
    const after = withoutAccounts(aSheet, ann.accounts);
    expect(JSON.stringify(sheetSchema.parse(after))).not.toContain('web:ann');
    expect(tracesOf(ann, 'Class 5b', [after])).toHaveLength(tracesOf(ann, 'Class 5b', [aSheet]).length);
    expect(actsOf(ann, [after])).toBe(0);
    expect(actsOf(aPerson({ accounts: ['web:host'] }), [after])).toBe(
      actsOf(aPerson({ accounts: ['web:host'] }), [aSheet]),
    );
    expect(withoutAccounts(after, ann.accounts)).toBe(after);
  });
});
