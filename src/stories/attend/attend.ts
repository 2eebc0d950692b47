/** /attend: the class photo, for hosts. A member's own photo under this command is a selfie, and marks its sender alone. */
import { z } from 'zod';
import { choiceOption, command, photosOption } from '../kernel/command.js';
import { addClaim } from '../../attendance/claims.js';
import { isHere, marksOf } from '../../attendance/marks.js';
import { joinSheet } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { areFacesOff } from '../../people/face-consent.js';
import type { PersonId } from '../../people/person.js';
import { facesOffReply } from '../class/class-replies.js';
import { classHere, isHost } from '../kernel/permissions.js';
import type { Story, Context } from '../kernel/story.js';
import { markSelfie } from '../selfie/selfie.js';
import { claimList } from '../session/claim.js';
import { showList } from '../kernel/open-list.js';
import { ensureOpen } from '../session/ensure-open.js';
import { awaitingPhoto } from './held-photo.js';
import { repliedPhotos, type ShownPhotos, takeAttendance } from './take-attendance.js';

export const attend: Story = {
  commands: [
    command({
      ...{ name: 'attend', usage: '/attend, with a photo or as a reply to one', about: 'menu.attend' },
      ...{ where: 'anywhere', who: 'hosts', answer: 'public' },
      options: [choiceOption('from', ['voice']), photosOption],
      forms: [
        { form: '/attend', does: 'attend.form.photo' },
        { form: '/attend voice', does: 'attend.form.voice', example: '/attend voice' },
      ],
      help: { group: ({ isHost, isOpen }) => (isHost ? (isOpen ? 'attend.help.more' : 'attend.help') : undefined) },
      parse: z.string().transform((from) => ({ voice: from.trim().toLowerCase() === 'voice' })),
      run,
    }),
  ],
  conversations: awaitingPhoto.continuedBy(awaited),
};

async function run(context: Context<MessageReceived>, { voice }: { voice: boolean }): Promise<void> {
  const { services, event } = context;
  if (event.chat.kind === 'direct') {
    if (event.photos.length === 0) throw new UserError('rights.class-only');
    return markSelfie(context);
  }
  const klass = await classHere(context);
  if (!(await isHost(services, klass, event.sender.account))) {
    if (event.photos.length === 0) throw new UserError('rights.host-only');
    return markSelfie(context, klass);
  }
  if (voice) return claimVoice(context, klass);
  const shown = event.photos.length > 0 ? event : await repliedPhotos(context, klass);
  // An album has two items at least: of one that came alone, the others were not for the bot to see.
  if (event.album !== undefined && event.photos.length === 1)
    await context.reply({ text: context.say('attend.album-part') });
  if (shown) return take(context, klass, shown);
  if (areFacesOff(klass)) {
    await context.reply(facesOffReply(context.say, klass));
    return;
  }
  await awaitingPhoto.set(context, { step: 'photo' });
  await context.reply({ text: context.say('attend.ask'), asks: true });
}

/** The photo that a host was asked for. What is said meanwhile is meant for others. */
async function awaited(context: Context<MessageReceived>): Promise<void> {
  const { services, event } = context;
  if (event.photos.length === 0) return;
  const klass = await classHere(context);
  if (!(await isHost(services, klass, event.sender.account))) throw new UserError('rights.host-only');
  await take(context, klass, event);
}

/** Whatever photo was waited for, this is it. */
async function take(context: Context<MessageReceived>, klass: Class, shown: ShownPhotos): Promise<void> {
  const awaiting = await awaitingPhoto.read(context);
  await takeAttendance(context, klass, shown, { asItIs: awaiting?.step === 'as-it-is', anew: false });
  await awaitingPhoto.end(context);
}

// /attend voice: whoever is in the voice channel says by that to be there; a host confirms it, as with every tap.

async function claimVoice(context: Context<MessageReceived>, klass: Class): Promise<void> {
  const { services, event, say } = context;
  const accounts = event.inVoice ?? [];
  if (accounts.length === 0) return context.notify(say('attend.voice.nobody'));
  const people = await Promise.all(accounts.map((account) => services.people.of(account)));
  const members = people.flatMap((person) => (person && memberOf(klass, person.id)?.state === 'on' ? [person.id] : []));
  const { session } = await ensureOpen(services, klass, event);
  const sheet = await services.sheets.change(klass.id, session, (now) =>
    members.reduce((before, person) => claimed(before, person, event), now),
  );
  const others = accounts.length - members.length;
  if (others > 0) await context.notify(say('attend.voice.others', { n: others }));
  await showList(context, klass, sheet, claimList);
}

/** Whoever is marked as there, or has claimed it before, claims nothing more. */
function claimed(sheet: Sheet, person: PersonId, { id, at }: MessageReceived): Sheet {
  const mark = marksOf(sheet).get(person);
  const waits = sheet.claims.some((claim) => claim.person === person && !claim.settled);
  if (waits || (mark && isHere(mark.status))) return sheet;
  return addClaim(joinSheet(sheet, person), { event: id, at, person });
}
