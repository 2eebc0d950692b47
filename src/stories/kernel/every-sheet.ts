import type { Sheet } from '../../attendance/sheet.js';
import type { Class } from '../../classes/class.js';
import type { Rooms } from './services.js';

/** Milliseconds: a class's first session may bear a time just before the class's own, from another platform's clock. */
const day = 86_400_000;

/** Every sheet of a class, in order: for what is kept of somebody, and for letting go of it. */
export function everySheetOf(rooms: Rooms, { id, since }: Class): Promise<Sheet[]> {
  return rooms.sheets.between(id, since - day, rooms.now() + day);
}
