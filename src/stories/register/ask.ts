/** The questions of a registration, each with the step it leads to. What is asked is answered by flows/register. */
import type { Class } from '../../classes/class.js';
import { isEnrolled, selfiesOf } from '../../people/enrolment.js';
import { areFacesOff, awaitingGuardian, mayEnrol } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { type Details, setDetails } from '../../people/profile.js';
import type { Turn } from '../kernel/story.js';
import { theirClasses } from '../kernel/their-classes.js';
import { refreshJoinMessage } from '../live/join-message.js';
import { faceIdOf, mostSelfies } from './face-id.js';
import {
  type ConsentAsked,
  consentQuestion,
  detailsQuestion,
  doneReply,
  guardianReply,
  menuReply,
  selfiesQuestion,
} from './register-replies.js';
import { endTalk, moveTo, type RegisterData } from './talk.js';

/** `given`: what came with the command, kept until the answer. */
export async function askConsent(
  turn: Turn,
  asked: Omit<ConsentAsked, 'sees'>,
  given: RegisterData = {},
  note?: string,
): Promise<void> {
  const { sees } = turn.rooms.recognizer;
  await turn.answer(consentQuestion(turn.say, { ...asked, sees }, note));
  await moveTo(turn, 'consent', { ...given, next: asked.next });
}

export async function askDetails(turn: Turn, person: Person, note?: string): Promise<void> {
  await turn.answer(detailsQuestion(turn.say, person, note));
  await moveTo(turn, 'details', {}, selfiesOf(person, turn.rooms.recognizer).length > 0 ? 'short' : 'long');
}

/** Asks for a selfie where one is wanted and allowed, and ends the conversation otherwise. */
export async function askSelfies(turn: Turn, person: Person, afresh = false): Promise<void> {
  const count = selfiesOf(person, turn.rooms.recognizer).length;
  if (person.consent?.to !== 'face') return finish(turn, person);
  if (await isAwaitingGuardian(turn, person)) return;
  await turn.answer(selfiesQuestion(turn.say, { count, afresh }));
  await moveTo(turn, 'selfies', { afresh }, count > 0 ? 'short' : 'long');
}

/** What somebody who is registered may change. */
export async function showMenu(turn: Turn, person: Person, note?: string): Promise<void> {
  const { recognizer } = turn.rooms;
  const count = selfiesOf(person, recognizer).length;
  const max = mostSelfies(recognizer);
  await turn.answer(menuReply(turn.say, { person, count, max, faceId: faceIdOf(person, recognizer) }, note));
}

/** Name and email are as they should be: what is missing next is a selfie, or nothing. */
export function afterDetails(turn: Turn, person: Person): Promise<void> {
  return selfiesOf(person, turn.rooms.recognizer).length > 0 ? finish(turn, person) : askSelfies(turn, person);
}

// How a registration ends: with what happens from now on.

export async function finish(turn: Turn, person: Person): Promise<void> {
  const classes = await theirClasses(turn.rooms, person);
  const isKnown = isEnrolled(person, turn.rooms.recognizer);
  const faceId = isKnown ? faceIdOf(person, turn.rooms.recognizer) : undefined;
  await turn.answer(doneReply(turn.say, { name: person.name, isKnown, faceId, isOnRoster: classes.length > 0 }));
  await endTalk(turn);
}

/**
 * Whether selfies must wait for a guardian's consent, or for a host's word that none is needed. Says so, and ends the
 * conversation, where they must.
 */
export async function isAwaitingGuardian(turn: Turn, person: Person): Promise<boolean> {
  const classes = await theirClasses(turn.rooms, person);
  if (mayEnrol(person, classes)) return false;
  const titlesOf = (some: readonly Class[]) => some.map(({ title }) => title);
  const [guardian, unasked] = [awaitingGuardian(person, classes), classes.filter(areFacesOff)];
  await turn.answer(guardianReply(turn.say, titlesOf(guardian), titlesOf(unasked)));
  await endTalk(turn);
  return true;
}

/** Changes name or email. A class's Join message, which says who joined, follows the name. */
export async function changeDetails({ rooms }: Turn, before: Person, details: Details): Promise<Person> {
  const after = await rooms.people.change(before.id, (now) => setDetails(now, details));
  if (after.name !== before.name) {
    for (const { id } of await theirClasses(rooms, after)) await refreshJoinMessage(rooms, id);
  }
  return after;
}
