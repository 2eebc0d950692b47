import { expect, it } from 'vitest';
import { seenFaces } from '../../../src/stories/attend/seen-faces.js';
import type { Match } from '../../../src/recognition/match.js';

const known = (person: string): Match => ({ certainty: 'known', person, distance: 0.3, margin: 0.5, tooSmall: false });
const unsure = (...people: string[]): Match => ({
  ...{ certainty: 'unsure', distance: 0.52, tooSmall: false },
  candidates: people.map((person) => ({ person, distance: 0.52 })),
});
const unknown = (tooSmall: boolean): Match => ({ certainty: 'unknown', distance: 0.9, tooSmall });

it('keeps who is known and what is to be asked, and of the rest only counts', () => {
  const matches = [unknown(true), known('ann'), unsure('bo', 'zoe'), unknown(false)];
  expect(seenFaces(matches, new Set(['ann', 'bo']))).toEqual({
    faces: [
      { certainty: 'unknown' },
      { certainty: 'known', person: 'ann' },
      { certainty: 'unsure' },
      { certainty: 'unknown' },
    ],
    recognised: [{ person: 'ann', distance: 0.3 }],
    questions: [{ face: 3, candidates: [{ person: 'bo', distance: 0.52 }] }],
    unknown: 2,
    tooSmall: 1,
  });
});

it('treats whoever may not be marked by a photo as a stranger', () => {
  const seen = seenFaces([known('ann'), unsure('bo')], new Set());
  expect(seen).toMatchObject({ recognised: [], questions: [], unknown: 2 });
});
