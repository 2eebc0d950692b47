import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clipAtLimit, split } from '../../../adapters/telegram/clip.js';

const texts = fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é', '👀', '👩‍🏫'), maxLength: 300 });
const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

it('keeps what fits, and shows where it cut', () => {
  expect(clipAtLimit('four', 4)).toBe('four');
  expect(clipAtLimit('fives', 4)).toBe('fiv…');
});

it('stays within the limit, and never cuts through a character', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 3, max: 60 }), (text, limit) => {
      for (const part of [clipAtLimit(text, limit), ...split(text, limit)]) {
        expect(part.length).toBeLessThanOrEqual(limit);
        expect(part).not.toMatch(halves);
      }
    }),
  );
});

it('splits at paragraphs, else at lines, else at words', () => {
  expect(split('one two\n\nthree four', 12)).toEqual(['one two', 'three four']);
  expect(split('one two\nthree four', 12)).toEqual(['one two', 'three four']);
  expect(split('one two three', 9)).toEqual(['one two', 'three']);
});

it('loses nothing but the space between the parts', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 3, max: 60 }), (text, limit) => {
      const bare = (all: string) => all.replaceAll(/\s/g, '');
      expect(bare(split(text, limit).join(''))).toBe(bare(text));
    }),
  );
});
