/** Which session something belongs to, and opening one where there is none. */
import { closeSheet, isOpen, openSheet } from '../attendance/session.js';
import type { Sheet } from '../attendance/sheet.js';
import type { FromSomebody } from '../chat/event.js';
import type { Class } from '../classes/class.js';
import { closingTime, localDay } from '../classes/local-day.js';
import { postNotice } from './notice.js';
import type { Rooms } from './rooms.js';

/**
 * The session that was open when something happened (`at`: milliseconds UTC, as the platform tells it), so that what is
 * handled late, after a crash, still finds its own. Never one of another local day.
 */
export async function sessionAt(rooms: Rooms, klass: Class, at: number): Promise<Sheet | undefined> {
  const day = localDay(at, klass.timeZone);
  const named = klass.open === undefined ? undefined : await rooms.sheets.get(klass.id, klass.open);
  // Whoever's clock runs a little behind the host's may seem to come before the opening.
  if (named && isOpen(named, at) && named.openedAt >= day.from) return named;
  const sheets = await rooms.sheets.between(klass.id, day.from, at + 1);
  return sheets.findLast((sheet) => at < (sheet.closedAt ?? sheet.closesAt));
}

/**
 * The session this event belongs to; opens one, and says so in the chat, when there is none. Whether the sender may is
 * the caller's to check. The event repeated opens nothing more: sheet and message are derived from it.
 */
export async function ensureOpen(rooms: Rooms, klass: Class, event: FromSomebody): Promise<Sheet> {
  const running = await sessionAt(rooms, klass, event.at);
  const sheet = running ?? (await open(rooms, klass, event));
  return postNotice(rooms, klass, sheet, event.chat.kind === 'group' ? event.chat.id : (klass.chats[0] ?? ''));
}

/** Sheet, session index, class. A crash before the last is found by `sessionAt`, among the day's sheets. */
async function open(rooms: Rooms, klass: Class, { id, at, sender }: FromSomebody): Promise<Sheet> {
  const closesAt = closingTime(at, klass.sessionHours, klass.timeZone);
  const opening = { session: rooms.idFrom(id, 'session'), at, closesAt, by: sender.account };
  const sheet = await rooms.sheets.add(openSheet(klass, opening));
  const before = klass.open === undefined ? undefined : await rooms.sheets.get(klass.id, klass.open);
  // A photo that was held up for a day opens a session of its own day, and leaves today's where it is.
  if (before && before.openedAt > at) return sheet;
  const { open: named } = await rooms.classes.change(klass.id, (now) =>
    now.open === klass.open ? { ...now, open: sheet.session } : now,
  );
  if (named === sheet.session || named === undefined) return sheet;
  // Somebody else opened one at the same moment, from another chat: theirs holds, this one ends as it began, empty.
  await rooms.sheets.change(klass.id, sheet.session, (mine) => closeSheet(mine, mine.openedAt));
  return (await rooms.sheets.get(klass.id, named)) ?? sheet;
}
