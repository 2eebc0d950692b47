/** Sheets, and things that happen to them, for the tests of the attendance domain. */
import fc from 'fast-check';
import { addClaim, settleClaims, deny } from '../../src/attendance/claims.js';
import { markByHand, markBySelfie, statuses, type SeenPhoto, type Sheet } from '../../src/attendance/sheet.js';
import { marksOf } from '../../src/attendance/marks.js';
import { notePhoto, undoPhoto, answerQuestion } from '../../src/attendance/photos.js';

export const people = ['ann', 'bo', 'cy', 'dee', 'eli'] as const;

export function aSheet(over: Partial<Sheet> = {}): Sheet {
  return {
    class: 'class1',
    session: 'session1',
    openedAt: 0,
    openedBy: 'web:host',
    closesAt: 10_000,
    roster: [...people],
    entries: [],
    photos: [],
    claims: [],
    denials: [],
    ...over,
  };
}

export function aPhoto(id: string, over: Partial<SeenPhoto> = {}): SeenPhoto {
  const base = { id, event: `event-${id}`, at: 1, by: 'web:host', faces: 3, unknown: 0, tooSmall: 0, questions: [] };
  return { ...base, ...over };
}

export function act(event: string) {
  return { event, at: 2, by: 'web:host' };
}

/** Each person's status, in the roster's order. */
export function statusesOf(sheet: Sheet): string[] {
  return [...marksOf(sheet).values()].map((mark) => mark.status);
}

/** Something that happens to a sheet, named, and about whom it is (nobody in particular: everybody). */
export interface Happening {
  name: string;
  about?: string;
  apply: (sheet: Sheet) => Sheet;
}

const person = fc.constantFrom(...people);
const photoId = fc.constantFrom('p1', 'p2');

/** Unsure faces 7 and 8 of every photo, so that answers have something to be about. */
const questions = [
  { face: 7, candidates: [{ person: 'ann', distance: 0.52 }] },
  {
    face: 8,
    candidates: [
      { person: 'bo', distance: 0.53 },
      { person: 'cy', distance: 0.55 },
    ],
  },
];

const photo = fc.record({ id: photoId, known: fc.uniqueArray(person) }).map(({ id, known }): Happening => {
  // The id of a photo derives from its event, so that one id always carries the same people.
  const photoName = `${id}-${known.join('-')}`;
  const recognised = known.map((each) => ({ person: each, distance: 0.4 }));
  return {
    name: `photo ${photoName}`,
    apply: (sheet) => notePhoto(sheet, aPhoto(photoName, { questions }), recognised),
  };
});

const onSomePhoto = (pick: number, sheet: Sheet) => sheet.photos[pick % Math.max(sheet.photos.length, 1)]?.id ?? 'none';

const undo = fc.record({ pick: fc.nat(3), event: fc.nat(9) }).map(({ pick, event }): Happening => ({
  name: `undo ${pick}`,
  apply: (sheet) => undoPhoto(sheet, onSomePhoto(pick, sheet), act(`undo-${event}`)),
}));

const answer = fc
  .record({ pick: fc.nat(3), face: fc.constantFrom(7, 8), who: fc.option(person, { nil: undefined }) })
  .map(({ pick, face, who }): Happening => {
    const name = `answer ${pick} ${face} ${who ?? 'nobody'}`;
    return {
      name,
      apply: (sheet) => answerQuestion(sheet, { photo: onSomePhoto(pick, sheet), face, person: who }, act(name)),
    };
  });

/** Of one person alone. */
export const personal = fc
  .record({
    who: person,
    kind: fc.constantFrom('hand', 'selfie', 'claim', 'settle', 'deny'),
    event: fc.nat(99),
    status: fc.constantFrom(...statuses),
    accepted: fc.boolean(),
  })
  .map(({ who, kind, event, status, accepted }): Happening => {
    const name = `${kind} ${who} ${event} ${status} ${accepted}`;
    const what = { ...act(name), person: who };
    const apply = {
      hand: (sheet: Sheet) => markByHand(sheet, who, status, what),
      selfie: (sheet: Sheet) => markBySelfie(sheet, who, 0.4, what),
      claim: (sheet: Sheet) => addClaim(sheet, what),
      settle: (sheet: Sheet) => settleClaims(sheet, [who], { ...act(name), accepted }),
      deny: (sheet: Sheet) => deny(sheet, what),
    }[kind];
    return { name, about: who, apply };
  });

export const happening = fc.oneof(photo, undo, answer, personal);
export const history = fc.array(happening, { maxLength: 12 });

export function after(happenings: readonly Happening[], start: Sheet = aSheet()): Sheet {
  return happenings.reduce((sheet, { apply }) => apply(sheet), start);
}
