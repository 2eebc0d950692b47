/** What tests of digests share: sessions of a class, the clock, and what was posted. */
import { closes } from '../../helpers/close.js';
import { start, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export function digestsOf(room: Classroom, chat = room.group.id) {
  return room.platform.said.filter((said) => said.chat === chat && said.text.includes('Digest, '));
}

export async function tickAt(room: Classroom, time: number): Promise<void> {
  room.clock.at = start + time;
  await room.tick();
}

/** A session of this day with Ann in it, closed. */
export async function sessionOf(room: Classroom, time = 0): Promise<void> {
  room.clock.at = start + time;
  await room.host.says('/open');
  await room.host.sends([photoOf('ann')], '/attend');
  room.clock.at += hour;
  await closes(room.host);
}
