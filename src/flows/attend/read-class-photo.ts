import type { PhotoRef } from '../../chat/event.js';
import { UserError } from '../../errors.js';
import type { Photo } from '../../recognition/recognizer.js';
import type { Rooms } from '../rooms.js';

/** Why a photo cannot be read is for people to know, and no reason to stop. */
export async function readClassPhoto(rooms: Rooms, ref: PhotoRef): Promise<Photo | UserError> {
  try {
    return await rooms.photos.read(ref);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
