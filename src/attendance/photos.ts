/** What a sheet remembers of the photos of a class. */
import type { PersonId } from '../people/person.js';
import { addEntries, type Act } from './entries.js';
import type { SeenPhoto, Sheet } from './sheet.js';

/** Somebody recognised with certainty, and how far from their template. */
export interface Recognised {
  person: PersonId;
  distance: number;
}

/**
 * Notes a photo and who was recognised in it, in one change. A photo only adds: who is not in it keeps their mark.
 * Noted twice it adds nothing, also when it was undone in between.
 */
export function notePhoto(sheet: Sheet, photo: SeenPhoto, recognised: readonly Recognised[]): Sheet {
  if (photoOf(sheet, photo.id)) return sheet;
  const { event, at, by, id } = photo;
  return addEntries(
    { ...sheet, photos: [...sheet.photos, photo] },
    recognised.map(({ person, distance }) => ({
      ...{ id: `${id}/${person}`, event, at, by, person, distance, photo: id },
      ...{ status: 'present', how: 'photo' },
    })),
  );
}

export function photoOf(sheet: Sheet, id: string): SeenPhoto | undefined {
  return sheet.photos.find((photo) => photo.id === id);
}

/** Remembers the bot's message about a photo, so that its caption can follow. The first message stays. */
export function noteReply(sheet: Sheet, id: string, reply: { chat: string; message: string }): Sheet {
  const photo = photoOf(sheet, id);
  if (!photo || photo.reply) return sheet;
  return withPhoto(sheet, { ...photo, reply: { ...reply } });
}

/** Takes back what a photo said, and what hosts confirmed in it. What anything else said of these people stays. */
export function undoPhoto(sheet: Sheet, id: string, { event, at, by }: Act): Sheet {
  const photo = photoOf(sheet, id);
  if (!photo || photo.undone) return sheet;
  const undone = { event, at, by };
  const entries = sheet.entries.map((entry) => (entry.photo === id && !entry.undone ? { ...entry, undone } : entry));
  return { ...withPhoto(sheet, { ...photo, undone }), entries };
}

/** The sheet with this photo in the place of the one of the same id. */
export function withPhoto(sheet: Sheet, photo: SeenPhoto): Sheet {
  return { ...sheet, photos: sheet.photos.map((other) => (other.id === photo.id ? photo : other)) };
}
