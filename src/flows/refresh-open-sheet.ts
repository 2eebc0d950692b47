import type { Class } from '../classes/class.js';
import { refreshShown } from './attend/refresh-shown.js';
import { sessionAt } from './ensure-open.js';
import type { Rooms } from './rooms.js';

/** Captions in the class's chat that carry a name follow when the name changes or goes. `at`: milliseconds UTC. */
export async function refreshOpenSheet(rooms: Rooms, klass: Class, at: number): Promise<void> {
  const sheet = await sessionAt(rooms, klass, at);
  if (sheet) await refreshShown(rooms, klass, sheet);
}
