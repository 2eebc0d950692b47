import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHosts, removeHosts, type Class } from '../../src/classes/class.js';
import {
  addMembers,
  areToldApart,
  memberOf,
  membersOf,
  mergeMembers,
  setMember,
  tellApart,
} from '../../src/classes/roster.js';
import { aClass, aRow } from './classes.js';

describe('a roster', () => {
  it('gives the next numbers, in order, and never one twice', () => {
    let klass = addMembers(aClass(), ['a', 'b', 'c'], 1, 'on');
    klass = setMember(klass, 'c', { state: 'left' });
    klass = addMembers(klass, ['d'], 2, 'waiting');
    expect(klass.members.map(({ person, number, state }) => [person, number, state])).toEqual([
      ['a', 1, 'on'],
      ['b', 2, 'on'],
      ['c', 3, 'left'],
      ['d', 4, 'waiting'],
    ]);
    expect(membersOf(klass).map(({ person }) => person)).toEqual(['a', 'b', 'd']);
  });

  it('gives whoever comes back their own number', () => {
    const left = aClass({ members: [aRow('a', 1, { state: 'left' }), aRow('b', 2)] });
    expect(addMembers(left, ['a'], 9, 'on').members[0]).toEqual(aRow('a', 1, { since: 9 }));
  });

  it('is the same class when nothing changes', () => {
    const klass = aClass({ members: [aRow('a', 1), aRow('b', 2, { state: 'waiting' })] });
    expect(addMembers(klass, ['a', 'b'], 9, 'on')).toBe(klass);
    expect(setMember(klass, 'a', { state: 'on' })).toBe(klass);
    expect(setMember(klass, 'nobody', { state: 'on' })).toBe(klass);
    expect(mergeMembers(klass, 'nobody', 'a', 9)).toBe(klass);
    expect(mergeMembers(klass, 'a', 'a', 9)).toBe(klass);
  });

  it('lets somebody in beside whom they look like, and remembers it both ways', () => {
    const klass = tellApart(aClass({ members: [aRow('a', 1), aRow('b', 2, { state: 'waiting' })] }), 'b', ['a']);
    const [a, b] = klass.members;
    expect(b).toEqual(aRow('b', 2, { toldApart: ['a'] }));
    expect(areToldApart(a!, b!)).toBe(true);
    expect(areToldApart(b!, a!)).toBe(true);
  });
});

describe('merging two members', () => {
  const klass = aClass({
    members: [
      aRow('named', 1, { since: 5, guardian: { at: 6, by: 'web:host' }, toldApart: ['x'] }),
      aRow('ann', 2, { since: 8, state: 'waiting' }),
    ],
  });

  it('keeps both numbers and what was recorded, and the old id means the new', () => {
    const merged = mergeMembers(klass, 'named', 'ann', 9);
    expect(memberOf(merged, 'named')).toEqual({
      ...aRow('ann', 2, { since: 5, state: 'waiting' }),
      guardian: { at: 6, by: 'web:host' },
      toldApart: ['x'],
    });
    expect(membersOf(merged)).toHaveLength(1);
  });

  it('puts somebody on the roster who was not, and repeated it changes nothing', () => {
    const merged = mergeMembers(klass, 'named', 'bo', 9);
    expect(memberOf(merged, 'bo')).toMatchObject({ number: 3, state: 'on', since: 5 });
    expect(mergeMembers(merged, 'named', 'bo', 10)).toBe(merged);
  });

  it('follows one merge after another', () => {
    const twice = mergeMembers(mergeMembers(klass, 'named', 'ann', 9), 'ann', 'bo', 10);
    expect(memberOf(twice, 'named')?.person).toBe('bo');
  });
});

describe('whatever happens to a roster', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const happening = fc.oneof(
    fc.record({ who: fc.array(ids), at: fc.nat() }).map(
      ({ who, at }) =>
        (klass: Class) =>
          addMembers(klass, who, at, 'on'),
    ),
    ids.map((who) => (klass: Class) => setMember(klass, who, { state: 'left' })),
    fc.record({ from: ids, into: ids }).map(
      ({ from, into }) =>
        (klass: Class) =>
          mergeMembers(klass, from, into, 1),
    ),
  );

  it('no number and no person comes twice, numbers stay with ids, and every id ends at a living row', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
        let klass = aClass();
        for (const happen of happenings) {
          const before = klass;
          klass = happen(klass);
          expect(happen(klass).members).toEqual(klass.members);
          for (const { person, number } of before.members) {
            expect(klass.members.find((row) => row.person === person)?.number).toBe(number);
          }
        }
        const numbers = klass.members.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const { person } of klass.members) expect(memberOf(klass, person)?.mergedInto).toBeUndefined();
      }),
    );
  });
});

describe('hosts', () => {
  it('are named once, and taken away down to the last', () => {
    const two = addHosts(aClass(), ['web:ann', 'web:host']);
    expect(two.hosts).toEqual(['web:host', 'web:ann']);
    expect(addHosts(two, ['web:ann'])).toBe(two);
    const one = removeHosts(two, ['web:host']);
    expect(one.hosts).toEqual(['web:ann']);
    expect(removeHosts(one, ['web:ann'])).toBe(one);
    expect(removeHosts(one, ['web:nobody'])).toBe(one);
  });
});
