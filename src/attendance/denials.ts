/** "Not me": a person's own word against what class photos say of them. */
import type { PersonId } from '../people/person.js';
import { isDenied, isFromClassPhoto } from './marks.js';
import type { Sheet } from './sheet.js';

/**
 * Holds for the whole session: photos before and after it do not mark this person. A host's hand still can. Said again it
 * adds nothing, but where a merge of two people kept a photo's word against the first.
 */
export function deny(sheet: Sheet, { event, at, person }: { event: string; at: number; person: PersonId }): Sheet {
  const theirs = sheet.entries.filter((entry) => entry.person === person && isFromClassPhoto(entry));
  if (hasDenied(sheet, person) && theirs.every((entry) => isDenied(sheet, entry))) return sheet;
  return { ...sheet, denials: [...sheet.denials, { event, at, person }] };
}

export function hasDenied(sheet: Sheet, person: PersonId): boolean {
  return sheet.denials.some((denial) => denial.person === person);
}
