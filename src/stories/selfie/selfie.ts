/** A member's selfie marks its sender: compared with their own template alone, in the session they are in. */
import { z } from 'zod';
import { markBySelfie } from '../../attendance/sheet.js';
import { isUnmarked, marksOf } from '../../attendance/marks.js';
import { joinSheet } from '../../attendance/session.js';
import type { ButtonPressed, MessageReceived } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { UserError } from '../../errors.js';
import { areFacesOff, mayUseFace } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { templateOf } from '../../recognition/gallery.js';
import type { MergedTemplate } from '../../recognition/recognizer.js';
import { facesOffReply } from '../class/class-replies.js';
import { selfieReply, whichReply, type SessionChoice, type SelfieOutcome } from './selfie-replies.js';
import { classGallery } from '../kernel/class-gallery.js';
import type { Story, Context } from '../kernel/story.js';
import { conversation } from '../kernel/conversation.js';
import type { Services } from '../kernel/services.js';
import { hindranceTo, inClass, theirSessions, whereTheyAre, type TheirSession } from './their-sessions.js';
import { seeSender } from './see-sender.js';
import { theirClasses } from '../kernel/their-classes.js';
import { isHost, personOf } from '../kernel/permissions.js';

/** Milliseconds for which it is remembered which of several classes was meant. */
const memory = 10 * 60_000;

/** All that is kept of a selfie until its sender said which class they are in. */
const matched = z.object({ event: z.string(), at: z.number(), distance: z.number(), label: z.string().optional() });
type Matched = z.infer<typeof matched>;
const state = z.discriminatedUnion('step', [
  matched.extend({ step: z.literal('which') }),
  z.object({ step: z.literal('answered'), class: z.string() }),
]);
const marking = conversation('selfie', state, memory);

export const selfie: Story = {
  help: { direct: ({ registered }) => (registered === 'enrolled' ? 'selfie.help' : undefined) },
  selfie: (context) => markSelfie(context),
  presses: { 'selfie-in': choose },
  conversations: marking.continuedBy(goOn),
};

/**
 * Marks the sender by the photos of this message, in the session of `only`, or of whichever of their classes has one
 * open. Answers to them alone, and does not look at a photo that cannot help. Throws UserErrors `person.*`, `photo.*`.
 */
export async function markSelfie(context: Context<MessageReceived>, only?: Class): Promise<void> {
  const { services, event } = context;
  const person = await personOf(context);
  const classes = only ? [only] : await theirClasses(services, person);
  const sessions = await meant(context, await theirSessions(services, person, classes, event.at));
  const unmarked = sessions.filter(({ mark }) => isUnmarked(mark));
  const hindrance = await hindranceTo(services, event, person, classes, sessions);
  if (hindrance?.kind === 'unasked') await askHostingSender(context, classes);
  if (hindrance) return tell(context, hindrance, unmarked);
  const template = templateOf(person, services.recognizer);
  if (!template) return tell(context, { kind: 'no-selfie' }, unmarked);
  const seen = await seeSender(context, template, await classmates(services, person, unmarked));
  if (seen.kind !== 'theirs') return tell(context, seen, unmarked);
  const found: Matched = { event: event.id, at: event.at, distance: seen.distance, label: seen.label?.text };
  const usable = unmarked.filter(({ klass }) => mayUseFace(person, klass));
  // Where several sessions are open, also when a mark in another is there already: in two at once is rare, and asked.
  const [target] = usable;
  if (!target || sessions.length > 1) return ask(context, found, usable, whereTheyAre(sessions)[0]?.title);
  await tell(context, await mark(context, person, target, found));
}

/** A sender who hosts the class can answer what its faces wait for. */
async function askHostingSender(context: Context, classes: readonly Class[]): Promise<void> {
  for (const klass of classes.filter(areFacesOff))
    if (await isHost(context.services, klass, context.event.sender.account))
      await context.replyPrivately(facesOffReply(context.say, klass));
}

/** Of an engine that gives several people one word, whoever else may be meant; of faces nobody (verify). */
async function classmates(
  services: Services,
  { id }: Person,
  sessions: readonly TheirSession[],
): Promise<MergedTemplate[]> {
  if (services.recognizer.sees === 'faces') return [];
  const galleries = await Promise.all(sessions.map(({ klass }) => classGallery(services, klass)));
  return galleries.flatMap((gallery) => [...gallery].flatMap(([other, template]) => (other === id ? [] : [template])));
}

/** Whoever said which class they are in means that one for a while. */
async function meant(context: Context, sessions: readonly TheirSession[]): Promise<readonly TheirSession[]> {
  const told = await marking.read(context);
  const one = told?.step === 'answered' ? sessions.find(({ klass }) => klass.id === told.class) : undefined;
  return one ? [one] : sessions;
}

async function mark(
  context: Context,
  person: Person,
  { klass, sheet }: TheirSession,
  found: Matched,
): Promise<SelfieOutcome> {
  const { services, event } = context;
  const act = { event: found.event, at: found.at, by: event.sender.account };
  const marked = await services.sheets.change(klass.id, sheet.session, (now) =>
    markBySelfie(joinSheet(now, person.id), person.id, found.distance, act),
  );
  return { kind: 'marked', ...inClass({ klass, mark: marksOf(marked).get(person.id) }, found.at), label: found.label };
}

async function ask(
  context: Context<MessageReceived>,
  found: Matched,
  usable: readonly TheirSession[],
  marked?: string,
): Promise<void> {
  await context.replyPrivately(whichReply(context.say, choicesOf(usable), marked));
  await context.services.messenger.react({ chat: context.event.chat.id, message: context.event.message }, 'look-again');
  await marking.set(context, { step: 'which', ...found });
}

/** The class was chosen. Whether it may be is looked at again: minutes have passed. */
async function choose(context: Context<ButtonPressed>, [id = '']: string[]): Promise<void> {
  const { services, say } = context;
  const found = await marking.read(context);
  if (found?.step !== 'which') throw new UserError('button.stale');
  const person = await personOf(context);
  const klass = await services.classes.get(id);
  const [target] = klass && mayUseFace(person, klass) ? await theirSessions(services, person, [klass], found.at) : [];
  if (!target) throw new UserError('button.stale');
  await context.rewrite(selfieReply(say, await mark(context, person, target, found)));
  await marking.set(context, { step: 'answered', class: id });
}

/** A photo is another selfie. Anything else is no answer to what was asked. */
async function goOn(context: Context<MessageReceived>, { step }: z.infer<typeof state>): Promise<void> {
  if (context.event.photos.length > 0) return markSelfie(context);
  await context.reply({ text: context.say(step === 'which' ? 'selfie.marking.which-again' : 'app.hint') });
}

async function tell(context: Context, outcome: SelfieOutcome, sessions: readonly TheirSession[] = []): Promise<void> {
  await context.replyPrivately(selfieReply(context.say, outcome, choicesOf(sessions)));
  const { services, event } = context;
  const isMarked = outcome.kind === 'marked' || outcome.kind === 'here';
  if (event.kind === 'message')
    await services.messenger.react({ chat: event.chat.id, message: event.message }, isMarked ? 'done' : 'look-again');
}

function choicesOf(sessions: readonly TheirSession[]): SessionChoice[] {
  return sessions.map(({ klass, sheet }) => ({ class: klass.id, session: sheet.session, title: klass.title }));
}
