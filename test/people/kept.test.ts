import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../src/attendance/sheet.js';
import { actsOf, membershipsOf, tracesOf } from '../../src/people/kept.js';
import { aClass, aPerson } from './people.js';

const ann = aPerson({});
const entry = { event: 'e', status: 'present', how: 'photo', by: 'web:host' } as const;
const sheet: Sheet = {
  class: 'class',
  session: 's1',
  openedAt: 10,
  openedBy: 'web:ann',
  closesAt: 99,
  roster: ['ann', 'bo'],
  entries: [
    { ...entry, id: '1', at: 30, person: 'ann' },
    { ...entry, id: '2', at: 30, person: 'bo', by: 'web:ann' },
  ],
  photos: [
    {
      id: 'f',
      event: 'e',
      at: 20,
      by: 'web:ann',
      faces: 2,
      unknown: 0,
      tooSmall: 0,
      questions: [
        {
          face: 1,
          candidates: [{ person: 'ann', distance: 0.5 }],
          answer: { event: 'x', at: 21, by: 'web:ann', person: 'ann' },
        },
      ],
    },
    { id: 'g', event: 'e', at: 25, by: 'web:host', faces: 1, unknown: 1, tooSmall: 0, questions: [] },
  ],
  claims: [{ event: 'c', at: 15, person: 'ann', settled: { event: 'd', at: 16, by: 'web:host', accepted: true } }],
  denials: [{ event: 'n', at: 40, person: 'ann' }],
};

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
    // Opened, sent a photo, answered about a face, marked Bo.
    expect(actsOf(ann, [sheet])).toBe(4);
    expect(actsOf(aPerson({ accounts: [] }), [sheet])).toBe(0);
  });

  it('is where they stand in each class', () => {
    const [on, host] = membershipsOf(ann, [aClass(), aClass({ members: [], hosts: ['web:ann'] })]);
    expect(on).toMatchObject({ title: 'Class 5b', member: { number: 1, state: 'on' }, isHost: false });
    expect(host).toMatchObject({ member: undefined, isHost: true });
  });
});
