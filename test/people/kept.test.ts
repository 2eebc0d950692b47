import { describe, expect, it } from 'vitest';
import { actsOf, membershipsOf, tracesOf } from '../../src/people/kept.js';
import { aClass, aPerson, aSheet as sheet } from './people.js';

const ann = aPerson({});
describe('what is kept of a person elsewhere', () => {
  it('is every line of the sheets about them, oldest first', () => {
    expect(tracesOf(ann, 'Class 5b', [sheet]).map(({ kind, at }) => [kind, at])).toEqual([
      ['claim', 15],
      ['candidate', 20],
      ['mark', 30],
      ['denial', 40],
    ]);
    expect(tracesOf(aPerson({ id: 'zoe' }), 'Class 5b', [sheet])).toEqual([]);
  });

  it('counts what they did themselves', () => {
    // Opened, sent a photo, answered about a face, marked Bo and undid it, let a claim count.
    expect(actsOf(ann, [sheet])).toBe(6);
    expect(actsOf(aPerson({ accounts: [] }), [sheet])).toBe(0);
  });

  it('is where they stand in each class', () => {
    const [on, host] = membershipsOf(ann, [aClass(), aClass({ members: [], hosts: ['web:ann'] })]);
    expect(on).toMatchObject({ title: 'Class 5b', member: { number: 1, state: 'on' }, isHost: false });
    expect(host).toMatchObject({ member: undefined, isHost: true });
  });
});
