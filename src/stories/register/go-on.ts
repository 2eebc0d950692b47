import { z } from 'zod';
import type { MessageReceived } from '../../chat/event.js';
import { enrol, selfiesOf } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import { readEmail, readName } from '../../people/profile.js';
import { personOf } from '../kernel/permissions.js';
import type { Context } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { checkLookAlikes } from '../look-alikes/look-alikes.js';
import { afterDetails, askDetails, askSelfies, changeDetails, finish, isAwaitingGuardian } from './ask.js';
import { classesSharingFaceId, mostSelfies } from './face-id.js';
import { judgeSelfies } from './judge-selfies.js';
import { consentAgain, detailsSaid, readAnswer, selfiesReply, skippedPhoto } from './register-replies.js';
import { registration, type RegistrationState, shortPatience } from './conversation.js';

/** "Ann Example ann@example.org": the last word is the email when it looks like one. */
export const nameAndEmail = z.string().transform((text): { given: string; email?: string } => {
  const words = text.split(/\s+/).filter(Boolean);
  const email = words.at(-1);
  if (!email?.includes('@') || email.startsWith('@')) return { given: words.join(' ') };
  return { given: words.slice(0, -1).join(' '), email };
});

/** A message in the middle of the conversation. */
export async function goOn(context: Context<MessageReceived>, state: RegistrationState): Promise<void> {
  const { event, say } = context;
  if (state.step === 'consent') {
    await context.reply(consentAgain(say, state.next ?? 'details'));
    return;
  }
  const afresh = state.step === 'selfies' && state.afresh;
  const person = await personOf(context);
  if (event.photos.length > 0) {
    if (person.consent?.to === 'face') return takeSelfies(context, person, afresh ?? false);
    await context.reply(skippedPhoto(say));
    return;
  }
  const answer = readAnswer(say, event.text);
  if (state.step === 'details')
    return answer === 'yes' ? afterDetails(context, person) : takeDetails(context, person, answer);
  return answer === 'yes' ? finish(context, person) : hearDetails(context, person, afresh ?? false);
}

/** Somebody who goes on about name and email while a selfie is asked for: an email can be nothing else, a name can. */
async function hearDetails(context: Context<MessageReceived>, person: Person, afresh: boolean): Promise<void> {
  const { given, email: typed } = nameAndEmail.parse(context.event.text);
  const name = readName(given);
  const email = typed === undefined ? undefined : readEmail(typed);
  if (email !== undefined) {
    const changed = await changeDetails(context, person, { name, email });
    return askSelfies(context, changed, { afresh, note: detailsSaid(context.say, changed) });
  }
  return askSelfies(context, person, { afresh, typed: name === person.name ? undefined : name });
}

/** A name, an email, or both, as with the command. What is read is shown again, to be confirmed. */
async function takeDetails(context: Context<MessageReceived>, person: Person, answer: 'no' | undefined): Promise<void> {
  const { event, say } = context;
  if (answer === 'no') return askDetails(context, person, say('register.details.no'));
  const { given, email: typed } = nameAndEmail.parse(event.text);
  const name = readName(given);
  const email = typed === undefined ? undefined : readEmail(typed);
  const isRead = (typed === undefined || email !== undefined) && (given === '' || name !== undefined);
  if (!isRead) return askDetails(context, person, say('register.details.unread'));
  const changed = await changeDetails(context, person, { name, email });
  return askDetails(context, changed);
}

// Selfies that enrol: each is judged at once, and those that are good are kept as numbers.

/** Judges the photos of one message, keeps the good ones in one write, and answers with one message. */
async function takeSelfies(context: Context<MessageReceived>, person: Person, afresh: boolean): Promise<void> {
  if (await isAwaitingGuardian(context, person)) return;
  const { services, event } = context;
  const stop = services.messenger.working({ chat: event.chat.id });
  const sent = { event: event.id, at: event.at, photos: event.photos, afresh };
  const judged = await judgeSelfies(services, sent, selfiesOf(person, services.recognizer)).finally(stop);
  const good = judged.flatMap((one) => (one.selfie ? [one.selfie] : []));
  const saved = await services.people.change(person.id, (now) => enrol(now, services.recognizer, good, afresh));
  const count = selfiesOf(saved, services.recognizer).length;
  const waiting = good.length > 0 ? await checkLookAlikes(context, saved) : [];
  const max = mostSelfies(services.recognizer);
  const classes = await theirClasses(services, saved);
  const shared = good.length > 0 ? await classesSharingFaceId(services, classes, saved) : [];
  await context.reply(
    selfiesReply(context.say, {
      name: saved.name,
      judged: judged.map(({ outcome }) => outcome),
      count,
      max,
      waiting: classes.filter(({ id }) => waiting.includes(id)).map(({ title }) => title),
      shared: shared.map(({ title }) => title),
    }),
  );
  const areGood = good.length > 0 && good.length === judged.length;
  await services.messenger.react({ chat: event.chat.id, message: event.message }, areGood ? 'done' : 'look-again');
  if (good.length > 0 && count === max) return finish(context, saved);
  const next = { step: 'selfies', afresh: afresh && good.length === 0 } as const;
  return registration.set(context, next, count > 0 ? shortPatience : undefined);
}
