/** The questions of a registration, each with the step it leads to. What is asked is answered by flows/register. */
import { selfiesOf } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';
import {
  consentQuestion,
  detailsQuestion,
  menuReply,
  selfiesQuestion,
  type ConsentAsked,
} from '../../wording/register.js';
import { faceIdOf, mostSelfies } from '../face-id.js';
import type { Turn } from '../flow.js';
import { finish, isAwaitingGuardian } from './finish.js';
import { moveTo, type RegisterData } from './talk.js';

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
