/** Photos of which a host has to say first what they are for: without a command, or just after a close. */
import { undoPhoto } from '../../attendance/photos.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import { areFacesOff } from '../../people/face-consent.js';
import { offerReply } from './attend-replies.js';
import { facesOffReply } from '../class/class-replies.js';
import { meetingsAround } from '../../classes/timetable/meetings.js';
import type { Class } from '../../classes/class.js';
import type { Services } from '../kernel/services.js';
import { sessionOfPhoto } from '../session/ensure-open.js';
import type { Story, Context } from '../kernel/story.js';
import { classHere, isHost, requireHost } from '../kernel/permissions.js';
import { pressedPhoto } from '../kernel/pressed.js';
import { repliedPhotos, takeAttendance } from './take-attendance.js';

export const offer: Story = {
  overheard: propose,
  presses: { 'photos-attend': accept, 'photos-anew': anew, 'no-attend': decline, 'never-attend': neverHere },
};

/** Minutes before and after a planned lesson in which a host's photo may be of it. */
const around = 30;

/**
 * Whether a photo may be meant for attendance: a session is open or has just been closed, a lesson is near, or the class has
 * had no photo yet, whose host may not know the command.
 */
async function isLikely(services: Services, klass: Class, at: number): Promise<boolean> {
  if (await sessionOfPhoto(services, klass, at)) return true;
  const timetable = await services.timetables.get(klass.id);
  if (timetable && meetingsAround(timetable, klass.timeZone, at, around).length > 0) return true;
  const sheets = await services.sheets.between(klass.id, klass.since, at + 1, 'all');
  return sheets.every(({ photos }) => photos.length === 0);
}

async function propose(context: Context<MessageReceived>): Promise<void> {
  const { services, event, say } = context;
  const klass = await services.classes.in(event.chat.id);
  if (!klass || klass.silentIn?.includes(event.chat.id)) return;
  if (!(await isHost(services, klass, event.sender.account)) || !(await isLikely(services, klass, event.at))) return;
  await context.reply(offerReply(say, event.photos.length));
}

async function accept(context: Context<ButtonPressed>): Promise<void> {
  const { say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  if (areFacesOff(klass)) return context.rewrite(facesOffReply(say, klass));
  const shown = await repliedPhotos(context, klass);
  if (!shown) throw new UserError('photo.gone');
  // What it was offered for may be long over: then a tap is no word that a session is to be opened.
  if (!(await isLikely(context.services, klass, context.event.at)))
    return context.rewriteForAll({ text: say('attend.offer.closed'), buttons: [] });
  // Before the photos are looked at, which takes a while: nobody should wonder whether the tap was felt.
  await context.rewriteForAll({ text: say('attend.offer.taken'), buttons: [] });
  await takeAttendance(context, klass, shown);
}

/**
 * Photos that were added to a session which had just been closed, meant for the next one. They leave the first once they
 * are in the other, so that a crash in between loses nothing.
 */
async function anew(context: Context<ButtonPressed>, args: string[]): Promise<void> {
  const { services, event } = context;
  const { klass, sheet, photo } = await pressedPhoto(context, args);
  const shown = await repliedPhotos(context, klass);
  if (!shown) throw new UserError('photo.gone');
  await takeAttendance(context, klass, shown, { asItIs: true, anew: true });
  const act = { event: event.id, at: event.at, by: event.sender.account };
  await services.sheets.change(klass.id, sheet.session, (now) =>
    now.photos.filter((one) => one.event === photo.event).reduce((before, { id }) => undoPhoto(before, id, act), now),
  );
}

/** Photos without a command are not asked about in this chat any more; /settings photos has them asked about again. */
async function neverHere(context: Context<ButtonPressed>): Promise<void> {
  const { services, event, say } = context;
  const klass = await classHere(context);
  await requireHost(context, klass);
  await services.classes.change(klass.id, (now) => ({
    ...now,
    silentIn: [...new Set([...(now.silentIn ?? []), event.chat.id])],
  }));
  await context.rewriteForAll({ text: say('attend.offer.never'), buttons: [] });
}

async function decline(context: Context<ButtonPressed>): Promise<void> {
  await requireHost(context, await classHere(context));
  await context.rewriteForAll({ text: context.say('attend.offer.declined'), buttons: [] });
}
