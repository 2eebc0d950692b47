import { describe, expect, test } from 'vitest';
import { createLettering } from '../../../src/recognition/picture/lettering.js';

const lettering = createLettering();
const draw = (text: string): string => lettering.line(text).path(0, 100, 100);
const widthOf = (text: string): number => lettering.line(text).width;
/** No font here has Chinese. */
const box = draw('李');

describe('every letter of these names is drawn', () => {
  test.each([
    ['Latin', 'Ann O’Neill-Smith'],
    ['Latin of Europe', 'Łukasz Ğüneş Åse Þór Jiří Őze Ştefan ẞ'],
    ['Vietnamese', 'Nguyễn Thị Phương Ằn Đỗ'],
    ['Greek', 'Άννα Παπαδοπούλου Ὀδυσσεύς'],
    ['Cyrillic', 'Анна Щербакова Їжак Ђорђе Ұлы'],
    ['Devanagari', 'किरण शर्मा'],
  ])('%s', (_, name) => {
    for (const { segment } of new Intl.Segmenter('und').segment(name)) {
      if (segment === ' ') continue;
      expect(draw(segment), segment).not.toBe('');
      expect(draw(segment), segment).not.toBe(box);
    }
  });
});

test('letters are joined as their script joins them', () => {
  // k + virama + sha is one sign, narrower than the two.
  expect(widthOf('क्ष')).toBeLessThan(widthOf('क') + widthOf('ष'));
});

test('what no font has is a box each, as wide as it says, and what follows stands beside it', () => {
  expect(box).toMatch(/^M[^M]+ZM[^M]+Z$/);
  expect(widthOf('李小')).toBeCloseTo(2 * widthOf('李'));
  expect(draw('👩‍👩‍👧')).toBe(box);
  expect(lettering.line('李A').path(0, 100, 100)).toBe(box + lettering.line('A').path(widthOf('李') * 100, 100, 100));
});

test('a mark that its letter’s font lacks is drawn after the letter', () => {
  const letter = 'м\u0304';
  expect(draw(letter)).not.toContain(box);
  expect(draw(letter).startsWith(draw('м'))).toBe(true);
  expect(draw(letter).length).toBeGreaterThan(draw('м').length);
});

test('composed and decomposed are the same, and what cannot be seen is not there', () => {
  expect(draw('ễ'.normalize('NFD'))).toBe(draw('ễ'));
  expect(draw('  Ann\n\tLee\u0000\u202e ')).toBe(draw('Ann Lee'));
});

test('nothing is nothing', () => {
  expect([draw(''), widthOf('')]).toEqual(['', 0]);
});

test('twice the size is twice the outline', () => {
  const numbers = (path: string): number[] => path.match(/-?[\d.]+/g)!.map(Number);
  const [small, large] = [numbers(lettering.line('Å').path(0, 0, 50)), numbers(lettering.line('Å').path(0, 0, 100))];
  small.forEach((value, i) => expect(2 * value).toBeCloseTo(large[i]!, 1));
});
