import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../../adapters/web/mentions.js';
import { nameFromSlug, slugOf, tidyName } from '../../../adapters/web/directory.js';

describe('ids made of names', () => {
  it('are plain where the name is', () => {
    expect(slugOf('Ms Rivera')).toBe('ms-rivera');
    expect(nameFromSlug('ms-rivera')).toBe('Ms Rivera');
  });

  it('differ where the names differ, and never by case or spaces', () => {
    const names = ['Jose', 'José', 'Jo Se', 'Jo-Se', 'Jo.Se', '李明', '李华', 'Ö', 'O', 'x'.repeat(50), 'x'.repeat(51)];
    expect(new Set(names.map(slugOf)).size).toBe(names.length);
    expect(slugOf(' ann   EXAMPLE ')).toBe(slugOf('Ann Example'));
  });

  it('are always fit for an id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9-]{0,60}$/);
        expect(slugOf(slugOf(name) === '' ? 'x' : name)).not.toBe(tidyName(name) === '' ? 'never' : '');
      }),
    );
  });

  it('names hold nothing that deceives', () => {
    expect(tidyName('Ann\u202e elpmaxE\n\u0000')).toBe('Ann elpmaxE');
  });
});

describe('mentions', () => {
  const people = [
    { account: 'web:ann', name: 'Ann' },
    { account: 'web:ann-example', name: 'Ann Example' },
    { account: 'web:jose', name: 'José' },
    { account: 'web:sunit', name: 'सुनीत' },
  ];

  it.each([
    ['@Ann Example is late', [['web:ann-example', '@Ann Example']]],
    ['@सुनीता', []],
    [
      '@ann, @JOSÉ!',
      [
        ['web:ann', '@ann'],
        ['web:jose', '@JOSÉ'],
      ],
    ],
    ['@Anna @Josépha ann@example.org @ @nobody', []],
    ['(@Ann)', [['web:ann', '@Ann']]],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text, people).map(({ account, text: words }) => [account, words])).toEqual(expected);
  });
});
