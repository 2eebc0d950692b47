/** Whether a face may be used. Every story that compares faces or keeps templates asks here. */
import type { Class } from '../classes/class.js';
import type { Person } from './person.js';

/** Until a host has said whether the members are minors, nobody's face is looked at in the class. */
export function areFacesOff({ minors }: Class): boolean {
  return minors === undefined;
}

/**
 * Whether this person's face may be compared in this class: they consented, a host has said whether the class is of
 * minors, and if so has recorded the guardian's consent. Whether they are on the roster just now (waiting, left) is not
 * asked here.
 */
export function mayUseFace(person: Person, klass: Class): boolean {
  return person.consent?.to === 'face' && guarded(person, klass);
}

/**
 * Whether templates may be made of this person at all. `classes`: those they are in. Not where every one of them is of
 * minors and awaits a guardian's consent, or has its faces off; somebody in no class yet may.
 */
export function mayEnrol(person: Person, classes: readonly Class[]): boolean {
  if (person.consent?.to !== 'face') return false;
  return classes.length === 0 || classes.some((klass) => guarded(person, klass));
}

/** Classes whose guardian's consent is awaited for this person: they stay in them by "I'm here" until then. */
export function awaitingGuardian(person: Person, classes: readonly Class[]): Class[] {
  return classes.filter((klass) => !areFacesOff(klass) && !guarded(person, klass));
}

function guarded(person: Person, klass: Class): boolean {
  if (areFacesOff(klass)) return false;
  if (klass.minors !== true) return true;
  return klass.members.some((member) => member.person === person.id && member.guardian !== undefined);
}
