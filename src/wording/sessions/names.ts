import type { Standing } from '../../attendance/marks.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';

/** Those to ask after come first. */
const order: readonly Standing[] = ['not-yet', 'absent', 'excused', 'late', 'present'];

/** Who has which mark, for hosts alone. `people` in the order they are to be read. */
export function namesReply(say: Say, people: readonly { name: string; status: Standing; claims: boolean }[]): Reply {
  const groups = order.flatMap((status) => {
    const those = people.filter((person) => person.status === status);
    if (those.length === 0) return [];
    const names = those.map(({ name, claims }) => (claims ? say('session.name-claims', { name }) : name));
    return [[say(`session.${status}`, { n: those.length }), ...names].join('\n')];
  });
  return { text: [...(groups.length ? groups : [say('session.nobody')]), say('session.only-you')].join('\n\n') };
}

/** Told to the host who closed a session. */
export function absentReply(say: Say, names: readonly string[]): Reply {
  return {
    text: [[say('session.absent', { n: names.length }), ...names].join('\n'), say('session.only-you')].join('\n\n'),
  };
}
