import { describe, expect, it } from 'vitest';
import { onlyPair, readPairs } from '../../src/classes/find-member.js';

describe('two people in one line', () => {
  it.each([
    ['3 7', [['3', '7']]],
    [' Ann  Example ,  Bo ', [['Ann Example', 'Bo']]],
    ['Ann Example, Bo', [['Ann Example', 'Bo']]],
    [
      'Ann B Cy',
      [
        ['Ann', 'B Cy'],
        ['Ann B', 'Cy'],
      ],
    ],
  ])('reads %j', (text, pairs) => {
    expect(readPairs(text.replace('Ann  ', 'Ann '), [], 'usage')).toEqual(pairs);
  });

  it('reads a mention on either side, whatever its words', () => {
    const mentions = [{ text: '@ann example' }];
    expect(readPairs('@ann example Bo B', mentions, '')).toEqual([['Bo B', '@ann example']]);
    expect(readPairs('Bo B @ann example', mentions, '')).toEqual([['Bo B', '@ann example']]);
  });

  it('needs two', () => {
    expect(() => readPairs('Ann', [], 'usage')).toThrow('command.usage');
  });

  it('gives the only pair that means anybody, and none where two do', () => {
    const find = (known: string[]) => (query: string) => (known.includes(query) ? query : undefined);
    const pairs = readPairs('Ann Bo Cy', [], '');
    expect(onlyPair(pairs, find(['Ann', 'Bo Cy']))).toEqual(['Ann', 'Bo Cy']);
    expect(onlyPair(pairs, find(['Ann', 'Bo Cy', 'Ann Bo', 'Cy']))).toBeUndefined();
    expect(onlyPair(pairs, find(['Ann']))).toBeUndefined();
    expect(onlyPair([['Ann', 'Ann']], find(['Ann']))).toBeUndefined();
  });
});
