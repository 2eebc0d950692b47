import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '../../src/people/person.js';
import { newPerson, readEmail, readName, setDetails } from '../../src/people/profile.js';
import { aPerson, faceConsent } from './people.js';

describe('a name', () => {
  it.each([
    ['  Ann   Example\n', 'Ann Example'],
    ['Łucja Ó Briain', 'Łucja Ó Briain'],
    ['Jose\u0301', 'Jos\u00E9'],
    ['Ann\u202Eevil', 'Ann evil'],
    ['نگار\u200Cه', 'نگار\u200Cه'],
    ['X Æ A-12', 'X Æ A-12'],
  ])('%j is read as %j', (text, name) => {
    expect(readName(text)).toBe(name);
  });

  it.each(['', '   ', '42', '🔥', '\u202E', 'a'.repeat(81)])('%j is none', (text) => {
    expect(readName(text)).toBeUndefined();
  });

  it('is one that can be kept, on one line, and reads as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const name = readName(text);
        if (name === undefined) return;
        expect(person.shape.name.safeParse(name).success).toBe(true);
        expect(name).not.toMatch(/[\n\r\u202E]/);
        expect(readName(name)).toBe(name);
      }),
    );
  });
});

describe('an email', () => {
  it('is an address, or none', () => {
    expect(readEmail(' ann@example.org ')).toBe('ann@example.org');
    expect(readEmail('ann@')).toBeUndefined();
    expect(readEmail('ann')).toBeUndefined();
  });
});

describe('changing details', () => {
  const ann = aPerson({ email: 'ann@example.org' });

  it('keeps what is not given', () => {
    expect(setDetails(ann, {})).toBe(ann);
    expect(setDetails(ann, { name: undefined, email: undefined })).toBe(ann);
    expect(setDetails(ann, { name: 'Bo' })).toEqual({ ...ann, name: 'Bo' });
    expect(setDetails(ann, { email: 'bo@example.org' })).toEqual({ ...ann, email: 'bo@example.org' });
  });

  it('takes the email away', () => {
    expect(setDetails(ann, { email: null })).toEqual(aPerson({}));
    expect(ann.email).toBe('ann@example.org');
  });
});

it('a new person is one the store takes', () => {
  const from = { id: 'p1', name: 'Ann', account: 'web:ann', consent: faceConsent, at: 5 };
  expect(person.parse(newPerson(from))).toEqual({
    id: 'p1',
    name: 'Ann',
    accounts: ['web:ann'],
    consent: faceConsent,
    templates: [],
    classes: [],
    since: 5,
  });
  expect(newPerson({ ...from, email: 'ann@example.org', language: 'pt-BR' })).toMatchObject({
    email: 'ann@example.org',
    language: 'pt-BR',
  });
});
