/** A session's sheet from its opening to its close. */
import type { Class } from '../classes/class.js';
import type { PersonId } from '../people/person.js';
import { isHere, isUnmarked, marksOf } from './marks.js';
import { openQuestions } from './photos.js';
import type { Act, Course, SessionId, Sheet, Turn } from './sheet.js';

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
  /** The start of the meeting that it is, where it is opened before then. */
  lessonAt?: number | undefined;
  lateFrom?: number | undefined;
  remindAt?: number | undefined;
}

/** Stands where an account would for a session that opened by itself. */
export const byTimetable = 'timetable';

/** A new sheet: who is on the roster now is expected. When it closes by itself is classes/local-day's to say. */
export function openSheet(
  klass: Class,
  { session, at, closesAt, by, event, lessonAt, lateFrom, remindAt }: Opening,
): Sheet {
  return {
    class: klass.id,
    session,
    openedAt: at,
    openedBy: by,
    closesAt,
    ...(event !== undefined && { openedWith: event }),
    ...(lessonAt !== undefined && { lessonAt }),
    ...(lateFrom !== undefined && { lateFrom }),
    ...(remindAt !== undefined && { remindAt }),
    roster: klass.members.filter((member) => member.state === 'on').map((member) => member.person),
    entries: [],
    photos: [],
    claims: [],
    denials: [],
  };
}

/** From here on, whoever is not marked is absent, unless that is not known. The first close counts. */
export function closeSheet(sheet: Sheet, at: number, byItself = false): Sheet {
  if (sheet.closedAt !== undefined) return sheet;
  const unrecorded = whyUnrecorded(sheet, byItself);
  return { ...sheet, closedAt: at, ...(unrecorded && { unrecorded }) };
}

/** Undefined where everybody is marked, or who is not is absent. */
function whyUnrecorded(sheet: Sheet, byItself: boolean): Course['unrecorded'] {
  const marks = [...marksOf(sheet).values()];
  if (marks.every(({ status }) => status !== 'not-yet')) return undefined;
  if (byItself && marks.every(isUnmarked)) return 'not-taken';
  return facesUnnamed(sheet) > 0 ? 'faces' : undefined;
}

/**
 * How many who are not marked may be on a photo: faces that nobody has decided on, and strangers beyond those who were
 * marked in another way, and as being there: who is remote or excused is on none. Of the photo that has most of them: several
 * photos show the same people.
 */
export function facesUnnamed(sheet: Sheet): number {
  const marked = [...marksOf(sheet).values()].filter(({ status }) => isHere(status) && status !== 'remote').length;
  const counts = sheet.photos.map((photo) => {
    if (photo.undone) return 0;
    const open = openQuestions(sheet, photo).length;
    return Math.max(open, Math.min(photo.unknown + open, photo.faces - marked));
  });
  return Math.max(0, ...counts);
}

// What hosts do to a session as a whole: each of it can be taken back. Done twice by one event it is done once.

/** It goes on until `closesAt`, milliseconds UTC. */
export function reopenSheet(sheet: Sheet, closesAt: number, act: Act): Sheet {
  return turned(sheet, 'reopened', act, { closesAt, closedAt: undefined, unrecorded: undefined });
}

/** It counts nowhere any more, and nobody adds to it. */
export function discardSheet(sheet: Sheet, act: Act): Sheet {
  return turned(sheet, 'discarded', act, { discarded: true, closedAt: sheet.closedAt ?? act.at });
}

/** It was at another time, milliseconds UTC; whoever came late came late by as much. */
export function moveSheet(sheet: Sheet, { from, to }: { from: number; to: number }, act: Act): Sheet {
  const lateFrom = sheet.lateFrom === undefined ? undefined : sheet.lateFrom + from - sheet.openedAt;
  const end = sheet.closedAt === undefined ? { closesAt: to } : { closesAt: to, closedAt: to };
  return turned(sheet, 'moved', act, { openedAt: from, lateFrom, ...end });
}

/** It is not the lesson that begins later: it ends by then, and the grace is that one's. */
export function setApart(sheet: Sheet, act: Act): Sheet {
  const { lessonAt, apart, closedAt, closesAt } = sheet;
  if (lessonAt === undefined || apart) return sheet;
  const end = closedAt === undefined ? Math.min(closesAt, lessonAt) : closesAt;
  return turned(sheet, 'apart', act, { apart: true, lateFrom: undefined, closesAt: end });
}

/** Whoever is not marked was not there. */
export function othersAbsent(sheet: Sheet, act: Act): Sheet {
  return sheet.unrecorded === undefined ? sheet : turned(sheet, 'others-absent', act, { unrecorded: undefined });
}

function turned(sheet: Sheet, did: Turn['did'], { event, at, by }: Act, change: Partial<Course>): Sheet {
  if (sheet.history?.some((turn) => turn.event === event)) return sheet;
  const history = [...(sheet.history ?? []), { event, at, by, did, before: courseOf(sheet) }];
  return { ...sheet, ...change, history };
}

/** As it was before the last of them. */
export function turnBack(sheet: Sheet): Sheet {
  const last = sheet.history?.at(-1);
  return last ? { ...sheet, ...courseOf(last.before), history: sheet.history?.slice(0, -1) } : sheet;
}

function courseOf({ openedAt, closesAt, closedAt, lateFrom, discarded, unrecorded, apart }: Course): Course {
  return { openedAt, closesAt, closedAt, lateFrom, discarded, unrecorded, apart };
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
