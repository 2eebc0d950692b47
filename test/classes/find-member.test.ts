import { describe, expect, it } from 'vitest';
import { findMember } from '../../src/classes/find-member.js';
import { foldName } from '../../src/classes/fold-name.js';
import { aClass, aPerson, aRow } from './classes.js';

const people = new Map(
  [
    aPerson('p1', 'Ann Example', { accounts: ['web:ann'] }),
    aPerson('p2', 'José Ångström'),
    aPerson('p3', 'Susan Annable'),
    aPerson('p4', 'Łukasz Groß'),
    aPerson('p5', 'Zoë Left'),
    aPerson('p6', 'Ann Example-Jones'),
  ].map((person) => [person.id, person]),
);
const { members } = aClass({
  members: [
    aRow('p1', 1),
    aRow('p2', 2),
    aRow('p3', 3),
    aRow('p4', 14),
    aRow('p5', 5, { state: 'left' }),
    aRow('p6', 6),
    aRow('p7', 7),
    aRow('p8', 8, { state: 'left', mergedInto: 'p2' }),
  ],
});
const find = (query: string, mentions: { account: string; text: string }[] = []) =>
  findMember(query, mentions, members, people).person.id;

describe('finding a member', () => {
  it.each([
    ['14', 'p4'],
    ['#2', 'p2'],
    [' 3. ', 'p3'],
    ['ann example', 'p1'],
    ['jose angstrom', 'p2'],
    ['JOSÉ', 'p2'],
    ['lukasz gross', 'p4'],
    ['ang', 'p2'],
    ['sus ann', 'p3'],
    ['strom', 'p2'],
    ['@Susan', 'p3'],
    ['example jo', 'p6'],
  ])('reads %j', (query, id) => {
    expect(find(query)).toBe(id);
  });

  it('reads the number of somebody who was merged as the one they turned out to be', () => {
    expect(find('8')).toBe('p2');
  });

  it('takes the platform’s word for a mention, whatever it says', () => {
    expect(find('@susan', [{ account: 'web:ann', text: '@susan' }])).toBe('p1');
  });

  it.each(['Bo', '9', '5', '7', 'Zoë', '', ' ', '@', 'e x a'])('finds nobody for %j', (query) => {
    expect(() => find(query)).toThrow('person.unknown');
  });

  it('finds nobody for a mention of somebody who is not on the roster', () => {
    expect(() => find('Ann Example', [{ account: 'web:else', text: 'Ann Example' }])).toThrow('person.unknown');
  });

  it('asks rather than guesses, with numbers to choose by', () => {
    expect(() => find('ann')).toThrow(
      expect.objectContaining({
        code: 'person.ambiguous',
        details: { query: 'ann', names: '1 Ann Example, 3 Susan Annable, 6 Ann Example-Jones' },
      }),
    );
  });
});

describe('folding a name', () => {
  it('is the same for the same name however it is typed', () => {
    expect(foldName('  ÅNGSTRÖM \t José')).toBe(foldName('A\u030angstro\u0308m jose'));
  });
});
