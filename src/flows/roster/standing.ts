/** How somebody stands on a roster: what /roster says to hosts beside their name. */
import type { Class, Member } from '../../classes/class.js';
import { isEnrolled, type Engine } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';

/**
 * `needs-guardian`: in a class of minors; their face is off until then. `needs-selfie`: enrolled with another engine than
 * the one in use.
 */
export type RosterStanding = 'enrolled' | 'needs-selfie' | 'not-enrolled' | 'needs-guardian' | 'waiting';

/** Whoever declined stands as somebody who has not enrolled yet: nobody is told who takes part without their face. */
export function standingOf(person: Person, { state, guardian }: Member, klass: Class, by: Engine): RosterStanding {
  if (state === 'waiting') return 'waiting';
  if (klass.minors === true && !guardian) return 'needs-guardian';
  if (isEnrolled(person, by)) return 'enrolled';
  return person.consent?.to === 'face' && person.templates.length > 0 ? 'needs-selfie' : 'not-enrolled';
}
