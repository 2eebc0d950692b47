import type { Picture } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import { annotate } from '../../recognition/annotate.js';
import type { Mark } from '../../recognition/mark.js';
import type { Box, Photo } from '../../recognition/recognizer.js';
import { named } from '../names.js';
import type { Rooms } from '../rooms.js';
import type { Face } from './seen-faces.js';

export interface PlacedFace {
  box: Box;
  face: Face;
}

/**
 * The photo with names at known faces, numbers at unsure ones, and strangers blurred. Face number n is `placed[n - 1]`,
 * whoever the others are, so that the numbers of a photo are the same when it is looked at again.
 */
export async function drawFaces(
  rooms: Rooms,
  klass: Class,
  photo: Photo,
  placed: readonly PlacedFace[],
  alt: string,
): Promise<Picture> {
  const known = placed.flatMap(({ face }) => (face.certainty === 'known' ? [face.person] : []));
  const names = new Map((await named(rooms, klass, known)).map(({ person, name }) => [person, name]));
  const marks = placed.map(({ box, face }, i): Mark => {
    if (face.certainty !== 'known') return { certainty: face.certainty, box, number: i + 1 };
    return { certainty: 'known', box, number: i + 1, name: names.get(face.person) ?? '' };
  });
  return { bytes: await annotate(photo, marks), type: 'image/jpeg', name: 'attendance.jpg', alt };
}
