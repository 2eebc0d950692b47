import { describe, expect, it } from 'vitest';
import { klass as klassSchema } from '../../src/classes/class.js';
import { withoutPerson } from '../../src/people/erasure.js';
import { aClass, aPerson } from './people.js';

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
