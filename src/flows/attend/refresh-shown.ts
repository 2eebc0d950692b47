import { photoOf } from '../../attendance/photos.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import { createSay } from '../../wording/say.js';
import { takenReply } from '../../wording/attendance/taken.js';
import { editKindly, refreshNotice } from '../notice.js';
import type { Rooms } from '../rooms.js';
import { takenOf } from './taken-of.js';

/** Lets the class's chat follow what changed in a sheet: captions, and the session's own message. */
export async function refreshShown(rooms: Rooms, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  await refreshCaptions(rooms, klass, sheet, about);
  await refreshNotice(rooms, klass, sheet);
}

/** The caption of this photo, if it is about one, and that of the latest: people read the numbers there. */
export async function refreshCaptions(rooms: Rooms, klass: Class, sheet: Sheet, about?: string): Promise<void> {
  const latest = sheet.photos.findLast((photo) => photo.reply)?.id;
  for (const id of new Set([about, latest])) {
    const reply = id === undefined ? undefined : photoOf(sheet, id)?.reply;
    if (id === undefined || !reply) continue;
    await editKindly(rooms, reply, takenReply(createSay(klass.language), await takenOf(rooms, klass, sheet, id)));
  }
}
