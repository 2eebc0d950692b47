/** One class photo that counts: look, match, commit, draw, answer. */
import { hasDenied } from '../../attendance/claims.js';
import { notePhoto, noteReply, openQuestions } from '../../attendance/photos.js';
import { isClosed, joinSheet } from '../../attendance/session.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { MessageId, PhotoRef } from '../../chat/event.js';
import type { Picture, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { PersonId } from '../../people/person.js';
import { annotate, type Annotation } from '../../recognition/annotate.js';
import type { Gallery } from '../../recognition/gallery.js';
import { match } from '../../recognition/match.js';
import type { Box, Photo } from '../../recognition/recognizer.js';
import { placeOf } from '../kernel/context.js';
import { named } from '../kernel/names.js';
import type { Services } from '../kernel/services.js';
import type { Context } from '../kernel/story.js';
import { takenAlt, takenOf, takenReply } from '../live/photo-caption.js';
import { ensureOpen, sessionAt, sessionOfPhoto } from '../session/ensure-open.js';
import { type Face, inReadingOrder, seenFaces } from './seen-faces.js';

/** A photo of a `message`. `id` is its own in the sheet and on buttons, `album` its place where there are several. */
export interface Taking {
  ref: PhotoRef;
  message: MessageId;
  id: string;
  album: SeenPhoto['album'];
  /** Not for a session that has just been closed. */
  anew?: boolean;
}

/**
 * Counts for the instant of the turn's event, whatever the clock says. Repeated it adds nothing, and answers once.
 * Resolves with whether it shows somebody, and left no question.
 */
export async function countPhoto(
  context: Context,
  klass: Class,
  gallery: Gallery,
  photo: Photo,
  taking: Omit<Taking, 'ref'>,
): Promise<boolean> {
  const { services, event, say } = context;
  const { id } = taking;
  const { sheet, faces } = await commit(context, klass, gallery, photo, taking);
  const taken = await takenOf(services, klass, sheet, id);
  // A label has no place in the picture.
  const isDrawn = services.recognizer.sees === 'faces' && faces.length > 0;
  const picture = isDrawn && (await drawFaces(services, klass, photo, faces, takenAlt(say, taken)));
  const message = await answerPhoto(context, taking, { ...takenReply(say, taken), ...(picture && { picture }) });
  const shown = await services.sheets.change(klass.id, sheet.session, (now) =>
    noteReply(now, id, { chat: event.chat.id, message }),
  );
  return isSettled(shown, taken.photo);
}

/** Whether a photo shows somebody, and left no question. */
export function isSettled(sheet: Sheet, photo: SeenPhoto): boolean {
  return photo.faces > 0 && openQuestions(sheet, photo).length === 0;
}

/** The one answer to a photo. */
export function answerPhoto(
  { services, event }: Context,
  { id, message }: Pick<Taking, 'id' | 'message'>,
  reply: Reply,
): Promise<MessageId> {
  const to = { chat: event.chat.id, replyTo: message, ...placeOf(event) };
  return services.messenger.send(to, reply, `${event.id}:${id}`);
}

/** Everything the photo says goes into the sheet in one write, which is what makes it count. */
async function commit(
  { services, event }: Context,
  klass: Class,
  gallery: Gallery,
  photo: Photo,
  { id, album, anew }: Pick<Taking, 'id' | 'album' | 'anew'>,
): Promise<{ sheet: Sheet; faces: PlacedFace[] }> {
  const sightings = inReadingOrder(await services.recognizer.look(photo, 'many'));
  const open = await ensureOpen(services, klass, event, anew ? sessionAt : sessionOfPhoto);
  const found = seenFaces(match(sightings, gallery, services.recognizer), nameable(klass, open));
  const { unknown, tooSmall, questions, recognised } = found;
  const label = sightings[0] && services.recognizer.labelOf(sightings[0].descriptor);
  const noted = {
    ...{ id, event: event.id, at: event.at, by: event.sender.account },
    ...(album && { album }),
    ...(isClosed(open, event.at) && { after: true }),
    ...(label && { label }),
  };
  const seen: SeenPhoto = { ...noted, faces: sightings.length, unknown, tooSmall, questions };
  const sheet = await services.sheets.change(klass.id, open.session, (now) =>
    notePhoto(recognised.map(({ person }) => person).reduce(joinSheet, now), seen, recognised),
  );
  return { sheet, faces: sightings.map(({ box }, i) => ({ box, face: found.faces[i]! })) };
}

/** Who may be marked by a photo: on the roster, and has not said "not me" in this session. */
function nameable(klass: Class, sheet: Sheet): Set<PersonId> {
  const on = klass.members.filter(({ state }) => state === 'on').map(({ person }) => person);
  return new Set(on.filter((person) => !hasDenied(sheet, person)));
}

export interface PlacedFace {
  box: Box;
  face: Face;
}

/**
 * The photo with names at known faces, numbers at unsure ones, and strangers blurred. Face number n is `placed[n - 1]`,
 * whoever the others are, so that the numbers of a photo are the same when it is looked at again.
 */
async function drawFaces(
  services: Services,
  klass: Class,
  photo: Photo,
  placed: readonly PlacedFace[],
  alt: string,
): Promise<Picture> {
  const known = placed.flatMap(({ face }) => (face.certainty === 'known' ? [face.person] : []));
  const names = new Map((await named(services, klass, known)).map(({ person, name }) => [person, name]));
  const marks = placed.map(({ box, face }, i): Annotation => {
    if (face.certainty !== 'known') return { certainty: face.certainty, box, number: i + 1 };
    return { certainty: 'known', box, number: i + 1, name: names.get(face.person) ?? '' };
  });
  return { bytes: await annotate(photo, marks), type: 'image/jpeg', name: 'attendance.jpg', alt };
}
