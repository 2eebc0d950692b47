import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Class } from '../../src/classes/class.js';
import { awaitingGuardian, mayEnrol, mayUseFace } from '../../src/people/face-consent.js';
import { aClass, aPerson, faceConsent, noFace } from './people.js';

const recorded = { guardian: { at: 1, by: 'web:host' } };
const adults = aClass({ id: 'adults', minors: false });
const unasked = aClass({ id: 'unasked' });
const minors = aClass({ id: 'minors', minors: true });
const guarded = aClass({ id: 'guarded', minors: true }, recorded);

describe('whose face may be used', () => {
  it.each([
    ['who was never asked', undefined, adults, false],
    ['who declined', noFace, adults, false],
    ['who consented', faceConsent, adults, true],
    ['who consented, in a class whose host has not said', faceConsent, unasked, false],
    ['who consented, as a minor without a guardian’s consent', faceConsent, minors, false],
    ['who consented, with a guardian’s consent', faceConsent, guarded, true],
    ['who declined, with a guardian’s consent', noFace, guarded, false],
  ])('of somebody %s', (_, consent, klass, expected) => {
    expect(mayUseFace(aPerson({ consent }), klass)).toBe(expected);
  });

  it('asks for the guardian of this member, not of another', () => {
    expect(mayUseFace(aPerson({ id: 'other', consent: faceConsent }), guarded)).toBe(false);
  });
});

describe('of whom templates may be made', () => {
  it.each([
    ['in no class', [], true],
    ['in a class of minors alone', [minors], false],
    ['in a class whose host has not said', [unasked], false],
    ['in two, one of them of adults', [minors, adults], true],
    ['in two of minors, with one guardian’s consent', [minors, guarded], true],
  ])('of somebody %s', (_, classes, expected) => {
    expect(mayEnrol(aPerson({ consent: faceConsent }), classes)).toBe(expected);
    expect(mayEnrol(aPerson({ consent: noFace }), classes)).toBe(false);
  });

  it('never where no class could use the face, and then says which await a guardian', () => {
    const some = fc.array(fc.constantFrom<Class>(adults, unasked, minors, guarded), { minLength: 1 });
    fc.assert(
      fc.property(some, (classes) => {
        const person = aPerson({ consent: faceConsent });
        expect(mayEnrol(person, classes)).toBe(classes.some((klass) => mayUseFace(person, klass)));
        expect(awaitingGuardian(person, classes)).toEqual(classes.filter(({ id }) => id === 'minors'));
      }),
    );
  });
});
