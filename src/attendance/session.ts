/** A session's sheet from its opening to its close. */
import type { Class } from '../classes/class.js';
import type { PersonId } from '../people/person.js';
import type { SessionId, Sheet } from './sheet.js';

/**
 * What opens a session: its id, when it begins, closes by itself, finds people late and reminds them (milliseconds UTC),
 * and the host's account, or the timetable's name.
 */
export interface Opening {
  session: SessionId;
  at: number;
  closesAt: number;
  by: string;
  /** The event, where somebody's did. */
  event?: string | undefined;
  lateFrom?: number | undefined;
  remindAt?: number | undefined;
}

/** Stands where an account would for a session that opened by itself. */
export const byTimetable = 'timetable';

/** A new sheet: who is on the roster now is expected. When it closes by itself is classes/local-day's to say. */
export function openSheet(klass: Class, { session, at, closesAt, by, event, lateFrom, remindAt }: Opening): Sheet {
  return {
    class: klass.id,
    session,
    openedAt: at,
    openedBy: by,
    closesAt,
    ...(event !== undefined && { openedWith: event }),
    ...(lateFrom !== undefined && { lateFrom }),
    ...(remindAt !== undefined && { remindAt }),
    roster: klass.members.filter((member) => member.state === 'on').map((member) => member.person),
    entries: [],
    photos: [],
    claims: [],
    denials: [],
  };
}

/** From here on, whoever is not marked is absent. The first close counts. */
export function closeSheet(sheet: Sheet, at: number): Sheet {
  return sheet.closedAt === undefined ? { ...sheet, closedAt: at } : sheet;
}

/** Whether something that happens at `at` belongs to this sheet: not closed, and not past its time. */
export function isOpen(sheet: Sheet, at: number): boolean {
  return sheet.closedAt === undefined && at < sheet.closesAt;
}

/** Whether it was closed when something happened at `at`. */
export function isClosed({ closedAt }: Sheet, at: number): boolean {
  return closedAt !== undefined && at >= closedAt;
}

/** Another session begins at `at`: this one ends by then. One that is closed, or would have been, stays as it is. */
export function cutShort(sheet: Sheet, at: number): Sheet {
  return isOpen(sheet, at) ? { ...sheet, closesAt: at } : sheet;
}

/** Those who were missing have been reminded. */
export function noteReminded(sheet: Sheet): Sheet {
  if (sheet.remindAt === undefined) return sheet;
  const reminded = { ...sheet };
  delete reminded.remindAt;
  return reminded;
}

/** Somebody who joins the class while a session is open is expected from then on. */
export function joinSheet(sheet: Sheet, person: PersonId): Sheet {
  return sheet.roster.includes(person) ? sheet : { ...sheet, roster: [...sheet.roster, person] };
}

/** Somebody who is off the roster is expected no more, unless the sheet says something of them. */
export function leaveSheet(sheet: Sheet, person: PersonId): Sheet {
  const isKnown = [...sheet.entries, ...sheet.claims].some((one) => one.person === person);
  if (isKnown || !sheet.roster.includes(person)) return sheet;
  return { ...sheet, roster: sheet.roster.filter((other) => other !== person) };
}
