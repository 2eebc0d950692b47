import type { Standing } from '../../attendance/marks.js';
import type { Reply } from '../../chat/reply.js';
import { fixButton } from '../attendance/sheet-buttons.js';
import type { Say } from '../say.js';
import type { SessionRef } from './notice.js';

/** Those to ask after come first. */
const order: readonly Standing[] = ['not-yet', 'absent', 'excused', 'late', 'present'];

/** Keeps a list within one message: Telegram's hold 4,096 characters, and most names are shorter than 40. */
export const listedAtMost = 100;

/** Who has which mark, for hosts alone. `people` in the order they are to be read. */
export function namesReply(
  say: Say,
  at: SessionRef,
  people: readonly { name: string; status: Standing; claims: boolean }[],
): Reply {
  if (people.length === 0) return { text: say('session.nobody') };
  let room = listedAtMost;
  const groups = order.flatMap((status) => {
    const those = people.filter((person) => person.status === status);
    if (those.length === 0) return [];
    const shown = those.slice(0, room);
    room -= shown.length;
    const names = shown.map(({ name, claims }) => (claims ? say('missing.claims', { name }) : name));
    return [[say(`session.${status}`, { n: those.length }), ...names, ...more(say, those.length - shown.length)]];
  });
  const text = [...groups.map((lines) => lines.join('\n')), say('session.only-you')].join('\n\n');
  return { text, buttons: [[fixButton(say, at)]] };
}

/** Told to the host who closed a session. */
export function absentReply(say: Say, at: SessionRef, names: readonly string[]): Reply {
  const shown = names.slice(0, listedAtMost);
  const lines = [say('session.absent', { n: names.length }), ...shown, ...more(say, names.length - shown.length)];
  return { text: [lines.join('\n'), say('session.only-you')].join('\n\n'), buttons: [[fixButton(say, at)]] };
}

function more(say: Say, n: number): string[] {
  return n > 0 ? [say('missing.more', { n })] : [];
}
