import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addClaim, settleClaims, deny } from '../../src/attendance/claims.js';
import { addEntries, markByHand, markBySelfie, markExcused, sheet as sheetSchema } from '../../src/attendance/sheet.js';
import { isHere, isUnmarked, marksOf } from '../../src/attendance/marks.js';
import { notePhoto, redoPhoto, undoPhoto, answerQuestion } from '../../src/attendance/photos.js';
import { closeSheet } from '../../src/attendance/session.js';
import { aPhoto, aSheet, act, after, happening, history, people, personal, statusesOf } from './sheets.js';

const ann = [{ person: 'ann', distance: 0.4 }];

describe('marks', () => {
  it('knows nothing of anybody before the close, and has the unmarked absent after it', () => {
    expect(statusesOf(aSheet())).toEqual(people.map(() => 'not-yet'));
    expect(statusesOf(closeSheet(aSheet(), 5))).toEqual(people.map(() => 'absent'));
  });

  it('has the hand as the last word, before a photo and after it', () => {
    const before = notePhoto(markByHand(aSheet(), 'ann', 'excused', act('e1')), aPhoto('p1'), ann);
    const later = markByHand(notePhoto(aSheet(), aPhoto('p1'), ann), 'ann', 'absent', act('e1'));
    expect(marksOf(before).get('ann')?.status).toBe('excused');
    expect(marksOf(later).get('ann')?.status).toBe('absent');
  });

  it('takes the last of two hands, and is not moved by the first one coming again', () => {
    const first = markByHand(aSheet(), 'ann', 'absent', act('e1'));
    const second = markByHand(first, 'ann', 'late', act('e2'));
    expect(marksOf(markByHand(second, 'ann', 'absent', act('e1'))).get('ann')?.status).toBe('late');
  });

  it('prefers present to late where no hand spoke', () => {
    const entry = { event: 'e', at: 1, by: 'web:ann', person: 'ann', how: 'selfie' } as const;
    const both = [
      { ...entry, id: 'a', status: 'late' },
      { ...entry, id: 'b', status: 'present' },
    ] as const;
    expect(marksOf(addEntries(aSheet(), both)).get('ann')?.status).toBe('present');
    expect(marksOf(addEntries(aSheet(), both.toReversed())).get('ann')?.status).toBe('present');
  });

  it('respects “not me” against photos, but not against a selfie or a hand', () => {
    const denied = deny(aSheet(), { event: 'd', at: 1, person: 'ann' });
    const seen = notePhoto(denied, aPhoto('p1'), ann);
    expect(marksOf(seen).get('ann')?.status).toBe('not-yet');
    expect(marksOf(markBySelfie(seen, 'ann', 0.4, act('s'))).get('ann')?.status).toBe('present');
    expect(marksOf(markByHand(seen, 'ann', 'present', act('h'))).get('ann')?.status).toBe('present');
  });

  it('leaves out who is not on the roster of the sheet', () => {
    const sheet = markByHand(aSheet({ roster: ['bo'] }), 'ann', 'present', act('e1'));
    expect([...marksOf(sheet).keys()]).toEqual(['bo']);
  });
});

describe('the clock of a timetable', () => {
  const sheet = () => aSheet({ lateFrom: 100 });
  const at = (time: number) => ({ ...act(`e${time}`), at: time });

  it('finds a photo and a selfie late from the end of the grace on, and not before', () => {
    expect(marksOf(markBySelfie(sheet(), 'ann', 0.4, at(99))).get('ann')?.status).toBe('present');
    expect(marksOf(markBySelfie(sheet(), 'ann', 0.4, at(100))).get('ann')?.status).toBe('late');
    expect(marksOf(notePhoto(sheet(), aPhoto('p1', { at: 101 }), ann)).get('ann')?.status).toBe('late');
  });

  it('has whoever was seen in time present, though a later photo shows them as well', () => {
    const seen = markBySelfie(notePhoto(sheet(), aPhoto('p1', { at: 101 }), ann), 'ann', 0.4, at(50));
    expect(marksOf(seen).get('ann')?.status).toBe('present');
  });

  it('asks when somebody tapped or was photographed, not when a host confirmed it', () => {
    const claimed = addClaim(sheet(), { event: 'c', at: 99, person: 'ann' });
    const settled = settleClaims(claimed, ['ann'], { ...at(500), accepted: true });
    expect(marksOf(settled).get('ann')?.status).toBe('present');
    const questions = [{ face: 1, candidates: [{ person: 'bo', distance: 0.5 }] }];
    const asked = notePhoto(sheet(), aPhoto('p1', { at: 99, questions }), []);
    const answered = answerQuestion(asked, { photo: 'p1', face: 1, person: 'bo' }, at(500));
    expect(marksOf(answered).get('bo')?.status).toBe('present');
  });

  it('does not overrule a hand', () => {
    expect(marksOf(markByHand(sheet(), 'ann', 'present', at(500))).get('ann')?.status).toBe('present');
  });
});

describe('an excuse', () => {
  it('holds for who does not come, and leaves them unmarked for whatever says otherwise', () => {
    const excused = markExcused(aSheet(), 'ann', act('x'));
    expect(marksOf(closeSheet(excused, 5)).get('ann')?.status).toBe('excused');
    expect(isUnmarked(marksOf(excused).get('ann'))).toBe(true);
    expect(isUnmarked(marksOf(markByHand(excused, 'ann', 'excused', act('h'))).get('ann'))).toBe(false);
  });

  it('is outweighed by whatever happens, before it or after it', () => {
    fc.assert(
      fc.property(history, history, (before, behind) => {
        const marked = statusesOf(after([...before, ...behind]));
        const excused = statusesOf(after(behind, markExcused(after(before), 'ann', act('x'))));
        const expected = marked.map((status, i) => (people[i] === 'ann' && status === 'not-yet' ? 'excused' : status));
        expect(excused).toEqual(expected);
      }),
    );
  });
});

describe('whatever happens', () => {
  it('twice is as good as once', () => {
    fc.assert(
      fc.property(history, happening, history, (before, twice, between) => {
        const once = after([...before, twice]);
        expect(twice.apply(once)).toBe(once);
        const later = after(between, once);
        // Also much later; an answer, an undo and a settling are then about other photos and claims.
        if (/^(hand|photo|selfie|deny)/.test(twice.name)) expect(twice.apply(later)).toBe(later);
      }),
    );
  });

  it('gives one mark to each person of the roster, and a sheet that can be stored', () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const sheet = after(happenings);
        expect([...marksOf(sheet).keys()]).toEqual([...people]);
        expect(sheetSchema.parse(sheet)).toEqual(sheet);
      }),
    );
  });

  it('to different people may happen in any order', () => {
    fc.assert(
      fc.property(history, personal, personal, history, (before, one, other, rest) => {
        fc.pre(one.about !== other.about);
        const marks = statusesOf(after([...before, one, other, ...rest]));
        expect(statusesOf(after([...before, other, one, ...rest]))).toEqual(marks);
      }),
    );
  });

  it('a photo more never subtracts', () => {
    fc.assert(
      fc.property(history, fc.uniqueArray(fc.constantFrom(...people)), (happenings, known) => {
        const sheet = after(happenings);
        const more = notePhoto(
          sheet,
          aPhoto('more'),
          known.map((person) => ({ person, distance: 0.4 })),
        );
        const marks = marksOf(more);
        for (const [person, mark] of marksOf(sheet)) {
          const now = marks.get(person)!.status;
          expect(mark.status === 'not-yet' ? now === 'not-yet' || isHere(now) : now === mark.status).toBe(true);
        }
      }),
    );
  });

  it('undoing a photo restores what others said', () => {
    fc.assert(
      fc.property(history, history, fc.uniqueArray(fc.constantFrom(...people)), (before, behind, known) => {
        // "Some photo" means another one when there is one more, so what is about some photo stays out of the rest.
        const rest = behind.filter(({ name }) => !/^(undo|answer)/.test(name));
        const recognised = known.map((person) => ({ person, distance: 0.4 }));
        const noted = notePhoto(after(before), aPhoto('wrong'), recognised);
        const all = after(rest, noted);
        const undone = undoPhoto(all, 'wrong', act('undo-wrong'));
        expect(statusesOf(undone)).toEqual(statusesOf(after([...before, ...rest])));
        expect(statusesOf(redoPhoto(undone, 'wrong'))).toEqual(statusesOf(all));
      }),
    );
  });
});
