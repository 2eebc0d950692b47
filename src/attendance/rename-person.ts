/** One person turned out to be another: everything a sheet says of the one is said of the other. */
import type { PersonId } from '../people/person.js';
import type { Question, Sheet } from './sheet.js';

/** Pure; the same sheet where `from` is not in it. Ids of entries stay: they only keep a replay from adding. */
export function renamePerson(sheet: Sheet, from: PersonId, into: PersonId): Sheet {
  if (!JSON.stringify(sheet).includes(JSON.stringify(from))) return sheet;
  const now = (person: PersonId) => (person === from ? into : person);
  const each = <T extends { person: PersonId }>(all: readonly T[]): T[] =>
    all.map((one) => ({ ...one, person: now(one.person) }));
  const question = (asked: Question): Question => ({
    ...asked,
    candidates: once(each(asked.candidates)),
    ...(asked.answer && {
      answer: { ...asked.answer, ...(asked.answer.person !== undefined && { person: now(asked.answer.person) }) },
    }),
  });
  return {
    ...sheet,
    roster: [...new Set(sheet.roster.map(now))],
    entries: each(sheet.entries),
    photos: sheet.photos.map((photo) => ({ ...photo, questions: photo.questions.map(question) })),
    claims: each(sheet.claims),
    ...(sheet.contests && { contests: each(sheet.contests) }),
    denials: once(each(sheet.denials)),
  };
}

/** The first of each person: of candidates the nearest. */
function once<T extends { person: PersonId }>(all: readonly T[]): T[] {
  return all.filter(({ person }, i) => all.findIndex((other) => other.person === person) === i);
}
