/** One person turned out to be another: everything a sheet says of the one is said of the other. */
import type { PersonId } from '../people/person.js';
import { isBetter, marksOf } from './marks.js';
import type { Contest, Question, Sheet } from './sheet.js';

/**
 * Pure; the same sheet where `from` is not in it. Ids of entries stay: they only keep a replay from adding. Of the two marks
 * the better one counts afterwards, also where a hand or a "not me" had said less of the other.
 */
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
  const renamed: Sheet = {
    ...sheet,
    roster: [...new Set(sheet.roster.map(now))],
    entries: each(sheet.entries),
    photos: sheet.photos.map((photo) => ({ ...photo, questions: photo.questions.map(question) })),
    claims: each(sheet.claims),
    ...(sheet.contests && { contests: lastWaiting(each(sheet.contests)) }),
    denials: each(sheet.denials),
  };
  return standBetter(sheet, from, renamed, into);
}

/** Where the entries of both together say less of the one person than those of either did, that entry decides. */
function standBetter(before: Sheet, from: PersonId, after: Sheet, into: PersonId): Sheet {
  const marks = marksOf(before);
  const [own, other] = [marks.get(into), marks.get(from)];
  const best = own && other ? (isBetter(other.status, own.status) ? other : own) : (own ?? other);
  const now = marksOf(after).get(into);
  if (!best?.entry || !now || !isBetter(best.status, now.status)) return after;
  const { id } = best.entry;
  const entries = after.entries.filter((entry) => entry.id !== id);
  const deciding = after.entries.filter((entry) => entry.id === id);
  const merged = { entry: id, denials: after.denials.length };
  return { ...after, entries: [...entries, ...deciding], merged: [...(after.merged ?? []), merged] };
}

/** Of the contests of one person that wait, the last: a host answers one. */
function lastWaiting(contests: readonly Contest[]): Contest[] {
  return contests.filter(
    (one, i) => one.settled || !contests.some((later, j) => j > i && !later.settled && later.person === one.person),
  );
}

/** The first of each person: of candidates the nearest. */
function once<T extends { person: PersonId }>(all: readonly T[]): T[] {
  return all.filter(({ person }, i) => all.findIndex((other) => other.person === person) === i);
}
