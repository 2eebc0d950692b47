/** One class photo: look, match, commit, draw, answer. */
import { hasDenied } from '../../attendance/denials.js';
import { notePhoto, noteReply, photoOf } from '../../attendance/photos.js';
import { openQuestions } from '../../attendance/questions.js';
import { joinSheet } from '../../attendance/session.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { ButtonPressed, MessageId, MessageReceived, PhotoRef } from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { PersonId } from '../../people/person.js';
import type { Gallery } from '../../recognition/gallery.js';
import { match } from '../../recognition/match.js';
import type { Photo } from '../../recognition/recognizer.js';
import { photoFailedReply, takenAlt, takenReply } from '../../wording/attendance/taken.js';
import { ensureOpen, sessionAt } from '../ensure-open.js';
import type { Turn } from '../flow.js';
import { refreshNotice } from '../notice.js';
import type { Rooms } from '../rooms.js';
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
 * Opens a session where none is open, once the photo could be read. One that cannot be read is answered with why, and
 * the rest of its album goes on. Repeated after a crash it adds nothing, and answers if it had not. Resolves with whether
 * it was read and left no question.
 */
export async function takePhoto(
  turn: Turn<MessageReceived | ButtonPressed>,
  klass: Class,
  gallery: Gallery,
  { ref, message, id, album }: Taking,
): Promise<boolean> {
  const { rooms, event, say } = turn;
  const before = await sessionAt(rooms, klass, event.at);
  const answered = before && photoOf(before, id);
  if (before && answered?.reply) return isSettled(before, answered);
  const to = { chat: event.chat.id, replyTo: message, ...placeOf(event) };
  const answer = (reply: Reply) => rooms.messenger.send(to, reply, `${event.id}:${id}`);
  const photo = await readPhoto(rooms, ref);
  if (photo instanceof UserError) {
    await answer(photoFailedReply(say, photo, album));
    return false;
  }

  const { sheet, faces } = await commit(turn, klass, gallery, photo, { id, album });
  const taken = await takenOf(rooms, klass, sheet, id);
  const picture = faces.length > 0 && (await drawFaces(rooms, klass, photo, faces, takenAlt(say, taken)));
  const reply = await answer({ ...takenReply(say, taken), ...(picture && { picture }) });
  const shown = await rooms.sheets.change(klass.id, sheet.session, (now) =>
    noteReply(now, id, { chat: event.chat.id, message: reply }),
  );
  await refreshNotice(rooms, klass, shown);
  return isSettled(shown, taken.photo);
}

function isSettled(sheet: Sheet, photo: SeenPhoto): boolean {
  return photo.faces > 0 && openQuestions(sheet, photo).length === 0;
}

/** Why a photo cannot be read is for people to know, and no reason to stop. */
async function readPhoto(rooms: Rooms, ref: PhotoRef): Promise<Photo | UserError> {
  try {
    return await rooms.photos.read(ref);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
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
  const noted = { id, event: event.id, at: event.at, by: event.sender.account, ...(album && { album }) };
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
