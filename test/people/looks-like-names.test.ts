import { describe, expect, it } from 'vitest';
import { looksLikeNames } from '../../src/people/pasted-names.js';

describe('looksLikeNames', () => {
  it.each([
    [['Ann']],
    [['Maria del Carmen de la Cruz']],
    [['Zoë O’Neil', 'J. Doe']],
    [['李小龍']],
    [['Ann', 'Bo', 'eli']],
  ])('takes %j for names', (lines) => {
    expect(looksLikeNames(lines)).toBe(true);
  });

  it.each([[[]], [['Hello all']], [['Really?']], [['See You.']], [['Oops', 'I did not mean this']], [['dee', 'eli']]])(
    'takes %j for something said',
    (lines: string[]) => {
      expect(looksLikeNames(lines)).toBe(false);
    },
  );
});
