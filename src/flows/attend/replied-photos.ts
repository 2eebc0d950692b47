import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDay } from '../../classes/local-day.js';
import { UserError } from '../../errors.js';
import type { Turn } from '../flow.js';
import type { Shown } from './take-attendance.js';

/**
 * The photos of the message that is answered, of an album all that the bot saw; says so where that is only the one.
 * Throws UserError `photo.other-day`: a photo of yesterday says nothing about today.
 */
export async function repliedPhotos(
  turn: Turn<MessageReceived | ButtonPressed>,
  { timeZone }: Class,
): Promise<Shown | undefined> {
  const { rooms, event, say } = turn;
  const { replyTo } = event;
  if (!replyTo || replyTo.photos.length === 0) return undefined;
  if (replyTo.at !== undefined && replyTo.at < localDay(event.at, timeZone).from)
    throw new UserError('photo.other-day');
  if (replyTo.album === undefined) return replyTo;
  const album = await rooms.albums.of(replyTo.album);
  if (!album) await turn.answer({ text: say('attend.album-unseen') });
  return { message: replyTo.message, photos: album ?? replyTo.photos };
}
