import { expect, it } from 'vitest';
import { addClaim, settleClaims, waitingClaims } from '../../src/attendance/claims.js';
import { marksOf, tally } from '../../src/attendance/marks.js';
import { notePhoto, undoPhoto } from '../../src/attendance/photos.js';
import type { SeenPhoto } from '../../src/attendance/sheet.js';
import { aSheet, act } from './sheets.js';

const claimed = addClaim(addClaim(aSheet(), { event: 'c1', at: 1, person: 'ann' }), {
  event: 'c2',
  at: 1,
  person: 'bo',
});

it('waits for a host, and marks nobody', () => {
  expect(tally(claimed)).toMatchObject({ claims: 2, here: 0 });
  expect(addClaim(claimed, { event: 'c3', at: 2, person: 'ann' })).toBe(claimed);
});

it('makes those present whom a host lets in, all with one tap', () => {
  const settled = settleClaims(claimed, ['ann', 'bo'], { ...act('s'), accepted: true });
  expect(marksOf(settled).get('ann')).toMatchObject({ status: 'present', entry: { how: 'claim', by: 'web:host' } });
  expect(tally(settled)).toMatchObject({ claims: 0, present: 2 });
  expect(addClaim(settled, { event: 'c3', at: 2, person: 'ann' })).toBe(settled);
});

it('may be made again by who was turned down', () => {
  const settled = settleClaims(claimed, ['ann'], { ...act('s'), accepted: false });
  expect(marksOf(settled).get('ann')?.status).toBe('not-yet');
  const again = addClaim(settled, { event: 'c3', at: 2, person: 'ann' });
  expect(waitingClaims(again).map(({ person }) => person)).toEqual(['bo', 'ann']);
});

it('is not settled by the repetition of a tap that came before it', () => {
  const settled = settleClaims(claimed, ['ann', 'bo'], { ...act('s'), accepted: true });
  const more = addClaim(settled, { event: 'c4', at: 3, person: 'cy' });
  expect(settleClaims(more, ['ann', 'bo', 'cy'], { ...act('s'), accepted: true })).toBe(more);
});

const seen: SeenPhoto = {
  id: 'p',
  event: 'e',
  at: 2,
  by: 'web:host',
  faces: 1,
  unknown: 0,
  tooSmall: 0,
  questions: [],
};

it('wants no host once something else marked the person, until that is taken back', () => {
  const shown = notePhoto(claimed, seen, [{ person: 'ann', distance: 0.3 }]);
  expect(waitingClaims(shown).map(({ person }) => person)).toEqual(['bo']);
  expect(waitingClaims(undoPhoto(shown, 'p', act('u'))).map(({ person }) => person)).toEqual(['ann', 'bo']);
});

it('stays settled when a photo that showed the person too is taken back', () => {
  const shown = notePhoto(claimed, seen, [{ person: 'ann', distance: 0.3 }]);
  const settled = settleClaims(shown, ['ann'], { ...act('s'), accepted: true });
  expect(marksOf(undoPhoto(settled, 'p', act('u'))).get('ann')?.status).toBe('present');
});
