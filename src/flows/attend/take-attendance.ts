/** One message of class photos, from its photos to the answers. */
import type { ButtonPressed, MessageId, MessageReceived, PhotoRef } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { areFacesOff } from '../../people/face-consent.js';
import { facesOffReply } from '../../wording/classes/making.js';
import type { Turn } from '../flow.js';
import { placeOf } from '../turn.js';
import { classGallery } from './class-gallery.js';
import { takePhoto, type Care } from './take-photo.js';

/** Where the photos are: `message` is what the answers are replies to. */
export interface Shown {
  message: MessageId;
  photos: readonly PhotoRef[];
}

/**
 * Answers each photo of an album with one of its own, so that a large one shows what it has as soon as it has it; people
 * count once over all. Where nobody could be recognised, or faces are off, says what to do and looks at nothing. The right
 * is the caller's to check.
 */
export async function takeAttendance(
  turn: Turn<MessageReceived | ButtonPressed>,
  klass: Class,
  { message, photos }: Shown,
  care: Care = { asItIs: false },
): Promise<void> {
  const { rooms, event, say } = turn;
  if (areFacesOff(klass)) {
    await turn.answer(facesOffReply(say, klass));
    return;
  }
  const gallery = await classGallery(rooms, klass);
  const roster = klass.members.filter(({ state }) => state === 'on');
  if (!roster.some(({ person }) => gallery.has(person))) {
    await turn.answer({ text: say(roster.length === 0 ? 'attend.roster.empty' : 'attend.roster.unenrolled') });
    return;
  }
  const at = { chat: event.chat.id, message };
  const stop = rooms.messenger.working({ chat: event.chat.id, ...placeOf(event) });
  const settled: boolean[] = [];
  try {
    for (const [i, ref] of photos.entries()) {
      const album = photos.length > 1 ? { place: i + 1, of: photos.length } : undefined;
      const taking = { ref, message, id: rooms.idFrom(event.id, `photo ${i}`), album };
      settled.push(await takePhoto(turn, klass, gallery, taking, care));
    }
  } finally {
    stop();
  }
  await rooms.messenger.sign(at, settled.every(Boolean) ? 'done' : 'look-again');
}
