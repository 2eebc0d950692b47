import type { Class } from '../../classes/class.js';
import { membersOf } from '../../classes/roster.js';
import { mayUseFace } from '../../people/face-consent.js';
import { galleryOf, type Gallery } from '../../recognition/gallery.js';
import type { Services } from './services.js';

/**
 * Everybody of the class whose face may be used and is registered with this recognizer. Who waits for a host to be let
 * in is in it as well: their face near another member's must make that name uncertain, not certain.
 */
export async function classGallery({ people, recognizer }: Services, klass: Class): Promise<Gallery> {
  const members = await people.many(membersOf(klass).map(({ person }) => person));
  return galleryOf(
    [...members.values()].filter((person) => mayUseFace(person, klass)),
    recognizer,
  );
}
