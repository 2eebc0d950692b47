/** How somebody stands on a roster: what /roster says beside their name. */
import type { Class, Member } from '../../classes/class.js';
import { isEnrolled, type Engine } from '../../people/enrolment.js';
import type { Person } from '../../people/person.js';

export const standings = ['enrolled', 'not-enrolled', 'no-face', 'needs-guardian', 'waiting'] as const;
/** `no-face`: by their own choice. `needs-guardian`: in a class of minors, whatever else; their face is off until then. */
export type RosterStanding = (typeof standings)[number];

export function standingOf(person: Person, { state, guardian }: Member, klass: Class, by: Engine): RosterStanding {
  if (state === 'waiting') return 'waiting';
  if (person.consent?.to === 'no-face') return 'no-face';
  if (klass.minors === true && !guardian) return 'needs-guardian';
  return isEnrolled(person, by) ? 'enrolled' : 'not-enrolled';
}
