/** One class photo of a message: read, checked, and then counted or held back. */
import { photoOf } from '../../attendance/photos.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import type { Gallery } from '../../recognition/gallery.js';
import { photoFailedReply } from '../../wording/attendance/taken.js';
import { sessionAt } from '../ensure-open.js';
import type { Turn } from '../flow.js';
import { answerPhoto, countPhoto, isSettled, type Taking } from './count-photo.js';
import { holdBack } from './held-photo.js';
import { readClassPhoto } from './read-class-photo.js';

/** `asItIs`: a host said to take it whatever it shows. */
export interface Care {
  asItIs: boolean;
}

/**
 * Opens a session where none is open, once the photo could be read and is one of people. One that cannot be read is
 * answered with why, and the rest of its album goes on. Repeated after a crash it adds nothing, and answers if it had not.
 * Resolves with whether it counts and left no question.
 */
export async function takePhoto(
  turn: Turn,
  klass: Class,
  gallery: Gallery,
  taking: Taking,
  { asItIs }: Care,
): Promise<boolean> {
  const { rooms, event, say } = turn;
  const { ref, id, album } = taking;
  const before = await sessionAt(rooms, klass, event.at);
  const answered = before && photoOf(before, id);
  if (before && answered?.reply) return isSettled(before, answered);
  const photo = await readClassPhoto(rooms, ref);
  if (photo instanceof UserError) {
    await answerPhoto(turn, taking, photoFailedReply(say, photo, album));
    return false;
  }
  const suspicion = asItIs || klass.online === true ? undefined : await rooms.photoCheck.suspect(photo);
  if (!suspicion) return countPhoto(turn, klass, gallery, photo, taking);
  await holdBack(turn, klass, taking, suspicion);
  return false;
}
