import type { Tally } from '../../attendance/tally.js';
import type { Say } from '../say.js';

/** What may be said in front of everybody: each number with a sign and a word, zeros left out where they say nothing. */
export function numberLines(say: Say, tally: Tally): string[] {
  const { here, roster, present, late, excused, absent, notYet, claims, unsure } = tally;
  return [
    say('session.here', { here, roster }),
    say('session.present', { n: present }),
    ...(late ? [say('session.late', { n: late })] : []),
    ...(excused ? [say('session.excused', { n: excused })] : []),
    ...(absent ? [say('session.absent', { n: absent })] : []),
    ...(notYet ? [say('session.not-yet', { n: notYet })] : []),
    ...(claims ? [say('session.claims', { n: claims })] : []),
    ...(unsure ? [say('session.unsure', { n: unsure })] : []),
  ];
}
