import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sheet as sheetSchema, type Sheet } from '../../src/attendance/sheet.js';
import { sheetPacking } from '../../src/storage/pack-sheet.js';
import { after, aSheet, history } from '../attendance/sheets.js';

/** Through JSON, as the store does it. */
const stored = (sheet: Sheet): unknown => JSON.parse(JSON.stringify(sheetPacking.pack(sheet)));
const readBack = (sheet: Sheet): unknown => JSON.parse(JSON.stringify(sheetPacking.unpack.parse(stored(sheet))));
const plain = (sheet: Sheet): unknown => JSON.parse(JSON.stringify(sheet));

const entry = { event: 'e', at: 5, by: 'web:host', status: 'present', how: 'photo' } as const;
const crowd = Array.from({ length: 500 }, (_, i) => `person${i}`);
const ofPhoto = crowd.map((person, i) => ({ ...entry, id: `p/${person}`, person, photo: 'p', distance: i / 1000 }));

describe('a packed sheet', () => {
  it('is the sheet again, whatever happened to it', () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const sheet = after(happenings);
        expect(readBack(sheet)).toEqual(plain(sheet));
      }),
    );
  });

  it('is the sheet again, whatever its entries are', () => {
    const word = fc.string({ maxLength: 3 });
    const undone = fc.record({ event: word, at: fc.integer(), by: word });
    const any = fc.record(
      {
        ...{ id: word, event: word, at: fc.integer(), person: word, by: word },
        status: fc.constantFrom('present' as const, 'late' as const, 'excused' as const, 'absent' as const),
        how: fc.constantFrom('photo' as const, 'hand' as const),
        ...{ distance: fc.double({ min: 0, max: 2, noNaN: true }), photo: word, undone },
      },
      { requiredKeys: ['id', 'event', 'at', 'person', 'by', 'status', 'how'] },
    );
    fc.assert(
      fc.property(fc.array(any), fc.array(word), fc.integer(), (entries, roster, openedAt) => {
        const sheet = sheetSchema.parse({ ...aSheet({ roster, openedAt }), entries });
        expect(readBack(sheet)).toEqual(plain(sheet));
      }),
    );
  });

  it('takes a fraction of the room where a class photo marked many', () => {
    const sheet = aSheet({ roster: crowd, entries: ofPhoto });
    expect(JSON.stringify(stored(sheet)).length).toBeLessThan(JSON.stringify(sheet).length / 5);
  });

  it('refuses what it never wrote', () => {
    const sheet = aSheet({ roster: crowd, entries: ofPhoto });
    const { packed, ...rest } = stored(sheet) as { packed: { columns: Record<string, number[]>; length: number } };
    const broken: object[] = [
      { columns: { ...packed.columns, person: [1, 9999, 500] } },
      { columns: { ...packed.columns, status: [1, 0, 500] } },
      { columns: { ...packed.columns, how: [0, 1, 2] } },
      { columns: { ...packed.columns, event: [] } },
      { columns: { ...packed.columns, at: ['x'] } },
      { length: -1 },
      { words: [] },
    ];
    expect(sheetPacking.unpack.safeParse({ ...rest, packed }).success).toBe(true);
    for (const change of broken) {
      expect(sheetPacking.unpack.safeParse({ ...rest, packed: { ...packed, ...change } }).success).toBe(false);
    }
  });
});
