import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addClaim, settleClaims, waitingClaims, deny, hasDenied } from '../../src/attendance/claims.js';
import { addContest } from '../../src/attendance/contests.js';
import { markByHand, type Sheet } from '../../src/attendance/sheet.js';
import { marksOf } from '../../src/attendance/marks.js';
import { notePhoto, undoPhoto } from '../../src/attendance/photos.js';
import { renamePerson } from '../../src/attendance/rename-person.js';
import { aPhoto, aSheet, act, after, history, people } from './sheets.js';

const order = ['present', 'late', 'excused', 'absent', 'not-yet', 'none'];

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

  it('stands as the better of the two did, whatever happened to them', () => {
    fc.assert(
      fc.property(history, fc.option(fc.nat(9)), fc.subarray([...people]), (happenings, closedAt, roster) => {
        const start = aSheet({ roster: [...new Set(['eli', ...roster])] });
        const open = after(happenings, start);
        const before = closedAt === null ? open : { ...open, closedAt };
        const marks = [...marksOf(before)].filter(([person]) => person === 'ann' || person === 'bo');
        const best = order.find((status) => marks.some(([, mark]) => mark.status === status));
        expect(
          order.indexOf(marksOf(renamePerson(before, 'ann', 'bo')).get('bo')?.status ?? 'none'),
        ).toBeLessThanOrEqual(order.indexOf(best ?? 'none'));
      }),
    );
  });

  /** Robert was marked absent by hand, Bo present by a photo. */
  const two = () =>
    markByHand(notePhoto(aSheet(), aPhoto('p'), [{ person: 'bo', distance: 0.4 }]), 'ann', 'absent', act('h'));
  const statusOf = (sheet: Sheet) => marksOf(sheet).get('bo')?.status;

  it('is present though a host’s hand had said less of the other', () => {
    for (const sheet of [renamePerson(two(), 'ann', 'bo'), renamePerson(two(), 'bo', 'ann')])
      expect([...marksOf(sheet).values()].map(({ status }) => status)).toContain('present');
  });

  it('has one entry for it, which goes with its photo: then what was said of the other holds', () => {
    const merged = renamePerson(two(), 'ann', 'bo');
    expect(merged.entries).toHaveLength(2);
    expect(statusOf(undoPhoto(merged, 'p', act('u')))).toBe('absent');
  });

  it('can be corrected by hand afterwards, and contradicted', () => {
    const merged = renamePerson(two(), 'ann', 'bo');
    expect(statusOf(markByHand(merged, 'bo', 'late', act('later')))).toBe('late');
    expect(statusOf(deny(merged, { event: 'd', at: 3, person: 'bo' }))).toBe('absent');
  });

  it('takes “not me” along for the photos to come, and keeps what the other one was marked by', () => {
    const denied = deny(two(), { event: 'd', at: 3, person: 'ann' });
    const merged = renamePerson(denied, 'ann', 'bo');
    expect(statusOf(merged)).toBe('present');
    expect(hasDenied(merged, 'bo')).toBe(true);
    const again = deny(merged, { event: 'd2', at: 4, person: 'bo' });
    expect(statusOf(again)).toBe('absent');
    expect(deny(again, { event: 'd3', at: 5, person: 'bo' })).toBe(again);
    const unmarked = renamePerson(deny(aSheet(), { event: 'd', at: 3, person: 'ann' }), 'ann', 'bo');
    expect(statusOf(notePhoto(unmarked, aPhoto('p'), [{ person: 'bo', distance: 0.4 }]))).toBe('not-yet');
  });

  it('waits once where both had tapped, or contested their marks', () => {
    const at = (person: string, i: number) => ({ event: `c${i}`, at: i, person });
    const claimed = ['ann', 'bo', 'cy'].reduce((now, person, i) => addClaim(now, at(person, i)), aSheet());
    const merged = renamePerson(claimed, 'ann', 'bo');
    expect(waitingClaims(merged).map(({ person }) => person)).toEqual(['bo', 'cy']);
    // A list that went up to the first claim confirms nobody who was not on it.
    expect(merged.claims).toHaveLength(3);
    const settled = settleClaims(merged, ['bo'], { ...act('s'), accepted: true });
    expect(waitingClaims(settled).map(({ person }) => person)).toEqual(['cy']);
    expect(settled.entries).toHaveLength(1);

    const contested = [
      { ...at('bo', 1), wanted: 'late' as const },
      { ...at('ann', 2), wanted: 'present' as const },
    ].reduce(addContest, aSheet({ closedAt: 1 }));
    const one = renamePerson(contested, 'ann', 'bo');
    expect(one.contests).toMatchObject([{ person: 'bo', wanted: 'present' }]);
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
