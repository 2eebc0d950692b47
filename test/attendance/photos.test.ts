import { expect, it, describe } from 'vitest';
import { marksOf, tally } from '../../src/attendance/marks.js';
import {
  notePhoto,
  noteReply,
  photoOf,
  undoPhoto,
  answerQuestion,
  openQuestions,
} from '../../src/attendance/photos.js';
import { deny } from '../../src/attendance/claims.js';
import { markByHand } from '../../src/attendance/sheet.js';
import { aPhoto, aSheet, act } from './sheets.js';

const unsure = aPhoto('p1', {
  questions: [
    { face: 2, candidates: [{ person: 'ann', distance: 0.52 }] },
    {
      face: 3,
      candidates: [
        { person: 'ann', distance: 0.53 },
        { person: 'bo', distance: 0.55 },
      ],
    },
  ],
});
const asked = notePhoto(aSheet(), unsure, [{ person: 'cy', distance: 0.3 }]);
const faces = (sheet: typeof asked) => openQuestions(sheet, photoOf(sheet, 'p1')!);

describe('a photo', () => {
  it('keeps its first reply', () => {
    const noted = noteReply(asked, 'p1', { chat: 'web:c', message: '7' });
    expect(noteReply(noted, 'p1', { chat: 'web:c', message: '8' })).toBe(noted);
    expect(photoOf(noted, 'p1')?.reply?.message).toBe('7');
    expect(noteReply(asked, 'p9', { chat: 'web:c', message: '7' })).toBe(asked);
  });

  it('noted again after its undo stays undone', () => {
    const undone = undoPhoto(asked, 'p1', act('u'));
    expect(notePhoto(undone, unsure, [{ person: 'cy', distance: 0.3 }])).toBe(undone);
    expect(marksOf(undone).get('cy')?.status).toBe('not-yet');
  });

  it('undone takes along what hosts confirmed in it, and asks no more', () => {
    const answered = answerQuestion(asked, { photo: 'p1', face: 2, person: 'ann' }, act('a'));
    const undone = undoPhoto(answered, 'p1', act('u'));
    expect(marksOf(undone).get('ann')?.status).toBe('not-yet');
    expect(faces(undone)).toEqual([]);
    expect(answerQuestion(undone, { photo: 'p1', face: 3, person: 'bo' }, act('b'))).toBe(undone);
  });
});

describe('an unsure face', () => {
  it('is asked about until it is answered, and its candidate is then nobody else', () => {
    expect(faces(asked).map(({ face }) => face)).toEqual([2, 3]);
    const answered = answerQuestion(asked, { photo: 'p1', face: 2, person: 'ann' }, act('a'));
    expect(faces(answered).map(({ face, candidates }) => [face, candidates.map(({ person }) => person)])).toEqual([
      [3, ['bo']],
    ]);
    expect(marksOf(answered).get('ann')?.entry?.how).toBe('confirmed');
    expect(tally(answered)).toMatchObject({ present: 2, here: 2, unsure: 1, notYet: 3, roster: 5 });
  });

  it('keeps its first answer', () => {
    const nobody = answerQuestion(asked, { photo: 'p1', face: 3 }, act('a'));
    expect(answerQuestion(nobody, { photo: 'p1', face: 3, person: 'bo' }, act('b'))).toBe(nobody);
    expect(marksOf(nobody).get('bo')?.status).toBe('not-yet');
  });

  it('is only ever one of its candidates', () => {
    expect(answerQuestion(asked, { photo: 'p1', face: 2, person: 'eli' }, act('a'))).toBe(asked);
    expect(answerQuestion(asked, { photo: 'p1', face: 9, person: 'ann' }, act('a'))).toBe(asked);
  });

  it('is not asked about where no answer would change anything', () => {
    const byHand = markByHand(asked, 'ann', 'absent', act('h'));
    expect(faces(byHand).map(({ face }) => face)).toEqual([3]);
    expect(faces(deny(byHand, { event: 'd', at: 1, person: 'bo' }))).toEqual([]);
  });
});
