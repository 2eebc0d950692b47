/** Unsure faces, and what hosts say about them. */
import type { PersonId } from '../people/person.js';
import { hasDenied } from './denials.js';
import { addEntries, type Act } from './entries.js';
import { isUnmarked, marksOf } from './marks.js';
import { photoOf, withPhoto } from './photos.js';
import type { Question, SeenPhoto, Sheet } from './sheet.js';

/**
 * The faces of a photo that are still worth asking about, in order, with the candidates an answer would change
 * something for: those unmarked so far, who have not said "not me". None once the photo is undone.
 */
export function openQuestions(sheet: Sheet, photo: SeenPhoto): Question[] {
  if (photo.undone) return [];
  const marks = marksOf(sheet);
  const isAskable = (person: PersonId) => {
    return marks.has(person) && isUnmarked(marks.get(person)) && !hasDenied(sheet, person);
  };
  return photo.questions
    .filter((question) => !question.answer)
    .map((question) => ({ ...question, candidates: question.candidates.filter(({ person }) => isAskable(person)) }))
    .filter((question) => question.candidates.length > 0);
}

/**
 * Says who an unsure face is, or that it is nobody of the candidates (`person` left out). The first answer to a face
 * holds; answers to an undone photo, or with somebody who was not a candidate, change nothing.
 */
export function answerQuestion(
  sheet: Sheet,
  about: { photo: string; face: number; person?: PersonId | undefined },
  { event, at, by }: Act,
): Sheet {
  const photo = photoOf(sheet, about.photo);
  const question = photo?.questions.find(({ face }) => face === about.face);
  if (!photo || photo.undone || !question || question.answer) return sheet;
  const chosen = question.candidates.find(({ person }) => person === about.person);
  if (about.person !== undefined && !chosen) return sheet;
  const answer = { event, at, by, ...(chosen && { person: chosen.person }) };
  const questions = photo.questions.map((other) => (other === question ? { ...question, answer } : other));
  const answered = withPhoto(sheet, { ...photo, questions });
  if (!chosen) return answered;
  const id = `${photo.id}/${String(question.face)}/${chosen.person}`;
  return addEntries(answered, [{ id, event, at, by, ...chosen, photo: photo.id, status: 'present', how: 'confirmed' }]);
}
