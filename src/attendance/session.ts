/** A session's sheet from its opening to its close. */
import type { Class } from '../classes/class.js';
import type { PersonId } from '../people/person.js';
import { localDay } from './local-day.js';
import type { SessionId, Sheet } from './sheet.js';

const hour = 3_600_000;

/**
 * A new sheet: the roster is noted now. It closes by itself after the class's hours, and at the end of its local day at
 * the latest. `at` in milliseconds UTC, `by` the host's account.
 */
export function openSheet(klass: Class, opening: { session: SessionId; at: number; by: string }): Sheet {
  const { session, at, by } = opening;
  return {
    class: klass.id,
    session,
    openedAt: at,
    openedBy: by,
    closesAt: Math.min(at + klass.sessionHours * hour, localDay(at, klass.timeZone).to),
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

/** Somebody who joins the class while a session is open is expected from then on. */
export function joinSheet(sheet: Sheet, person: PersonId): Sheet {
  return sheet.roster.includes(person) ? sheet : { ...sheet, roster: [...sheet.roster, person] };
}
