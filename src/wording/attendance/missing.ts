/** Who is missing; for hosts only. */
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';
import type { SessionRef } from '../sessions/notice.js';
import { fixButton } from './sheet-buttons.js';

export interface Missed {
  name: string;
  /** Tapped "I'm here", and waits for a host. */
  claims: boolean;
  enrolled: boolean;
}

/** Keeps a list within one message: Telegram's hold 4,096 characters, and names up to 80. */
const listedAtMost = 40;

/** `missed`: unmarked or absent; `excused` apart, because nobody need look for them. */
export function missingReply(
  say: Say,
  at: SessionRef,
  { closed, missed, excused }: { closed: boolean; missed: readonly Missed[]; excused: readonly Missed[] },
): Reply {
  if (!missed.length && !excused.length) return { text: say('missing.nobody') };
  const parts = [
    ...(missed.length
      ? [say(closed ? 'missing.closed' : 'missing.open', { n: missed.length }), ...lines(say, missed)]
      : []),
    ...(excused.length ? [say('missing.excused', { n: excused.length }), ...lines(say, excused)] : []),
  ];
  return { text: parts.join('\n'), buttons: [[fixButton(say, at)]] };
}

function lines(say: Say, people: readonly Missed[]): string[] {
  const shown = people.slice(0, listedAtMost).map(({ name, claims, enrolled }) => {
    if (claims) return say('missing.claims', { name });
    return enrolled ? name : say('missing.unenrolled', { name });
  });
  const more = people.length - shown.length;
  return more ? [...shown, say('missing.more', { n: more })] : shown;
}
