import { describe, expect, it } from 'vitest';
import { addAccount, unite } from '../../src/people/merge.js';
import type { Consent, Person, Template } from '../../src/people/person.js';

const consent = (to: Consent['to'], at: number): Consent => ({ to, at, by: 'self', policy: 'test' });
const template = (event: string): Template => ({
  engine: 'face',
  version: '1',
  selfies: [{ event, at: 1, descriptor: 'AAAA' }],
});
const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  accounts: [`web:${id}`],
  templates: [],
  classes: [],
  since: 5,
  ...more,
});

describe('two registrations of one human', () => {
  it('are one with the accounts and classes of both, since the earlier', () => {
    const into = person('ann', { classes: ['a'], since: 9 });
    const from = person('anna', { classes: ['b', 'a'], email: 'anna@example.org', since: 3 });
    const both = unite(into, from);
    expect(both).toMatchObject({ id: 'ann', name: 'ann', email: 'anna@example.org', since: 3 });
    expect(both.accounts).toEqual(['web:ann', 'web:anna']);
    expect(both.classes).toEqual(['a', 'b']);
  });

  it('keep the selfies of the one that stays, or the other’s where it has none', () => {
    const yes = (event: string) => ({ consent: consent('face', 1), templates: [template(event)] });
    const selfies = (one: Person) => one.templates.flatMap((each) => each.selfies.map(({ event }) => event));
    expect(selfies(unite(person('ann', yes('hers')), person('anna', yes('other'))))).toEqual(['hers']);
    expect(selfies(unite(person('ann', { consent: consent('face', 1) }), person('anna', yes('other'))))).toEqual([
      'other',
    ]);
  });

  it('are bound by the later answer about their face, and lose what a no forbids', () => {
    const yes = person('yes', { consent: consent('face', 1), templates: [template('a')] });
    const no = person('no', { consent: consent('no-face', 2) });
    for (const both of [unite(yes, no), unite(no, yes)]) {
      expect(both.consent?.to).toBe('no-face');
      expect(both.templates).toEqual([]);
    }
    const later = person('later', { consent: consent('face', 3), templates: [template('b')] });
    expect(unite(no, later)).toMatchObject({ consent: { to: 'face' }, templates: [template('b')] });
  });

  it('keep the excuses of both, oldest first, and the wish to be reminded', () => {
    const excuse = (id: string, at: number) => ({
      id,
      class: 'a',
      from: '2026-11-23',
      to: '2026-11-23',
      reason: '',
      at,
    });
    const into = person('ann', { excuses: [excuse('later', 2)] });
    const from = person('anna', { excuses: [excuse('earlier', 1)], wantsReminders: true });
    const both = unite(into, from);
    expect(both.excuses?.map(({ id }) => id)).toEqual(['earlier', 'later']);
    expect(both.wantsReminders).toBe(true);
    expect(unite(both, from)).toEqual(both);
  });

  it('are the same when they are united again', () => {
    const into = person('ann', { consent: consent('face', 1), templates: [template('a')] });
    const from = person('anna', { consent: consent('face', 2), classes: ['b'] });
    expect(unite(unite(into, from), from)).toEqual(unite(into, from));
    expect(addAccount(addAccount(into, 'web:x'), 'web:x').accounts).toEqual(['web:ann', 'web:x']);
  });
});
