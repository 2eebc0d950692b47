/** One message of class photos, from its photos to the answers. */
import { photoOf } from '../../attendance/photos.js';
import type { ButtonPressed, MessageId, MessageReceived, PhotoRef } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { localDay } from '../../classes/local-day.js';
import { UserError } from '../../errors.js';
import { areFacesOff } from '../../people/face-consent.js';
import type { Gallery } from '../../recognition/gallery.js';
import type { Photo } from '../../recognition/recognizer.js';
import { facesOffReply } from '../class/class-replies.js';
import { classGallery } from '../kernel/class-gallery.js';
import { placeOf } from '../kernel/context.js';
import type { Services } from '../kernel/services.js';
import type { Context } from '../kernel/story.js';
import { photoFailedReply } from '../live/photo-caption.js';
import { sessionAt, sessionOfPhoto } from '../session/ensure-open.js';
import { answerPhoto, countPhoto, isSettled, type Taking } from './count-photo.js';
import { holdBack } from './held-photo.js';

/** Where the photos are: `message` is what the answers are replies to. */
export interface ShownPhotos {
  message: MessageId;
  photos: readonly PhotoRef[];
}

/**
 * Answers each photo of an album with one of its own, so that a large one shows what it has as soon as it has it; people
 * count once over all. Where nobody could be recognised, or faces are off, says what to do and looks at nothing. The right
 * is the caller's to check.
 */
export async function takeAttendance(
  context: Context<MessageReceived | ButtonPressed>,
  klass: Class,
  { message, photos }: ShownPhotos,
  care: Care = { asItIs: false, anew: false },
): Promise<void> {
  const { services, event, say } = context;
  if (areFacesOff(klass)) {
    await context.reply(facesOffReply(say, klass));
    return;
  }
  const gallery = await classGallery(services, klass);
  const roster = klass.members.filter(({ state }) => state === 'on');
  if (!roster.some(({ person }) => gallery.has(person))) {
    await context.reply({ text: say(roster.length === 0 ? 'attend.roster.empty' : 'attend.roster.unenrolled') });
    return;
  }
  const at = { chat: event.chat.id, message };
  const stop = services.messenger.working({ chat: event.chat.id, ...placeOf(event) });
  const settled: boolean[] = [];
  try {
    for (const [i, ref] of photos.entries()) {
      const album = photos.length > 1 ? { place: i + 1, of: photos.length } : undefined;
      const taking = { ref, message, id: services.idFrom(event.id, `photo ${i}`), album };
      settled.push(await takePhoto(context, klass, gallery, taking, care));
    }
  } finally {
    stop();
  }
  await services.messenger.react(at, settled.every(Boolean) ? 'done' : 'look-again');
}

// One class photo of a message: read, checked, and then counted or held back.

/** `asItIs`: a host said to take it whatever it shows. `anew`: and not for a session that has just been closed. */
export interface Care {
  asItIs: boolean;
  anew: boolean;
}

/**
 * Opens a session where there is none for it, once the photo could be read and is one of people. One that cannot be read is
 * answered with why, and the rest of its album goes on. Repeated after a crash it adds nothing, and answers if it had not.
 * Resolves with whether it counts and left no question.
 */
async function takePhoto(
  context: Context,
  klass: Class,
  gallery: Gallery,
  taking: Taking,
  { asItIs, anew }: Care,
): Promise<boolean> {
  const { services, event, say } = context;
  const { ref, id, album } = taking;
  const before = await (anew ? sessionAt : sessionOfPhoto)(services, klass, event.at);
  const answered = before && photoOf(before, id);
  if (before && answered?.reply) return isSettled(before, answered);
  const photo = await readClassPhoto(services, ref);
  if (photo instanceof UserError) {
    await answerPhoto(context, taking, photoFailedReply(say, photo, album));
    return false;
  }
  const suspicion = asItIs || klass.online === true ? undefined : await services.photoCheck.suspect(photo);
  if (!suspicion) return countPhoto(context, klass, gallery, photo, { ...taking, anew });
  await holdBack(context, klass, taking, suspicion);
  return false;
}

/** Why a photo cannot be read is for people to know, and no reason to stop. */
export async function readClassPhoto(services: Services, ref: PhotoRef): Promise<Photo | UserError> {
  try {
    return await services.photos.read(ref);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/**
 * The photos of the message that is answered, of an album all that the bot saw; says so where that is only the one.
 * Throws UserError `photo.other-day`: a photo of yesterday says nothing about today.
 */
export async function repliedPhotos(
  context: Context<MessageReceived | ButtonPressed>,
  { timeZone }: Class,
): Promise<ShownPhotos | undefined> {
  const { services, event, say } = context;
  const { replyTo } = event;
  if (!replyTo || replyTo.photos.length === 0) return undefined;
  if (replyTo.at !== undefined && replyTo.at < localDay(event.at, timeZone).from)
    throw new UserError('photo.other-day');
  if (replyTo.album === undefined) return replyTo;
  const album = await services.albums.of(replyTo.album);
  if (!album) await context.reply({ text: say('attend.album-unseen') });
  return { message: replyTo.message, photos: album ?? replyTo.photos };
}
