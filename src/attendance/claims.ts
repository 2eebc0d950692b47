/** "I'm here": open to everybody on the roster, and waits for a host. */
import type { PersonId } from '../people/person.js';
import { isDenied, isFromClassPhoto, isUnmarked, marksOf } from './marks.js';
import { type Act, addEntries, type Claim, type Entry, type Sheet } from './sheet.js';

/**
 * Claims that want a host: nobody has settled them, and nothing else has marked the person since. Where a photo did and is
 * taken back, the claim waits again. One of each person: two who turned out to be one may have tapped both.
 */
export function waitingClaims(sheet: Sheet): Claim[] {
  const marks = marksOf(sheet);
  const isFirst = ({ person }: Claim, i: number, all: Claim[]) => all.findIndex((one) => one.person === person) === i;
  return unsettled(sheet).filter((claim, i, all) => isUnmarked(marks.get(claim.person)) && isFirst(claim, i, all));
}

function unsettled(sheet: Sheet): Claim[] {
  return sheet.claims.filter((claim) => !claim.settled);
}

/**
 * Notes a claim. Who waits already or was let in need not ask again; who was turned down may. Claims of people who are
 * not on the sheet's roster are the caller's to refuse.
 */
export function addClaim(sheet: Sheet, { event, at, person }: { event: string; at: number; person: PersonId }): Sheet {
  const standing = sheet.claims.some(
    (claim) => claim.event === event || (claim.person === person && (claim.settled?.accepted ?? true)),
  );
  return standing ? sheet : { ...sheet, claims: [...sheet.claims, { event, at, person }] };
}

/**
 * Settles the claims of these people, also where a photo marked them meanwhile: it may be taken back, and what the host
 * said stays. The accepted are present. An event settles once: repeated, it takes in no claims made since.
 */
export function settleClaims(sheet: Sheet, people: readonly PersonId[], act: Act & { accepted: boolean }): Sheet {
  const { event, at, by, accepted } = act;
  if (sheet.claims.some((claim) => claim.settled?.event === event)) return sheet;
  const meant = unsettled(sheet).filter((claim) => people.includes(claim.person));
  if (!meant.length) return sheet;
  const claims = sheet.claims.map((claim) =>
    meant.includes(claim) ? { ...claim, settled: { event, at, by, accepted } } : claim,
  );
  return addEntries({ ...sheet, claims }, accepted ? meant.map((claim) => entryOf(claim, act)) : []);
}

function entryOf(claim: Claim, { event, at, by }: Act): Entry {
  return { id: `${event}/${claim.person}`, event, at, by, person: claim.person, status: 'present', how: 'claim' };
}

// "Not me": a person's own word against what class photos say of them.

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
