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
import type { Flow, Turn } from '../kernel/story.js';
import type { Talk } from '../kernel/services.js';
import { placeOf } from '../kernel/context.js';
import { hostedClass } from '../kernel/permissions.js';
import { classGallery } from '../kernel/class-gallery.js';
import { countPhoto, type Taking } from './count-photo.js';
import { readClassPhoto } from './take-attendance.js';

export const heldPhoto: Flow = { presses: { anyway } };

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
  turn: Turn,
  klass: Class,
  { ref, message, id, album }: Taking,
  suspicion: Suspicion,
): Promise<void> {
  const { rooms, event, say } = turn;
  const to = { chat: event.chat.id, replyTo: message, ...placeOf(event) };
  await rooms.messenger.send(to, heldReply(say, klass, id, suspicion), `${event.id}:${id}:held`);
  const others = heldIn(await rooms.talks.get(event.chat.id, event.sender.account)).filter((held) => held.id !== id);
  const held: Held = {
    id,
    ref,
    ...(album && { album }),
    event: { id: event.id, at: event.at, message },
  };
  await setTalk(turn, { flow: flowName, step: 'held', data: { photos: [...others, held] } });
}

async function anyway(turn: Turn<ButtonPressed>, [id, photoId = '']: string[]): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await hostedClass(turn, id);
  if (areFacesOff(klass)) return turn.rewrite(facesOffReply(say, klass));
  const held = heldIn(await rooms.talks.get(event.chat.id, event.sender.account)).find((one) => one.id === photoId);
  const photo = held && (await readClassPhoto(rooms, held.ref));
  if (!photo || photo instanceof UserError) {
    await turn.rewriteForAll(heldAgainReply(say));
    await setTalk(turn, { flow: 'attend', step: asItIsStep, data: {} });
    return;
  }
  // As if the message had just come, at its own time.
  const sent: Turn = { ...turn, event: { ...event, ...held.event } };
  const { message } = held.event;
  await countPhoto(sent, klass, await classGallery(rooms, klass), photo, { id: held.id, message, album: held.album });
  await turn.rewriteForAll(heldTakenReply(say));
}

function heldIn(talk: Talk | undefined): Held[] {
  return talk?.flow === flowName ? data.parse(talk.data).photos : [];
}

/** The last thing that is done: an event handled again after a crash then finds the talk as it was. */
async function setTalk({ rooms, event }: Turn, talk: Omit<Talk, 'until'>): Promise<void> {
  await rooms.talks.set(event.chat.id, event.sender.account, { ...talk, until: rooms.now() + memory });
}
