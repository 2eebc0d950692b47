/** The word that an engine of whole photos keeps for somebody: what the system this one began with calls their face_id. */
import type { Class } from '../../classes/class.js';
import { membersOf } from '../../classes/roster.js';
import { selfiesOf } from '../../people/enrolment.js';
import { mayUseFace } from '../../people/face-consent.js';
import { maxSelfies, type Person } from '../../people/person.js';
import { decodeDescriptor, lookAlikes } from '../../recognition/gallery.js';
import type { Recognizer } from '../../recognition/recognizer.js';
import type { Services } from '../kernel/services.js';

/** Undefined where there is none, or the engine in use keeps no words. */
export function faceIdOf(person: Person, recognizer: Recognizer): string | undefined {
  const [selfie] = selfiesOf(person, recognizer);
  return selfie && recognizer.labelOf(decodeDescriptor(selfie.descriptor))?.text;
}

/** How many selfies of a person are worth keeping. More photos make a face surer; of words, a second is one more to share. */
export function mostSelfies({ sees }: Recognizer): number {
  return sees === 'photos' ? 1 : maxSelfies;
}

/** Whether somebody else of the class has this person's word, so that photos alone mark neither. */
export async function sharesFaceId({ people, recognizer }: Services, klass: Class, person: Person): Promise<boolean> {
  if (recognizer.sees === 'faces' || !mayUseFace(person, klass)) return false;
  const members = await people.many(membersOf(klass).map((member) => member.person));
  const usable = [...members.values()].filter((other) => mayUseFace(other, klass));
  return lookAlikes(recognizer, person, usable).length > 0;
}

/** Those of these classes where it is shared. */
export async function classesSharingFaceId(
  services: Services,
  classes: readonly Class[],
  person: Person,
): Promise<Class[]> {
  const shared = await Promise.all(classes.map((klass) => sharesFaceId(services, klass, person)));
  return classes.filter((_, at) => shared[at]);
}
