import { expect, it } from 'vitest';
import { isolate } from '../../src/locales/isolate.js';
import { createSay, wholePercent } from '../../src/locales/say.js';
import { visualOrder } from '../../src/lettering/visual-order.js';

const shown = (text: string) =>
  visualOrder(text)
    .map((run) => (run.direction === 'rtl' ? Array.from(run.text).reverse().join('') : run.text))
    .join('');

it.each(['مريم', 'דנה', 'Ann مريم', 'مريم (5b)', 'دانا 🙂'])('%s keeps what stands beside it in its place', (name) => {
  const line = createSay('en')('people.line', { number: 5, name, left: 'no' });
  const seen = shown(`${line} · 65% (13 of 20)`);
  expect(seen.startsWith('5 ')).toBe(true);
  expect(seen.endsWith(' · 65% (13 of 20)')).toBe(true);
});

it.each(['Ann', 'José', '王伟', 'मीना', '5b', ''])('%s is written as it is', (name) => {
  expect(isolate(name)).toBe(name);
  expect(isolate('مريم')).toBe('\u2068مريم\u2069');
  expect(isolate('Ann', 'ar')).toBe('\u2068Ann\u2069');
  expect(isolate('5', 'ar')).toBe('5');
});

it.each([
  [0, 0],
  [0.29, 0.29],
  [0.57, 0.57],
  [0.794, 0.79],
  [2 / 3, 0.67],
  [199 / 200, 0.99],
  [1 / 300, 0.01],
  [1, 1],
])('%d is shown as %d', (share, percent) => {
  expect(wholePercent(share)).toBe(percent);
});

it('of every number of sessions is the nearest percentage that is all or none only where it is', () => {
  for (let of = 1; of <= 400; of++)
    for (let here = 0; here <= of; here++) {
      const percent = Math.round(wholePercent(here / of) * 100);
      expect(percent === 100).toBe(here === of);
      expect(percent === 0).toBe(here === 0);
      expect(Math.abs(percent - (here * 100) / of)).toBeLessThan(1);
    }
});
