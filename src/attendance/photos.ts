/** What a sheet remembers of the photos of a class. */
import type { PersonId } from '../people/person.js';
import { hasDenied } from './claims.js';
import { isUnmarked, marksOf } from './marks.js';
import { type Act, addEntries, putBack, type Question, type SeenPhoto, type Sheet, takeBack } from './sheet.js';

/** Somebody recognised with certainty, and how far from their template. */
export interface Recognised {
  person: PersonId;
  distance: number;
}

/**
 * Notes a photo and who was recognised in it, in one change. A photo only adds: who is not in it keeps their mark.
 * Noted twice it adds nothing, also when it was undone in between.
 */
export function notePhoto(sheet: Sheet, photo: SeenPhoto, recognised: readonly Recognised[]): Sheet {
  if (photoOf(sheet, photo.id)) return sheet;
  const { event, at, by, id } = photo;
  return addEntries(
    { ...sheet, photos: [...sheet.photos, photo] },
    recognised.map(({ person, distance }) => ({
      ...{ id: `${id}/${person}`, event, at, by, person, distance, photo: id },
      ...{ status: 'present', how: 'photo' },
    })),
  );
}

export function photoOf(sheet: Sheet, id: string): SeenPhoto | undefined {
  return sheet.photos.find((photo) => photo.id === id);
}

/** Remembers the bot's message about a photo, so that its caption can follow. The first message stays. */
export function noteReply(sheet: Sheet, id: string, reply: { chat: string; message: string }): Sheet {
  const photo = photoOf(sheet, id);
  if (!photo || photo.reply) return sheet;
  return withPhoto(sheet, { ...photo, reply: { ...reply } });
}

/** Takes back what a photo said, and what hosts confirmed in it. What anything else said of these people stays. */
export function undoPhoto(sheet: Sheet, id: string, { event, at, by }: Act): Sheet {
  const photo = photoOf(sheet, id);
  if (!photo || photo.undone) return sheet;
  const act = { event, at, by };
  return takeBack(withPhoto(sheet, { ...photo, undone: act }), (entry) => entry.photo === id, act);
}

/** A photo that was taken back counts again, with all that it and hosts said then. */
export function redoPhoto(sheet: Sheet, id: string): Sheet {
  const photo = photoOf(sheet, id);
  if (!photo?.undone) return sheet;
  return putBack(withPhoto(sheet, { ...photo, undone: undefined }), photo.undone.event);
}

/** The sheet with this photo in the place of the one of the same id. */
function withPhoto(sheet: Sheet, photo: SeenPhoto): Sheet {
  return { ...sheet, photos: sheet.photos.map((other) => (other.id === photo.id ? photo : other)) };
}

// Unsure faces, and what hosts say about them.

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
