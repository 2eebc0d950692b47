/**
 * Marks: what a sheet says of each person, as a pure fold of its entries.
 *
 * - Entries that were undone do not count, nor do those of people who are not on the sheet's roster.
 * - A host's hand is the last word, whenever it was spoken: of several, the last. So somebody excused by hand stays
 *   excused though a photo shows them, until a hand says otherwise.
 * - Photos, confirmed faces, selfies and claims only ever add: they bring somebody in, never send anybody out. Where one
 *   says late and another present, present holds, for who was there in time was there in time.
 * - "Late" and "excused" are said by hands; nothing is inferred from the clock.
 * - "Not me" takes away what class photos say of a person (also when a host confirmed the face), before it and after it.
 * - Of whoever is left, nothing is known yet while the session is open, and once it is closed they are absent.
 */
import type { PersonId } from '../people/person.js';
import type { Entry, Sheet, Status } from './sheet.js';

/** `not-yet`: unmarked, and the session is open. */
export type Standing = Status | 'not-yet';

export interface Mark {
  status: Standing;
  /** The entry that decided; none for who is unmarked, or absent by the close alone. */
  entry?: Entry;
}

/** One mark for every person of the sheet's roster, in its order. */
export function marksOf(sheet: Sheet): Map<PersonId, Mark> {
  const denied = new Set(sheet.denials.map((denial) => denial.person));
  const deciding = new Map<PersonId, Entry>();
  for (const entry of sheet.entries) {
    if (entry.undone || (isFromClassPhoto(entry) && denied.has(entry.person))) continue;
    const before = deciding.get(entry.person);
    if (!before || outweighs(entry, before)) deciding.set(entry.person, entry);
  }
  const unmarked: Mark = { status: sheet.closedAt === undefined ? 'not-yet' : 'absent' };
  return new Map(
    sheet.roster.map((person) => {
      const entry = deciding.get(person);
      return [person, entry ? { status: entry.status, entry } : unmarked];
    }),
  );
}

/** Whether this status means that the person is, or was, there. */
export function isHere(status: Standing): boolean {
  return status === 'present' || status === 'late';
}

/** Whether a photo of the class said so, which the person can contradict with "not me". */
export function isFromClassPhoto(entry: Entry): boolean {
  return entry.how === 'photo' || entry.how === 'confirmed';
}

function outweighs(entry: Entry, before: Entry): boolean {
  if (entry.how === 'hand') return true;
  if (before.how === 'hand') return false;
  return entry.status === 'present' && before.status !== 'present';
}
