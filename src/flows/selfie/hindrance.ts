import { isUnmarked } from '../../attendance/marks.js';
import type { FromSomebody } from '../../chat/event.js';
import type { Class } from '../../classes/class.js';
import { memberOf } from '../../classes/roster.js';
import { UserError } from '../../errors.js';
import { areFacesOff, awaitingGuardian, mayUseFace } from '../../people/face-consent.js';
import type { Person } from '../../people/person.js';
import type { SelfieOutcome } from '../../wording/sessions/selfie.js';
import type { Rooms } from '../rooms.js';
import { closedToday, inClass, whereTheyAre, type TheirSession } from './their-sessions.js';

/**
 * What makes looking at a selfie useless: no roster, no open session, marked already, or a face that may not be used.
 * `sessions`: the open ones of these classes. Throws UserError `person.not-on-roster` where one class was meant.
 */
export async function hindranceTo(
  rooms: Rooms,
  { id, at }: FromSomebody,
  person: Person,
  classes: readonly Class[],
  sessions: readonly TheirSession[],
): Promise<SelfieOutcome | undefined> {
  const states = classes.map((klass) => memberOf(klass, person.id)?.state ?? 'left');
  if (states.length === 0) return { kind: 'no-roster' };
  if (states.every((state) => state === 'left')) throw new UserError('person.not-on-roster');
  if (!states.includes('on')) return { kind: 'not-let-in' };
  if (sessions.length === 0) return { kind: 'none-open', where: await closedToday(rooms, classes, at) };
  // The same event again: it says again what it did.
  const done = sessions.find(({ mark }) => mark?.entry?.event === id);
  if (done) return { kind: 'marked', ...inClass(done, at) };
  const unmarked = sessions.filter(({ mark }) => isUnmarked(mark));
  return unmarked.length > 0 ? faceHindrance(person, unmarked) : markedAlready(sessions);
}

function faceHindrance(person: Person, unmarked: readonly TheirSession[]): SelfieOutcome | undefined {
  const classes = unmarked.map(({ klass }) => klass);
  if (classes.some((klass) => mayUseFace(person, klass))) return undefined;
  if (person.consent?.to !== 'face') return { kind: 'no-consent' };
  const unasked = classes.filter(areFacesOff);
  if (unasked.length > 0) return { kind: 'unasked', titles: unasked.map(({ title }) => title) };
  return { kind: 'guardian', titles: awaitingGuardian(person, classes).map(({ title }) => title) };
}

/** Whoever is marked and not there was marked by hand (attendance/marks), which a selfie does not change. */
function markedAlready(sessions: readonly TheirSession[]): SelfieOutcome {
  const where = whereTheyAre(sessions);
  if (where.length > 0) return { kind: 'here', where };
  return { kind: 'by-hand', status: sessions[0]?.mark?.status ?? 'not-yet' };
}
