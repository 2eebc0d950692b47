/**
 * A photo that the photo check holds back, and a host's tap that has it taken all the same. Photos are never kept: where
 * the platform still has it, the tap is enough; otherwise the next one is taken as it is.
 */
import { z } from 'zod';
import { photoRef, type ButtonPressed } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { areFacesOff } from '../../people/face-consent.js';
import type { Suspicion } from '../../recognition/photo-check.js';
import { heldAgainReply, heldReply, heldTakenReply } from './attend-replies.js';
import { facesOffReply } from '../class/class-replies.js';
import type { Story, Context } from '../kernel/story.js';
import { conversation } from '../kernel/conversation.js';
import { placeOf } from '../kernel/context.js';
import { hostedClass } from '../kernel/permissions.js';
import { classGallery } from '../kernel/class-gallery.js';
import { countPhoto, type Taking } from './count-photo.js';
import { readClassPhoto } from './take-attendance.js';

export const heldPhoto: Story = { presses: { anyway } };

/** Milliseconds for which a photo can be had by a tap, and the next one is taken as it is. */
const memory = 10 * 60_000;
/** /attend waits for a photo, or for one that is taken as it is. */
export const awaitingPhoto = conversation('attend', z.object({ step: z.enum(['photo', 'as-it-is']) }), memory);

/** What the photo was sent with is remembered with where it can be had, so that it counts for its own time. */
const held = z.object({
  id: z.string(),
  ref: photoRef,
  album: z.object({ place: z.number(), of: z.number() }).optional(),
  event: z.object({ id: z.string(), at: z.number(), message: z.string() }),
});
const holding = conversation('held-photo', z.object({ photos: z.array(held) }), memory);

/** Says so, and remembers for a while where the photo can be had. */
export async function holdBack(
  context: Context,
  klass: Class,
  { ref, message, id, album }: Taking,
  suspicion: Suspicion,
): Promise<void> {
  const { services, event, say } = context;
  const to = { chat: event.chat.id, replyTo: message, ...placeOf(event) };
  await services.messenger.send(to, heldReply(say, klass, id, suspicion), `${event.id}:${id}:held`);
  const others = (await holding.read(context))?.photos.filter((one) => one.id !== id) ?? [];
  const sent = { id: event.id, at: event.at, message };
  await holding.set(context, { photos: [...others, { id, ref, ...(album && { album }), event: sent }] });
}

async function anyway(context: Context<ButtonPressed>, [id, photoId = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  if (areFacesOff(klass)) return context.rewrite(facesOffReply(say, klass));
  const found = (await holding.read(context))?.photos.find((one) => one.id === photoId);
  const photo = found && (await readClassPhoto(services, found.ref));
  if (!photo || photo instanceof UserError) {
    await context.rewriteForAll(heldAgainReply(say));
    await awaitingPhoto.set(context, { step: 'as-it-is' });
    return;
  }
  // As if the message had just come, at its own time.
  const sent: Context = { ...context, event: { ...event, ...found.event } };
  const { message } = found.event;
  await countPhoto(sent, klass, await classGallery(services, klass), photo, {
    id: found.id,
    message,
    album: found.album,
  });
  await context.rewriteForAll(heldTakenReply(say));
}
