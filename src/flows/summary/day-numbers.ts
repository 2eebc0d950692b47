/** One day's sessions, in numbers and as one person has them. */
import { waitingClaims } from '../../attendance/claims.js';
import { isFromClassPhoto, marksOf } from '../../attendance/marks.js';
import type { Sheet } from '../../attendance/sheet.js';
import { tally } from '../../attendance/tally.js';
import type { Class } from '../../classes/class.js';
import { localTime } from '../../classes/local-day.js';
import { memberOf } from '../../classes/roster.js';
import type { Person } from '../../people/person.js';
import type { ClassNumbers, OwnMarks, SessionTimes } from '../../wording/sessions/summary.js';

export function numbersOfDay(klass: Class, date: string, sheets: readonly Sheet[]): ClassNumbers {
  return {
    title: klass.title,
    date,
    sessions: sheets.map((sheet) => ({ ...sessionOf(klass, sheet), tally: tally(sheet) })),
  };
}

export function ownOfDay(klass: Class, date: string, sheets: readonly Sheet[], { id }: Person): OwnMarks {
  return {
    title: klass.title,
    date,
    sessions: sheets.flatMap((sheet) => {
      const mark = marksOf(sheet).get(id);
      if (!mark) return [];
      const claimed = waitingClaims(sheet).some(({ person }) => person === id);
      const byPhoto = mark.entry && isFromClassPhoto(mark.entry) ? memberOf(klass, id)?.number : undefined;
      return [{ ...sessionOf(klass, sheet), mark: claimed ? 'claimed' : mark.status, byPhoto }];
    }),
  };
}

function sessionOf({ id, timeZone }: Class, { session, openedAt, closedAt, closesAt }: Sheet): SessionTimes {
  const [from, to] = [localTime(openedAt, timeZone), localTime(closedAt ?? closesAt, timeZone)];
  return { class: id, session, from, to, open: closedAt === undefined };
}
