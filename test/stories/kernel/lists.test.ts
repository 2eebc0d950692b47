import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { inRows } from '../../../src/chat/buttons.js';
import { createSay } from '../../../src/locales/say.js';
import { firstLines, pageOf, turnButtons } from '../../../src/stories/kernel/lists.js';

const say = createSay('en');
const letters = ['a', 'b', 'c', 'd', 'e'];

describe('a page', () => {
  it.each([
    [0, ['a', 'b'], 0],
    [1, ['c', 'd'], 1],
    [2, ['e'], 2],
    [3, ['e'], 2],
    [-1, ['a', 'b'], 0],
    [1.7, ['c', 'd'], 1],
    [NaN, ['a', 'b'], 0],
  ])('%d of three shows %j', (page, shown, at) => {
    expect(pageOf(letters, page, 2)).toEqual({ shown, at, pages: 3, before: 2 * at });
  });

  it('of nothing is the one there is', () => {
    expect(pageOf([], 4, 2)).toEqual({ shown: [], at: 0, pages: 1, before: 0 });
  });

  it('after the other shows everything once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (all, size) => {
        const { pages } = pageOf(all, 0, size);
        const shown = Array.from({ length: pages }, (_, page) => pageOf(all, page, size).shown);
        expect(shown.flat()).toEqual(all);
        expect(Math.max(...shown.map((those) => those.length))).toBeLessThanOrEqual(size);
      }),
    );
  });

  it.each([
    [0, ['Page 2 →'], ['to 1']],
    [1, ['← Page 1', 'Page 3 →'], ['to 0', 'to 2']],
    [2, ['← Page 2'], ['to 1']],
  ])('%d of three is left by %j', (page, labels, data) => {
    const buttons = turnButtons(say, pageOf(letters, page, 2), (to) => `to ${to}`);
    expect(buttons).toEqual(labels.map((label, i) => ({ label, data: data[i] })));
  });

  it('that is the only one is not left', () => {
    expect(turnButtons(say, pageOf(letters, 0, 5), String)).toEqual([]);
  });
});

test.each([
  [5, letters],
  [4, ['a', 'b', 'c', 'd', 'and 1 more']],
  [0, ['and 5 more']],
])('of five lines, at most %d are said, and how many are not', (most, lines) => {
  expect(firstLines(say, letters, most)).toEqual(lines);
});

test('rows are filled one after the other', () => {
  expect(inRows(letters, 2)).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  expect(inRows([], 2)).toEqual([]);
});
