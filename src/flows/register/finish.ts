/** How a registration ends: with what happens from now on. */
import type { Class } from '../../classes/class.js';
import { isEnrolled } from '../../people/enrolment.js';
import { areFacesOff, awaitingGuardian, mayEnrol } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import { doneReply, guardianReply } from '../../wording/register.js';
import { faceIdOf } from '../face-id.js';
import type { Turn } from '../flow.js';
import { theirClasses } from '../their-classes.js';
import { endTalk } from './talk.js';

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
