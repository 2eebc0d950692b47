import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visualOrder } from '../../src/lettering/visual-order.js';

test('a name that is read from the left is one stretch', () => {
  expect(visualOrder('Ann Lee 12')).toEqual([{ text: 'Ann Lee 12', direction: 'ltr' }]);
  expect(visualOrder('')).toEqual([]);
});

test('a name that is read from the right has its numbers at its left, themselves read from the left', () => {
  expect(visualOrder('אב 12')).toEqual([
    { text: '12', direction: 'ltr' },
    { text: 'אב ', direction: 'rtl' },
  ]);
});

test('every character is drawn once, whatever the text', () => {
  const letters = (text: string) => Array.from(text.replaceAll(/[()]/g, '')).sort();
  const text = fc.string({ unit: fc.constantFrom(...Array.from('ab אב محم 12.-/🎉()')) });
  fc.assert(
    fc.property(text, (each) => {
      const drawn = visualOrder(each).map((stretch) => stretch.text);
      expect(letters(drawn.join(''))).toEqual(letters(each));
    }),
  );
});
