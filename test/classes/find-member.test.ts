import { describe, expect, it } from 'vitest';
import { findMember } from '../../src/classes/find-member.js';
import { foldName, nameKey } from '../../src/classes/fold-name.js';
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

  it('of Cyrillic and Greek letters leaves out what only a search may', () => {
    expect(foldName('Андрёй')).toBe(foldName('Андреи'));
    expect(foldName('Ελένη')).toBe(foldName('Ελενη'));
    expect(nameKey('Андрей')).not.toBe(nameKey('Андреи'));
    expect(nameKey('José')).not.toBe(nameKey('Jose'));
    expect(nameKey('  ANN\tExample')).toBe(nameKey('ann example'));
    expect(nameKey('Jose\u0301')).toBe(nameKey('José'));
  });
});

/** Two people each, whose names differ in what is a mark to Unicode and a letter to whoever reads it. */
const differentPeople: [string, string, string][] = [
  ['Devanagari', 'मोना शर्मा', 'मीना शर्मा'],
  ['Devanagari, where one has no vowel sign', 'सुनीता', 'सुनीत'],
  ['Bengali', 'রুমা দাস', 'রমা দাস'],
  ['Tamil', 'மாலா', 'மாலி'],
  ['Thai vowels', 'สมชัย', 'สมชุย'],
  ['Thai tones', 'ก้อย', 'ก๋อย'],
  ['Arabic', 'عُمَر', 'عَمْر'],
  ['Hebrew', 'דָּן', 'דֵּן'],
  ['kana', 'かな', 'がな'],
  ['kana of half width', 'ｶﾅ', 'ｶﾞﾅ'],
  ['Hangul', '김민', '김미'],
  ['Latin', 'José', 'Jose'],
  ['Vietnamese', 'Nguyễn Hồng', 'Nguyễn Hộng'],
  ['Cyrillic', 'Андрей', 'Андреи'],
  ['Cyrillic ё', 'Алёна', 'Алена'],
];

describe('names that differ in a mark', () => {
  const found = (query: string, ...names: string[]) => {
    const both = new Map(names.map((name, i) => [`p${i}`, aPerson(`p${i}`, name)]));
    const rows = names.map((_, i) => aRow(`p${i}`, i + 1));
    return findMember(query, [], rows, both).person.name;
  };

  it.each(differentPeople)('are two people: %s', (_, one, other) => {
    for (const form of ['NFC', 'NFD'] as const) {
      for (const [wanted, another] of [
        [one, other],
        [other, one],
      ] as const) {
        expect(found(wanted.normalize(form), wanted, another)).toBe(wanted);
        expect(found(wanted.normalize(form), another, wanted)).toBe(wanted);
      }
    }
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it.each(differentPeople.slice(0, 11))('do not find each other: %s', (_, one, other) => {
    expect(() => found(one, other)).toThrow('person.unknown');
    expect(() => found(other, one)).toThrow('person.unknown');
  });

  it.each(differentPeople.slice(11).filter(([script]) => script !== 'Vietnamese'))(
    'find each other where only one is there: %s',
    (_, one, other) => {
      expect(found(one, other)).toBe(other);
      expect(found(other, one)).toBe(one);
    },
  );

  it('are asked about where the query is none of them', () => {
    expect(() => found('josé', 'Josè', 'Jose')).toThrow('person.ambiguous');
    expect(() => found('Андрёи', 'Андрей', 'Андреи')).toThrow('person.ambiguous');
    expect(found('José', 'José García', 'Jose Pérez')).toBe('José García');
    expect(() => found('jo', 'Joan', 'Jörg')).toThrow('person.ambiguous');
  });
});
