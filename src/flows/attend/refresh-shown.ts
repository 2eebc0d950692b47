import { photoOf } from '../../attendance/photos.js';
import type { SeenPhoto, Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { createSay } from '../../wording/say.js';
import { takenReply } from '../../wording/attendance/taken.js';
import { gatherEdit } from '../gathered-edits.js';
import { editKindly, gatherNotice, refreshNotice } from '../notice.js';
import type { Rooms } from '../rooms.js';
import { takenOf } from './taken-of.js';

/** Lets the class's chat follow at once what changed in a sheet: captions, and the session's own message. */
export async function refreshShown(rooms: Rooms, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  await refreshCaptions(rooms, klass, sheet, about);
  await refreshNotice(rooms, klass, sheet);
}

/** The same after what many members do at once: gathered, so perhaps within the next minute. */
export async function gatherShown(rooms: Rooms, shown: Sheet): Promise<void> {
  const { class: id, session } = shown;
  await gatherEdit(rooms, id, `caption ${session}`, async () => {
    const [klass, sheet] = [await rooms.classes.get(id), await rooms.sheets.get(id, session)];
    const photo = sheet && latestShown(sheet);
    if (!klass || !sheet || !photo?.reply) return undefined;
    const taken = await takenOf(rooms, klass, sheet, photo.id);
    return { ...photo.reply, reply: takenReply(createSay(klass.language), taken) };
  });
  await gatherNotice(rooms, shown);
}

/** The caption of this photo, if it is about one, and that of the latest: people read the numbers there. */
export async function refreshCaptions(rooms: Rooms, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  const latest = latestShown(sheet)?.id;
  for (const id of new Set([about, latest])) {
    const reply = id === undefined ? undefined : photoOf(sheet, id)?.reply;
    if (id === undefined || !reply) continue;
    await editKindly(rooms, reply, takenReply(createSay(klass.language), await takenOf(rooms, klass, sheet, id)));
  }
}

function latestShown(sheet: Sheet): SeenPhoto | undefined {
  return sheet.photos.findLast((photo) => photo.reply);
}
