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
import type { Conversation } from '../kernel/services.js';
import { placeOf } from '../kernel/context.js';
import { hostedClass } from '../kernel/permissions.js';
import { classGallery } from '../kernel/class-gallery.js';
import { countPhoto, type Taking } from './count-photo.js';
import { readClassPhoto } from './take-attendance.js';

export const heldPhoto: Story = { presses: { anyway } };

/** Milliseconds for which a photo can be had by a tap, and the next one is taken as it is. */
const memory = 10 * 60_000;
/** Of /attend's conversation: the next photo is taken as it is. */
export const asItIsStep = 'as-it-is';

const flowName = 'held-photo';
/** What the photos were sent with is remembered with where they can be had, so that they count for their own time. */
const data = z.object({
  photos: z.array(
    z.object({
      id: z.string(),
      ref: photoRef,
      album: z.object({ place: z.number(), of: z.number() }).optional(),
      event: z.object({ id: z.string(), at: z.number(), message: z.string() }),
    }),
  ),
});
type Held = z.infer<typeof data>['photos'][number];

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
  const others = heldIn(await services.conversations.get(event.chat.id, event.sender.account)).filter(
    (held) => held.id !== id,
  );
  const held: Held = {
    id,
    ref,
    ...(album && { album }),
    event: { id: event.id, at: event.at, message },
  };
  await setConversation(context, { flow: flowName, step: 'held', data: { photos: [...others, held] } });
}

async function anyway(context: Context<ButtonPressed>, [id, photoId = '']: string[]): Promise<void> {
  const { services, event, say } = context;
  const klass = await hostedClass(context, id);
  if (areFacesOff(klass)) return context.rewrite(facesOffReply(say, klass));
  const held = heldIn(await services.conversations.get(event.chat.id, event.sender.account)).find(
    (one) => one.id === photoId,
  );
  const photo = held && (await readClassPhoto(services, held.ref));
  if (!photo || photo instanceof UserError) {
    await context.rewriteForAll(heldAgainReply(say));
    await setConversation(context, { flow: 'attend', step: asItIsStep, data: {} });
    return;
  }
  // As if the message had just come, at its own time.
  const sent: Context = { ...context, event: { ...event, ...held.event } };
  const { message } = held.event;
  await countPhoto(sent, klass, await classGallery(services, klass), photo, {
    id: held.id,
    message,
    album: held.album,
  });
  await context.rewriteForAll(heldTakenReply(say));
}

function heldIn(conversation: Conversation | undefined): Held[] {
  return conversation?.flow === flowName ? data.parse(conversation.data).photos : [];
}

/** The last thing that is done: an event handled again after a crash then finds the conversation as it was. */
async function setConversation({ services, event }: Context, conversation: Omit<Conversation, 'until'>): Promise<void> {
  await services.conversations.set(event.chat.id, event.sender.account, {
    ...conversation,
    until: services.now() + memory,
  });
}
