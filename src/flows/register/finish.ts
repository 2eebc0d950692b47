/** How a registration ends: with what happens from now on. */
import { isEnrolled } from '../../people/enrolment.js';
import { awaitingGuardian, mayEnrol } from '../../people/face-consent.js';
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

/** Whether selfies must wait for a guardian's consent. Says so, and ends the conversation, where they must. */
export async function isAwaitingGuardian(turn: Turn, person: Person): Promise<boolean> {
  const classes = await theirClasses(turn.rooms, person);
  if (mayEnrol(person, classes)) return false;
  await turn.answer(
    guardianReply(
      turn.say,
      awaitingGuardian(person, classes).map(({ title }) => title),
    ),
  );
  await endTalk(turn);
  return true;
}
