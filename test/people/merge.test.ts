import { describe, expect, it } from 'vitest';
import { absorb, mayMerge } from '../../src/people/merge.js';
import type { Consent, Person, Template } from '../../src/people/person.js';
import { aPerson } from '../classes/classes.js';

const yes = (by: string): Consent => ({ to: 'face', at: 1, by, policy: 'p' });
const no: Consent = { to: 'no-face', at: 1, by: 'self', policy: 'p' };
const made = (engine: string, event: string): Template => ({
  engine,
  version: '1',
  selfies: [{ event, at: 1, descriptor: 'AAAAAA==' }],
});

const from = aPerson('from', 'Ann', {
  email: 'ann@example.org',
  consent: yes('web:host'),
  templates: [made('face', 'theirs'), made('resnet-50', 'theirs')],
  classes: ['c1', 'c2'],
  since: 1,
});
const into = (over: Partial<Person>) =>
  aPerson('into', 'Anna', { accounts: ['web:ann'], classes: ['c2'], since: 5, ...over });

describe('absorbing a person', () => {
  it('takes over classes, the earlier beginning, and an email where there is none', () => {
    expect(absorb(into({}), from)).toMatchObject({
      name: 'Anna',
      classes: ['c2', 'c1'],
      since: 1,
      email: 'ann@example.org',
    });
    expect(absorb(into({ email: 'own@example.org' }), from).email).toBe('own@example.org');
  });

  it('leaves the templates where they have not answered yet, or said no', () => {
    expect(absorb(into({}), from)).toMatchObject({ templates: [] });
    expect(absorb(into({}), from).consent).toBeUndefined();
    expect(absorb(into({ consent: no }), from)).toMatchObject({ templates: [], consent: no });
  });

  it('keeps their own templates, and adds those of other engines, with their own consent', () => {
    const own = made('face', 'own');
    const merged = absorb(into({ consent: yes('self'), templates: [own] }), from);
    expect(merged.templates).toEqual([own, made('resnet-50', 'theirs')]);
    expect(merged.consent?.by).toBe('self');
  });

  it('lets somebody without an account take over what a host recorded', () => {
    expect(absorb(into({ accounts: [] }), from)).toMatchObject({ consent: from.consent, templates: from.templates });
  });

  it('changes nothing when repeated', () => {
    const once = absorb(into({ consent: yes('self') }), from);
    expect(absorb(once, from)).toEqual(once);
  });

  it('is only for who has no account, and never with oneself', () => {
    expect(mayMerge(from, into({}))).toBe(true);
    expect(mayMerge(into({}), from)).toBe(false);
    expect(mayMerge(from, from)).toBe(false);
  });
});
