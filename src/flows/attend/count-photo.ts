/** One class photo that counts: look, match, commit, draw, answer. */
import { hasDenied } from '../../attendance/denials.js';
import { notePhoto, noteReply } from '../../attendance/photos.js';
import { openQuestions } from '../../attendance/questions.js';
import { joinSheet } from '../../attendance/session.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { MessageId, PhotoRef } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { PersonId } from '../../people/person.js';
import type { Gallery } from '../../recognition/gallery.js';
import { match } from '../../recognition/match.js';
import type { Photo } from '../../recognition/recognizer.js';
import { takenAlt, takenReply } from '../../wording/attendance/taken.js';
import { ensureOpen } from '../ensure-open.js';
import type { Turn } from '../flow.js';
import { refreshNotice } from '../notice.js';
import { placeOf } from '../turn.js';
import { drawFaces, type PlacedFace } from './draw-faces.js';
import { inReadingOrder } from './reading-order.js';
import { seenFaces } from './seen-faces.js';
import { takenOf } from './taken-of.js';

/** A photo of a `message`. `id` is its own in the sheet and on buttons, `album` its place where there are several. */
export interface Taking {
  ref: PhotoRef;
  message: MessageId;
  id: string;
  album: SeenPhoto['album'];
}

/**
 * Counts for the instant of the turn's event, whatever the clock says. Repeated it adds nothing, and answers once.
 * Resolves with whether it shows somebody, and left no question.
 */
export async function countPhoto(
  turn: Turn,
  klass: Class,
  gallery: Gallery,
  photo: Photo,
  taking: Omit<Taking, 'ref'>,
): Promise<boolean> {
  const { rooms, event, say } = turn;
  const { id } = taking;
  const { sheet, faces } = await commit(turn, klass, gallery, photo, taking);
  const taken = await takenOf(rooms, klass, sheet, id);
  // A label has no place in the picture.
  const isDrawn = rooms.recognizer.sees === 'faces' && faces.length > 0;
  const picture = isDrawn && (await drawFaces(rooms, klass, photo, faces, takenAlt(say, taken)));
  const message = await answerPhoto(turn, taking, { ...takenReply(say, taken), ...(picture && { picture }) });
  const shown = await rooms.sheets.change(klass.id, sheet.session, (now) =>
    noteReply(now, id, { chat: event.chat.id, message }),
  );
  await refreshNotice(rooms, klass, shown);
  return isSettled(shown, taken.photo);
}

/** Whether a photo shows somebody, and left no question. */
export function isSettled(sheet: Sheet, photo: SeenPhoto): boolean {
  return photo.faces > 0 && openQuestions(sheet, photo).length === 0;
}

/** The one answer to a photo. */
export function answerPhoto(
  { rooms, event }: Turn,
  { id, message }: Pick<Taking, 'id' | 'message'>,
  reply: Reply,
): Promise<MessageId> {
  const to = { chat: event.chat.id, replyTo: message, ...placeOf(event) };
  return rooms.messenger.send(to, reply, `${event.id}:${id}`);
}

/** Everything the photo says goes into the sheet in one write, which is what makes it count. */
async function commit(
  { rooms, event }: Turn,
  klass: Class,
  gallery: Gallery,
  photo: Photo,
  { id, album }: Pick<Taking, 'id' | 'album'>,
): Promise<{ sheet: Sheet; faces: PlacedFace[] }> {
  const sightings = inReadingOrder(await rooms.recognizer.look(photo, 'many'));
  const open = await ensureOpen(rooms, klass, event);
  const found = seenFaces(match(sightings, gallery, rooms.recognizer), nameable(klass, open));
  const { unknown, tooSmall, questions, recognised } = found;
  const label = sightings[0] && rooms.recognizer.labelOf(sightings[0].descriptor);
  const noted = {
    ...{ id, event: event.id, at: event.at, by: event.sender.account },
    ...(album && { album }),
    ...(label && { label }),
  };
  const seen: SeenPhoto = { ...noted, faces: sightings.length, unknown, tooSmall, questions };
  const sheet = await rooms.sheets.change(klass.id, open.session, (now) =>
    notePhoto(recognised.map(({ person }) => person).reduce(joinSheet, now), seen, recognised),
  );
  return { sheet, faces: sightings.map(({ box }, i) => ({ box, face: found.faces[i]! })) };
}

/** Who may be marked by a photo: on the roster, and has not said "not me" in this session. */
function nameable(klass: Class, sheet: Sheet): Set<PersonId> {
  const on = klass.members.filter(({ state }) => state === 'on').map(({ person }) => person);
  return new Set(on.filter((person) => !hasDenied(sheet, person)));
}
