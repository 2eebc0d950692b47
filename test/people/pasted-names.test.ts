import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/classes/fold-name.js';
import { mostNames, readPastedNames } from '../../src/people/pasted-names.js';

const read = (text: string) => readPastedNames(text, nameKey);
const names = (text: string) => read(text).named.map(({ name }) => name);

describe('a pasted list of names', () => {
  it.each([
    ['lines', 'Ann Example\nBo Example\r\n\n  Cy  Example '],
    ['commas', 'Ann Example, Bo Example,Cy Example'],
    ['semicolons', 'Ann Example; Bo Example; Cy Example;'],
    ['numbers', '1. Ann Example\n2) Bo Example\n(3) Cy Example'],
    ['bare numbers', '1 Ann Example\n2 Bo Example\n10 Cy Example'],
    ['numbers in one line', '1. Ann Example, 2. Bo Example, 3. Cy Example'],
    ['bullets', '- Ann Example\n• Bo Example\n* Cy Example'],
    ['boxes', '[ ] Ann Example\n[x] Bo Example\n☐ Cy Example'],
    ['a table', '1\tAnn\tExample\n2\tBo\tExample\n3\tCy\tExample'],
    ['last names first', 'Example, Ann\nExample, Bo\nExample, Cy'],
  ])('reads %s', (_, text) => {
    expect(names(text)).toEqual(['Ann Example', 'Bo Example', 'Cy Example']);
  });

  it.each([
    'Ann Example <ann@example.org>\nBo Example',
    'Ann Example ann@example.org, Bo Example',
    'Ann Example, ann@example.org\nBo Example',
    '1\tAnn Example\tann@example.org\n2\tBo Example\t',
    '"Example, Ann" <ann@example.org>\n"Example, Bo"',
    'Ann Example (ann@example.org); Bo Example;',
  ])('gives an email to the name on its line: %j', (text) => {
    expect(read(text)).toMatchObject({
      named: [{ name: 'Ann Example', email: 'ann@example.org' }, { name: 'Bo Example' }],
      unread: [],
    });
  });

  it('keeps what belongs to a name', () => {
    expect(names('Ann (Annie) O’Example-Smith Jr.\nBo 2nd')).toEqual(['Ann (Annie) O’Example-Smith Jr.', 'Bo 2nd']);
  });

  it('tells what came twice and what it could not read', () => {
    expect(read(`Ann\nANN\n4.\n?!\nx@example.org\n${'long '.repeat(30)}`)).toEqual({
      named: [{ name: 'Ann' }],
      repeated: ['ANN'],
      unread: ['?!', 'x@example.org', 'long long long long long long …'],
      beyond: 0,
    });
  });

  it('takes names that differ in a mark for two people', () => {
    expect(names('मोना शर्मा\nमीना शर्मा\nJosé\nJose\nАндрей\nАндреи')).toHaveLength(6);
  });

  it('keeps a name whose email is none', () => {
    expect(read('Ann Example ann@nowhere')).toMatchObject({ named: [{ name: 'Ann Example' }] });
  });

  it('stops at its limit and says how many it left out', () => {
    const many = Array.from({ length: mostNames + 7 }, (_, i) => `Ann N${i}`).join('\n');
    expect(read(many)).toMatchObject({ beyond: 7 });
    expect(read(many).named).toHaveLength(mostNames);
  });

  it('makes a name of any text, or tells: nothing is lost unsaid, nothing throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (lines) => {
        const { named, unread } = read(lines.join('\n'));
        for (const { name } of named) {
          expect(name.length).toBeLessThanOrEqual(80);
          expect(name).toMatch(/\p{L}/u);
          expect(name).not.toMatch(/[\n\t]/);
        }
        for (const bit of unread) expect(bit.length).toBeLessThanOrEqual(31);
      }),
    );
  });
});
