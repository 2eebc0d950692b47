/** Unsure faces, one card after the other; for hosts only, as the candidates' names are in it. */
import type { Question, SeenPhoto } from '../../attendance/sheet.js';
import type { Tally } from '../../attendance/marks.js';
import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Say } from '../../locales/say.js';
import { firstLines } from '../kernel/lists.js';
import type { Suspicion } from '../../recognition/photo-check.js';
import { fixButton } from '../live/photo-caption.js';
import type { SessionRef } from '../live/session-message.js';

/** Where nobody of the candidates is chosen: roster numbers begin at 1. */
export const nobody = 0;

/** `candidates` nearest first, with their roster numbers; `place` of `of` among the open questions of the photo. */
export interface FaceQuestion {
  at: SessionRef;
  photo: Pick<SeenPhoto, 'id' | 'label'>;
  question: Question;
  candidates: readonly { number: number; name: string }[];
  place: number;
  of: number;
  /** The session is closed. */
  corrects: boolean;
}

/** Asks about one face. */
export function checkCard(say: Say, card: FaceQuestion): Reply {
  const { at, photo, question, candidates, place, of, corrects } = card;
  const { face } = question;
  const pick = (number: number) =>
    pressData(corrects ? 'pick-late' : 'pick', at.class, at.session, photo.id, face, number);
  const skip = {
    label: say('attend.check.button.skip'),
    data: pressData('skip', at.class, at.session, photo.id, face),
  };
  const asked = photo.label
    ? say('attend.check.who.label', { label: photo.label.text })
    : say('attend.check.who', { face, place, of });
  return {
    text: corrects ? [asked, say('session.corrects')].join('\n') : asked,
    buttons: [
      ...candidates.map(({ number, name }) => [{ label: name, data: pick(number) }]),
      [{ label: say('attend.check.button.nobody'), data: pick(nobody) }, ...(of > 1 ? [skip] : [])],
    ],
  };
}

/** Of a face that another host, or a mark, has settled meanwhile: on to the next, when the reader wants to. */
export function settledCard(say: Say, at: SessionRef, photo: Pick<SeenPhoto, 'id'>, face: number): Reply {
  const data = pressData('skip', at.class, at.session, photo.id, face);
  return {
    text: say('attend.check.settled', { face }),
    buttons: [[{ label: say('attend.check.button.next'), data, style: 'primary' }]],
  };
}

/** After the last face. */
export function checkDone(say: Say, { here, roster }: Tally): Reply {
  return { text: say('attend.check.done', { here, roster }), buttons: [] };
}

// Who is missing; for hosts only.

export interface Missed {
  name: string;
  /** Tapped "I'm here", and waits for a host. */
  claims: boolean;
  enrolled: boolean;
}

/** Keeps a list within one message: Telegram's hold 4,096 characters, and names up to 80. */
const listedAtMost = 40;

/** `missed`: unmarked or absent; `excused` apart, because nobody need look for them. */
export function missingReply(
  say: Say,
  at: SessionRef,
  { closed, missed, excused }: { closed: boolean; missed: readonly Missed[]; excused: readonly Missed[] },
): Reply {
  if (!missed.length && !excused.length) return { text: say('attend.missing.nobody') };
  const parts = [
    ...(missed.length
      ? [say(closed ? 'attend.missing.closed' : 'attend.missing.open', { n: missed.length }), ...lines(say, missed)]
      : []),
    ...(excused.length ? [say('attend.missing.excused', { n: excused.length }), ...lines(say, excused)] : []),
  ];
  return { text: parts.join('\n'), buttons: [[fixButton(say, at)]] };
}

function lines(say: Say, people: readonly Missed[]): string[] {
  const all = people.map(({ name, claims, enrolled }) => {
    if (claims) return say('attend.missing.claims', { name });
    return enrolled ? name : say('attend.missing.unenrolled', { name });
  });
  return firstLines(say, all, listedAtMost);
}

/** Under a host's photos that came without a command. The photos are those of the message that this answers. */
export function offerReply(say: Say, photos: number): Reply {
  return {
    text: say('attend.offer.ask', { photos }),
    buttons: [
      [
        { label: say('attend.offer.button.yes'), data: pressData('photos-attend'), style: 'primary' },
        { label: say('attend.offer.button.no'), data: pressData('no-attend') },
        { label: say('attend.offer.button.never'), data: pressData('never-attend') },
      ],
    ],
  };
}

// What is said of a photo that was held back. Names nobody; everybody can read it.

/** `photo`: its id. The button is for hosts, who are asked for again when it is pressed. */
export function heldReply(say: Say, { id }: Class, photo: string, { label, score }: Suspicion): Reply {
  return {
    text: say('attend.held.suspect', { label, percent: Math.round(score * 100) }),
    buttons: [[{ label: say('attend.held.button.anyway'), data: pressData('anyway', id, photo) }]],
  };
}

export function heldTakenReply(say: Say): Reply {
  return { text: say('attend.held.taken'), buttons: [] };
}

export function heldAgainReply(say: Say): Reply {
  return { text: say('attend.held.again'), buttons: [] };
}
