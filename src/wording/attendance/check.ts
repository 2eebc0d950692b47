/** Unsure faces, one card after the other; for hosts only, as the candidates' names are in it. */
import type { Question, SeenPhoto } from '../../attendance/sheet.js';
import type { Tally } from '../../attendance/tally.js';
import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';
import type { SessionRef } from '../sessions/notice.js';

/** Where nobody of the candidates is chosen: roster numbers begin at 1. */
export const nobody = 0;

/** `candidates` nearest first, with their roster numbers; `place` of `of` among the open questions of the photo. */
export interface Card {
  at: SessionRef;
  photo: Pick<SeenPhoto, 'id' | 'label'>;
  question: Question;
  candidates: readonly { number: number; name: string }[];
  place: number;
  of: number;
}

/** Asks about one face. */
export function checkCard(say: Say, { at, photo, question: { face }, candidates, place, of }: Card): Reply {
  const pick = (number: number) => pressData('pick', at.class, at.session, photo.id, face, number);
  const skip = { label: say('check.button.skip'), data: pressData('skip', at.class, at.session, photo.id, face) };
  return {
    text: photo.label ? say('check.who.label', { label: photo.label.text }) : say('check.who', { face, place, of }),
    buttons: [
      ...candidates.map(({ number, name }) => [{ label: name, data: pick(number) }]),
      [{ label: say('check.button.nobody'), data: pick(nobody) }, ...(of > 1 ? [skip] : [])],
    ],
  };
}

/** After the last face. */
export function checkDone(say: Say, { here, roster }: Tally): Reply {
  return { text: say('check.done', { here, roster }), buttons: [] };
}
