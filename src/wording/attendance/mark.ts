import type { Standing } from '../../attendance/marks.js';
import type { Tally } from '../../attendance/tally.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';

/** Says what a hand did. `closed`: the wall clock's time at which that session closed, if it did. */
export function markReply(
  say: Say,
  marked: { name: string; status: Standing; tally: Tally; closed?: string | undefined },
): Reply {
  const { here, roster } = marked.tally;
  const done = say('mark.done', { name: marked.name, status: say(`status.${marked.status}`), here, roster });
  return { text: marked.closed ? `${done}\n${say('mark.closed', { time: marked.closed })}` : done };
}
