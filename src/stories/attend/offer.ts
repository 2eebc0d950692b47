/** A host's photo without a command, while a session is open: offered for attendance, never taken silently. */
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import { areFacesOff } from '../../people/face-consent.js';
import { offerReply } from './attend-replies.js';
import { facesOffReply } from '../class/class-replies.js';
import { sessionAt } from '../session/ensure-open.js';
import type { Flow, Turn } from '../kernel/story.js';
import { classHere, isHost, requireHost } from '../kernel/permissions.js';
import { repliedPhotos, takeAttendance } from './take-attendance.js';

export const offer: Flow = {
  overheard: propose,
  presses: { 'photos-attend': accept, 'no-attend': decline },
};

async function propose(turn: Turn<MessageReceived>): Promise<void> {
  const { rooms, event, say } = turn;
  const klass = await rooms.classes.in(event.chat.id);
  if (!klass || !(await sessionAt(rooms, klass, event.at))) return;
  if (!(await isHost(rooms, klass, event.sender.account))) return;
  await turn.answer(offerReply(say, event.photos.length));
}

async function accept(turn: Turn<ButtonPressed>): Promise<void> {
  const { say } = turn;
  const klass = await classHere(turn);
  await requireHost(turn, klass);
  if (areFacesOff(klass)) return turn.rewrite(facesOffReply(say, klass));
  const shown = await repliedPhotos(turn, klass);
  if (!shown) throw new UserError('photo.gone');
  // Before the photos are looked at, which takes a while: nobody should wonder whether the tap was felt.
  await turn.rewriteForAll({ text: say('offer.taken'), buttons: [] });
  await takeAttendance(turn, klass, shown);
}

async function decline(turn: Turn<ButtonPressed>): Promise<void> {
  await requireHost(turn, await classHere(turn));
  await turn.rewriteForAll({ text: turn.say('offer.declined'), buttons: [] });
}
