import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNearly, nearestWord, slips } from '../src/slips.js';

const word = fc.stringMatching(/^[a-d]{0,7}$/);

it('is a distance: none to itself, the same in both directions, and at most as long as the longer word', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(slips(a, a)).toBe(0);
      expect(slips(a, b)).toBe(slips(b, a));
      expect(slips(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      if (a !== b) expect(slips(a, b)).toBeGreaterThan(0);
    }),
  );
});

it.each([
  ['atend', 'attend', true],
  ['opne', 'open', true],
  ['sumary', 'summary', true],
  ['shcedul', 'schedule', true],
  ['mark', 'me', false],
  ['host', 'join', false],
  ['opn', 'open', false],
])('%s is nearly %s: %s', (typed, meant, isNear) => {
  expect(isNearly(typed, meant)).toBe(isNear);
});

it('finds the nearest word of a list', () => {
  expect(nearestWord('exprot', ['import', 'export', 'play'])).toBe('export');
});
