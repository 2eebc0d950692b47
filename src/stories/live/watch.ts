/** Services that notice which documents are changed through them, and so whose messages are to be brought up to date. */
import { tally } from '../../attendance/marks.js';
import type { Sheet, SessionId } from '../../attendance/sheet.js';
import type { Class, ClassId } from '../../classes/class.js';
import type { PersonId } from '../../people/person.js';
import type { Services } from '../kernel/services.js';

/** What was changed. Of a session: whether somebody waits to see it, or members do it by the dozen. */
export interface Changed {
  sessions: Map<string, { klass: ClassId; session: SessionId; isUrgent: boolean }>;
  classes: Set<ClassId>;
  /** People of another name than before. */
  renamed: Set<PersonId>;
}

/** Milliseconds. An event that comes again after a crash changes nothing more, and may have broken off before it was shown. */
const recently = 24 * 60 * 60_000;

/**
 * `comesAgain`: whether the event that changes things is handled again after a crash. What a timer changes is noted as
 * behind before it is saved, because the next minute finds nothing left to change.
 */
export function watch(services: Services, comesAgain: boolean): { services: Services; changed: Changed } {
  const changed: Changed = { sessions: new Map(), classes: new Set(), renamed: new Set() };
  const { sheets, classes, people } = services;

  function noteSheet(before: Sheet, after: Sheet): void {
    const isRecent = after.openedAt > services.now() - recently;
    if (saysOf(before) === saysOf(after) && !(before === after && isRecent)) return;
    const { class: klass, session } = after;
    const known = changed.sessions.get(`${klass}:${session}`);
    const isUrgent = known?.isUrgent === true || !isByMembers(before, after);
    changed.sessions.set(`${klass}:${session}`, { klass, session, isUrgent });
  }

  return {
    changed,
    services: {
      ...services,
      sheets: {
        ...sheets,
        async change(klass, session, apply) {
          if (!comesAgain) await services.behind.note({ klass, session });
          return noted(noteSheet, apply, (watched) => sheets.change(klass, session, watched));
        },
      },
      classes: {
        ...classes,
        change: (id, apply) =>
          noted(
            (before, after) => {
              if (before === after || showsOf(before) !== showsOf(after)) changed.classes.add(id);
            },
            apply,
            (watched) => classes.change(id, watched),
          ),
      },
      people: {
        ...people,
        change: (id, apply) =>
          noted(
            (before, after) => {
              if (before.name !== after.name) changed.renamed.add(id);
            },
            apply,
            (watched) => people.change(id, watched),
          ),
      },
    },
  };
}

/** Also where saving failed, which may have come too late to undo it: what is shown is read from what is saved. */
async function noted<T>(
  note: (before: T, after: T) => void,
  apply: (document: T) => T,
  change: (watched: (document: T) => T) => Promise<T>,
): Promise<T> {
  let pair: [T, T] | undefined;
  try {
    return await change((before) => {
      const after = apply(before);
      pair = [before, after];
      return after;
    });
  } finally {
    if (pair) note(...pair);
  }
}

/** All that can be read of a sheet somewhere, but for people's names. */
function saysOf(sheet: Sheet): string {
  const { openedAt, closedAt, closesAt, discarded, history, photos, notice, echoes, over, lists } = sheet;
  const course = [openedAt, closedAt, closesAt, discarded, history];
  const inPhotos = sheet.entries.flatMap(({ photo, person, undone }) => (photo && !undone ? [[photo, person]] : []));
  return JSON.stringify([tally(sheet), course, photos, inPhotos, notice, echoes, over, lists]);
}

/** The same of a class. */
function showsOf({ title, language, timeZone, chats, members, open, joinMessage, joinEchoes }: Class): string {
  return JSON.stringify([
    title,
    language,
    timeZone,
    chats,
    members.map(({ person, state }) => [person, state]),
    open,
    joinMessage,
    joinEchoes,
  ]);
}

/** Selfies, taps and joining: what thirty do in the same minute. */
function isByMembers(before: Sheet, after: Sheet): boolean {
  return (
    before.closedAt === after.closedAt &&
    before.photos.length === after.photos.length &&
    after.entries.slice(before.entries.length).every(({ how }) => how === 'selfie') &&
    (after.entries.length > before.entries.length ||
      after.claims.length > before.claims.length ||
      after.roster.length > before.roster.length)
  );
}
