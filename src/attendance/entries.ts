/** Adding to a sheet. Nothing is ever taken out, and what comes twice is added once. */
import type { PersonId } from '../people/person.js';
import type { Entry, Sheet, Status } from './sheet.js';

/** Who did something, when (milliseconds UTC), and with which event. */
export interface Act {
  event: string;
  at: number;
  by: string;
}

/** Appends the entries whose ids are not there yet; gives back the same sheet when all are. */
export function addEntries(sheet: Sheet, entries: readonly Entry[]): Sheet {
  const seen = new Set(sheet.entries.map((entry) => entry.id));
  const added = entries.filter((entry) => !seen.has(entry.id) && seen.add(entry.id));
  return added.length ? { ...sheet, entries: [...sheet.entries, ...added] } : sheet;
}

/** A host's own word on somebody, whatever the photos say. */
export function markByHand(sheet: Sheet, person: PersonId, status: Status, { event, at, by }: Act): Sheet {
  return addEntries(sheet, [{ id: `${event}/${person}`, event, at, by, person, status, how: 'hand' }]);
}

/** An excuse that a host approved: holds for who does not come. `by`: the host's account. */
export function markExcused(sheet: Sheet, person: PersonId, { event, at, by }: Act): Sheet {
  return addEntries(sheet, [{ id: `${event}/${person}`, event, at, by, person, status: 'excused', how: 'excuse' }]);
}

/** A selfie that matched its sender's own template. */
export function markBySelfie(sheet: Sheet, person: PersonId, distance: number, { event, at, by }: Act): Sheet {
  const id = `${event}/${person}`;
  return addEntries(sheet, [{ id, event, at, by, person, status: 'present', how: 'selfie', distance }]);
}
