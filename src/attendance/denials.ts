/** "Not me": a person's own word against what class photos say of them. */
import type { PersonId } from '../people/person.js';
import type { Sheet } from './sheet.js';

/** Holds for the whole session: photos before and after it do not mark this person. A host's hand still can. */
export function deny(sheet: Sheet, { event, at, person }: { event: string; at: number; person: PersonId }): Sheet {
  if (hasDenied(sheet, person)) return sheet;
  return { ...sheet, denials: [...sheet.denials, { event, at, person }] };
}

export function hasDenied(sheet: Sheet, person: PersonId): boolean {
  return sheet.denials.some((denial) => denial.person === person);
}
