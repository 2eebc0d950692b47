/** Which session something belongs to, and opening one where there is none. */
import { isOpen, openSheet, type Opening } from '../../attendance/session.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { FromSomebody } from '../../chat/event.js';
import type { Destination } from '../../chat/ports.js';
import type { Class } from '../../classes/class.js';
import { localDay } from '../../classes/local-day.js';
import { excuseAll } from '../excuse/with-excuses.js';
import { postNotice } from '../live/notice.js';
import type { Services } from '../kernel/services.js';
import { meetingBegun, openingBy } from '../timetable/planned.js';
import { chatOf } from '../kernel/context.js';
import { homeOf } from '../kernel/home.js';

/** Milliseconds by which a chat's clock may run behind the one that opened the session. */
const clockSkew = 60_000;

/**
 * The session that was open when something happened (`at`: milliseconds UTC, as the platform tells it), so that what is
 * handled late, after a crash, still finds its own. Never one of another local day.
 */
export async function sessionAt(services: Services, klass: Class, at: number): Promise<Sheet | undefined> {
  const day = localDay(at, klass.timeZone);
  const named = klass.open === undefined ? undefined : await services.sheets.get(klass.id, klass.open);
  const begun = named && named.openedAt < Math.min(at + clockSkew, day.to);
  if (begun && isOpen(named, at)) return named;
  const sheets = await services.sheets.between(klass.id, day.from, at + 1);
  return sheets.findLast((sheet) => at < (sheet.closedAt ?? sheet.closesAt));
}

/** Milliseconds after a close in which a photo is meant for what was closed. */
const justNow = 15 * 60_000;

/**
 * The session a photo of the class belongs to: the one that was open, or one that had just been closed, if no other
 * planned one had begun since.
 */
export async function sessionOfPhoto(services: Services, klass: Class, at: number): Promise<Sheet | undefined> {
  const open = await sessionAt(services, klass, at);
  if (open) return open;
  const last = (await services.sheets.between(klass.id, localDay(at, klass.timeZone).from, at + 1)).at(-1);
  if (last?.closedAt === undefined || at - last.closedAt > justNow) return undefined;
  const begun = await meetingBegun(services, klass, at);
  return begun === undefined || begun === last.session ? last : undefined;
}

/**
 * The session this event belongs to; opens one, and says so in the chat, when there is none. Whether the sender may is
 * the caller's to check. `find`: which one it belongs to. The event repeated opens nothing more: sheet and message are derived from it. What was held up
 * may get a sheet that is closed by now.
 */
export async function ensureOpen(
  services: Services,
  klass: Class,
  event: FromSomebody,
  find = sessionAt,
): Promise<Sheet> {
  const to = event.chat.kind === 'group' ? chatOf(event) : homeOf(klass);
  const there = await find(services, klass, event.at);
  // Sheet, session index, class: a crash before the last is mended here, for `sessionAt` finds the sheet by its day.
  return tellOpen(
    services,
    klass,
    there ?? (await addSheet(services, klass, await openingBy(services, klass, event))),
    to,
  );
}

/** Opens a session, or finds it where it is there already. In one write with what hosts have excused. */
export async function addSheet(services: Services, klass: Class, opening: Opening): Promise<Sheet> {
  return services.sheets.add(await excuseAll(services, klass, openSheet(klass, opening)));
}

/** Where an opening is told first. */
type Opened = Pick<Destination, 'chat' | 'thread'>;

/** Names an open session as the class's, and says in the chat that it is; a closed one stays as it is. */
export async function tellOpen(services: Services, klass: Class, sheet: Sheet, to: Opened): Promise<Sheet> {
  if (sheet.closedAt !== undefined) return sheet;
  await nameInClass(services, klass, sheet);
  return postNotice(services, klass, sheet, to);
}

async function nameInClass(services: Services, klass: Class, { session, openedAt }: Sheet): Promise<void> {
  if (klass.open === session) return;
  const before = klass.open === undefined ? undefined : await services.sheets.get(klass.id, klass.open);
  // A photo that was held up for a day opens a session of its own day, and leaves today's where it is.
  if (before && before.openedAt > openedAt) return;
  await services.classes.change(klass.id, (now) => ({ ...now, open: session }));
}
