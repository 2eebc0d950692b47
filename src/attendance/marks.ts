/**
 * Marks: what a sheet says of each person, as a pure fold of its entries.
 *
 * - Entries that were undone do not count, nor do those of people who are not on the sheet's roster.
 * - A host's hand is the last word, whenever it was spoken: of several, the last. So somebody excused by hand stays
 *   excused though a photo shows them, until a hand says otherwise.
 * - Photos, confirmed faces, selfies and claims only ever add: they bring somebody in, never send anybody out. Where one
 *   says late and another present, present holds, for who was there in time was there in time.
 * - Where the timetable gives grace minutes, whoever came after them is late; a hand can say otherwise. When somebody came
 *   is when their photo or selfie was sent, or when they tapped: that a host confirmed it later does not count. Who is on a
 *   photo that was added after the close was there in time.
 * - An excuse that a host approved holds for whoever did not come: anything else outweighs it.
 * - "Not me" takes away what class photos say of a person (also when a host confirmed the face), before it and after it.
 * - Where two people turned out to be one, the better of their two marks outweighs what was said before then, also a hand and
 *   a "not me"; what is said later counts as ever, and with its photo undone it is gone.
 * - Of whoever is left, nothing is known yet while the session is open, and once it is closed they are absent, unless it
 *   closed unrecorded.
 */
import type { PersonId } from '../people/person.js';
import { waitingClaims } from './claims.js';
import { openQuestions } from './photos.js';
import { perStatus, statuses, type Entry, type Sheet, type Status } from './sheet.js';

/** What a status means for a rate: there, away, or not held to have missed anything. */
export const meanings: Record<Status, 'here' | 'away' | 'uncounted'> = {
  present: 'here',
  remote: 'here',
  late: 'here',
  'left-early': 'here',
  excused: 'uncounted',
  absent: 'away',
};

/** `not-yet`: unmarked, and the session is open, or closed without anybody knowing who was absent. */
export type Standing = Status | 'not-yet';

export interface Mark {
  status: Standing;
  /** The entry that decided; none for who is unmarked, or absent by the close alone. */
  entry?: Entry;
}

/** One mark for every person of the sheet's roster, in its order. */
export function marksOf(sheet: Sheet): Map<PersonId, Mark> {
  const merged = new Set(sheet.merged?.map(({ entry }) => entry));
  const denied = new Set(sheet.denials.map((denial) => denial.person));
  const deciding = new Map<PersonId, Decided>();
  for (const entry of sheet.entries) {
    if (entry.undone || (denied.has(entry.person) && isDenied(sheet, entry))) continue;
    const now = { status: statusOf(sheet, entry), entry };
    const before = deciding.get(entry.person);
    if (!before || merged.has(entry.id) || outweighs(now, before)) deciding.set(entry.person, now);
  }
  const isKnown = sheet.closedAt !== undefined && sheet.unrecorded === undefined;
  const unmarked: Mark = { status: isKnown ? 'absent' : 'not-yet' };
  return new Map(sheet.roster.map((person) => [person, deciding.get(person) ?? unmarked]));
}

/** Whether this status means that the person is, or was, there. */
export function isHere(status: Standing): boolean {
  return status !== 'not-yet' && meanings[status] === 'here';
}

/** Whether nobody and nothing has said of this person that they came or did not: an excuse leaves that open. */
export function isUnmarked(mark: Mark | undefined): boolean {
  return !mark?.entry || mark.entry.how === 'excuse';
}

/** Whether a photo of the class said so, which the person can contradict with "not me". */
export function isFromClassPhoto(entry: Entry): boolean {
  return entry.how === 'photo' || entry.how === 'confirmed';
}

/** Whether a "not me" takes away what a class photo says of its person. */
export function isDenied({ denials, merged }: Sheet, entry: Entry): boolean {
  const since = merged?.findLast((one) => one.entry === entry.id)?.denials ?? 0;
  return isFromClassPhoto(entry) && denials.slice(since).some(({ person }) => person === entry.person);
}

const ranks: readonly Standing[] = [...statuses, 'not-yet'];

/** Whether the first says better of a person than the second. */
export function isBetter(a: Standing, b: Standing): boolean {
  return ranks.indexOf(a) < ranks.indexOf(b);
}

type Decided = Required<Mark>;

function outweighs({ status, entry }: Decided, before: Decided): boolean {
  if (entry.how === 'hand') return true;
  if (before.entry.how === 'hand' || entry.how === 'excuse') return false;
  return before.entry.how === 'excuse' || (status === 'present' && before.status !== 'present');
}

/** What an entry says, the clock considered. */
function statusOf(sheet: Sheet, entry: Entry): Status {
  const isLate = sheet.lateFrom !== undefined && entry.how !== 'hand' && cameAt(sheet, entry) >= sheet.lateFrom;
  return isLate && entry.status === 'present' ? 'late' : entry.status;
}

/** When the person an entry speaks of was first seen there, milliseconds UTC. */
function cameAt({ openedAt, claims, photos }: Sheet, { how, event, person, photo, at }: Entry): number {
  if (photo !== undefined) {
    const taken = photos.find(({ id }) => id === photo);
    // Of a photo that was added after the close nobody knows when its people came.
    return taken?.after ? openedAt : (taken?.at ?? at);
  }
  if (how !== 'claim') return at;
  return claims.find((claim) => claim.settled?.event === event && claim.person === person)?.at ?? at;
}

/** Those of the roster of whom nothing says whether they came, nor that they are excused. */
export function unmarkedOf(sheet: Sheet): PersonId[] {
  return [...marksOf(sheet)].flatMap(([person, mark]) =>
    isUnmarked(mark) && mark.status !== 'excused' ? [person] : [],
  );
}

// The numbers of a session: what may be said in front of everybody.

/** Of each status how many, and: */
export interface Tally extends Record<Status, number> {
  /** People on the sheet's roster: the sum of all statuses and the next two. */
  roster: number;
  notYet: number;
  /** Of a closed session: not marked, and perhaps not absent either. */
  unrecorded: number;
  /** Those whose status means that they were there. */
  here: number;
  /** Faces somebody should decide on. */
  unsure: number;
  /** Claims that wait for a host. */
  claims: number;
}

/** Counts a sheet's marks, open questions and waiting claims. */
export function tally(sheet: Sheet): Tally {
  const standings = [...marksOf(sheet).values()].map((mark) => mark.status);
  const count = (status: Standing) => standings.filter((each) => each === status).length;
  return {
    ...perStatus(count),
    roster: standings.length,
    notYet: sheet.closedAt === undefined ? count('not-yet') : 0,
    unrecorded: sheet.closedAt === undefined ? 0 : count('not-yet'),
    here: standings.filter(isHere).length,
    unsure: sheet.photos.reduce((sum, photo) => sum + openQuestions(sheet, photo).length, 0),
    claims: waitingClaims(sheet).length,
  };
}
