/** The numbers of a session: what may be said in front of everybody. */
import { waitingClaims } from './claims.js';
import { isHere, marksOf } from './marks.js';
import { openQuestions } from './questions.js';
import type { Sheet } from './sheet.js';

export interface Tally {
  /** People on the sheet's roster: the sum of the next five. */
  roster: number;
  present: number;
  late: number;
  excused: number;
  absent: number;
  notYet: number;
  /** Present or late. */
  here: number;
  /** Faces somebody should decide on. */
  unsure: number;
  /** Claims that wait for a host. */
  claims: number;
}

/** Counts a sheet's marks, open questions and waiting claims. */
export function tally(sheet: Sheet): Tally {
  const statuses = [...marksOf(sheet).values()].map((mark) => mark.status);
  const count = (status: (typeof statuses)[number]) => statuses.filter((each) => each === status).length;
  return {
    roster: statuses.length,
    present: count('present'),
    late: count('late'),
    excused: count('excused'),
    absent: count('absent'),
    notYet: count('not-yet'),
    here: statuses.filter(isHere).length,
    unsure: sheet.photos.reduce((sum, photo) => sum + openQuestions(sheet, photo).length, 0),
    claims: waitingClaims(sheet).length,
  };
}
