import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../src/attendance/marks.js';
import { renamePerson } from '../../src/attendance/rename-person.js';
import { aPhoto, aSheet, act, after, history, people } from './sheets.js';
import { markByHand } from '../../src/attendance/entries.js';

describe('one person who turns out to be another', () => {
  it('is nowhere in the sheet any more, and nobody is in it twice', () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const sheet = renamePerson(after(happenings), 'ann', 'bo');
        expect(JSON.stringify({ ...sheet, entries: sheet.entries.map(({ person }) => person) })).not.toContain('"ann"');
        expect(sheet.roster).toEqual(people.filter((person) => person !== 'ann'));
        for (const { questions } of sheet.photos) {
          for (const { candidates } of questions) {
            const ids = candidates.map(({ person }) => person);
            expect(new Set(ids).size).toBe(ids.length);
          }
        }
        expect(renamePerson(sheet, 'ann', 'bo')).toBe(sheet);
      }),
    );
  });

  it('leaves everybody else’s mark as it was', () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const before = after(happenings);
        const now = marksOf(renamePerson(before, 'ann', 'zed'));
        for (const [person, mark] of marksOf(before))
          expect(now.get(person === 'ann' ? 'zed' : person)?.status).toBe(mark.status);
      }),
    );
  });

  it('brings its marks along', () => {
    const sheet = markByHand(aSheet(), 'ann', 'late', act('e'));
    expect(marksOf(renamePerson(sheet, 'ann', 'bo')).get('bo')?.status).toBe('late');
  });

  it('keeps the nearest of two candidates who are one', () => {
    const candidates = [
      { person: 'ann', distance: 0.51 },
      { person: 'bo', distance: 0.52 },
    ];
    const sheet = aSheet({ photos: [aPhoto('p', { questions: [{ face: 1, candidates }] })] });
    expect(renamePerson(sheet, 'ann', 'bo').photos[0]?.questions[0]?.candidates).toEqual([
      { person: 'bo', distance: 0.51 },
    ]);
  });

  it('is the same sheet where they are not in it', () => {
    const sheet = aSheet();
    expect(renamePerson(sheet, 'nobody', 'bo')).toBe(sheet);
  });
});
