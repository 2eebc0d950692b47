/** The questions of a registration, each with the step it leads to. What is asked is answered by stories/register. */
import type { Class } from '../../classes/class.js';
import { isEnrolled, selfiesOf } from '../../people/enrolment.js';
import { areFacesOff, awaitingGuardian, mayEnrol } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { type Details, setDetails } from '../../people/profile.js';
import type { Context } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { offerSameName } from '../join/same-name.js';
import { faceIdOf, mostSelfies } from './face-id.js';
import {
  type ConsentAsked,
  consentQuestion,
  detailsQuestion,
  registeredReply,
  awaitingGuardianReply,
  menuReply,
  selfiesQuestion,
} from './register-replies.js';
import { type Given, registration, shortPatience } from './conversation.js';

/** `given`: what came with the command, kept until the answer. */
export async function askConsent(
  context: Context,
  asked: Omit<ConsentAsked, 'sees'>,
  given: Given = {},
  note?: string,
): Promise<void> {
  const { sees } = context.services.recognizer;
  await context.reply(consentQuestion(context.say, { ...asked, sees }, note));
  await registration.set(context, { step: 'consent', ...given, next: asked.next });
}

export async function askDetails(context: Context, person: Person, note?: string): Promise<void> {
  await context.reply(detailsQuestion(context.say, person, note));
  const isKnown = selfiesOf(person, context.services.recognizer).length > 0;
  await registration.set(context, { step: 'details' }, isKnown ? shortPatience : undefined);
}

/**
 * Asks for a selfie where one is wanted and allowed, and ends the conversation otherwise. `typed`: what may be their name,
 * which is asked about as well.
 */
export async function askSelfies(
  context: Context,
  person: Person,
  { afresh = false, typed, note }: { afresh?: boolean; typed?: string | undefined; note?: string } = {},
): Promise<void> {
  const count = selfiesOf(person, context.services.recognizer).length;
  if (person.consent?.to !== 'face') return finish(context, person);
  if (await isAwaitingGuardian(context, person)) return;
  await context.reply(selfiesQuestion(context.say, { count, afresh, typed }, note));
  await registration.set(context, { step: 'selfies', afresh, typed }, count > 0 ? shortPatience : undefined);
}

/** What somebody who is registered may change. */
export async function showMenu(context: Context, person: Person, note?: string): Promise<void> {
  const { recognizer } = context.services;
  const count = selfiesOf(person, recognizer).length;
  const max = mostSelfies(recognizer);
  await context.reply(menuReply(context.say, { person, count, max, faceId: faceIdOf(person, recognizer) }, note));
}

/** Name and email are as they should be: what is missing next is a selfie, or nothing. */
export function afterDetails(context: Context, person: Person): Promise<void> {
  return selfiesOf(person, context.services.recognizer).length > 0
    ? finish(context, person)
    : askSelfies(context, person);
}

// How a registration ends: with what happens from now on.

export async function finish(context: Context, person: Person): Promise<void> {
  const classes = await theirClasses(context.services, person);
  const isKnown = isEnrolled(person, context.services.recognizer);
  const faceId = isKnown ? faceIdOf(person, context.services.recognizer) : undefined;
  await context.reply(
    registeredReply(context.say, { name: person.name, isKnown, faceId, isOnRoster: classes.length > 0 }),
  );
  await registration.end(context);
}

/**
 * Whether selfies must wait for a guardian's consent, or for a host's word that none is needed. Says so, and ends the
 * conversation, where they must.
 */
export async function isAwaitingGuardian(context: Context, person: Person): Promise<boolean> {
  const classes = await theirClasses(context.services, person);
  if (mayEnrol(person, classes)) return false;
  const titlesOf = (some: readonly Class[]) => some.map(({ title }) => title);
  const [guardian, unasked] = [awaitingGuardian(person, classes), classes.filter(areFacesOff)];
  await context.reply(awaitingGuardianReply(context.say, titlesOf(guardian), titlesOf(unasked)));
  await registration.end(context);
  return true;
}

/** Changes name or email. By another name they may be somebody whom a host had put on a roster. */
export async function changeDetails({ services }: Context, before: Person, details: Details): Promise<Person> {
  const person = await services.people.change(before.id, (now) => setDetails(now, details));
  if (person.name !== before.name)
    for (const klass of await theirClasses(services, person)) await offerSameName(services, klass, person);
  return person;
}
