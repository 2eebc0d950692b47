import { photoOf } from '../../attendance/photos.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { createSay } from '../../wording/say.js';
import { takenReply } from '../../wording/attendance/taken.js';
import { editNow, gatherEdit, type Latest } from '../gathered-edits.js';
import { gatherNotice, refreshNotice } from '../notice.js';
import type { Rooms } from '../rooms.js';
import { takenOf } from './taken-of.js';

/** Lets the class's chat follow at once what changed in a sheet: captions, and the session's own message. */
export async function refreshShown(rooms: Rooms, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  await refreshCaptions(rooms, klass, sheet, about);
  await refreshNotice(rooms, klass, sheet);
}

/** The same after what many members do at once: gathered, so perhaps within the next minute. */
export async function gatherShown(rooms: Rooms, shown: Sheet): Promise<void> {
  await gatherEdit(rooms, shown.class, captionsOf(shown), latestCaption(rooms, shown, latestShown));
  await gatherNotice(rooms, shown);
}

/** The caption of this photo, if it is about one, and that of the latest: people read the numbers there. */
export async function refreshCaptions(rooms: Rooms, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  const latest = latestShown(sheet)?.id;
  for (const id of new Set([about, latest])) {
    if (id === undefined) continue;
    await editNow(
      rooms,
      klass.id,
      captionsOf(sheet),
      latestCaption(rooms, sheet, (now) => photoOf(now, id)),
    );
  }
}

/** Of all photos of a session one after the other. */
function captionsOf({ session }: Sheet): string {
  return `caption ${session}`;
}

function latestCaption(
  rooms: Rooms,
  { class: id, session }: Sheet,
  pick: (sheet: Sheet) => SeenPhoto | undefined,
): Latest {
  return async () => {
    const [klass, sheet] = [await rooms.classes.get(id), await rooms.sheets.get(id, session)];
    const photo = sheet && pick(sheet);
    if (!klass || !sheet || !photo?.reply) return undefined;
    const taken = await takenOf(rooms, klass, sheet, photo.id);
    return { ...photo.reply, reply: takenReply(createSay(klass.language), taken) };
  };
}

function latestShown(sheet: Sheet): SeenPhoto | undefined {
  return sheet.photos.findLast((photo) => photo.reply);
}
