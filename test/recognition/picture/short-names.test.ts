import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longNames, shortNames } from '../../../src/recognition/picture/short-names.js';

test('first name and initial', () => {
  expect(shortNames(['Ann Example', 'Bo', 'Jean-Luc van der Berg', 'Анна Пример', '  Ann   Lee '])).toEqual([
    'Ann E.',
    'Bo',
    'Jean-Luc B.',
    'Анна П.',
    'Ann L.',
  ]);
});

test('namesakes get as many letters as tell them apart, others stay short', () => {
  expect(shortNames(['Ann Example', 'Ann Exner', 'Ann Lee', 'Ann Li'])).toEqual([
    'Ann Exa.',
    'Ann Exn.',
    'Ann Le.',
    'Ann Li',
  ]);
  expect(shortNames(['Ann Marie Lee', 'Ann Lee'])).toEqual(['Ann Marie Lee', 'Ann Lee']);
});

test('very long names are cut between characters', () => {
  expect(longNames(['x'.repeat(80), 'Ann'])).toEqual([`${'x'.repeat(23)}…`, 'Ann']);
  expect(shortNames([`${'👩‍👩‍👧'.repeat(40)} Lee`])).toEqual([`${'👩‍👩‍👧'.repeat(11)}… L.`]);
});

test('different names of ordinary length stay different', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'Ж'), minLength: 1, maxLength: 5 });
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
      expect(new Set(shortNames(names)).size).toBe(names.length);
    }),
  );
});
