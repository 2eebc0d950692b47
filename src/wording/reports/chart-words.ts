/** Words that stand in charts. */
import type { Status } from '../../attendance/sheet.js';
import type { Say } from '../say.js';

export function statusWords(say: Say): Record<Status, string> {
  return of((status) => say(`chart.${status}`));
}

/** One letter each, for the days of a calendar. */
export function statusLetters(say: Say): Record<Status, string> {
  return of((status) => say(`chart.${status}.letter`));
}

function of(word: (status: Status) => string): Record<Status, string> {
  return { present: word('present'), late: word('late'), excused: word('excused'), absent: word('absent') };
}

/** In the order of the stack, for somebody who cannot see it. */
export function countsInWords(say: Say, counts: Readonly<Record<Status, number>>): string {
  return (['present', 'late', 'excused', 'absent'] as const)
    .map((status) => say(`session.${status}`, { n: counts[status] }))
    .join(', ');
}
