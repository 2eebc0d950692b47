import type { Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Say } from '../say.js';

/** What reports of a class go by. `term`: its dates in words, where they are set. */
export function settingsReply(say: Say, klass: Class, term: string | undefined, note?: string): Reply {
  const { title, requiredRate, openNames } = klass;
  const card = say('settings.card', {
    title,
    term: term ?? say('settings.unset'),
    rate: requiredRate === undefined ? say('settings.unset') : say('chart.rate', { rate: requiredRate / 100 }),
    names: openNames ? 'everybody' : 'hosts',
  });
  return { text: [...(note === undefined ? [] : [note]), card, say('settings.how')].join('\n\n') };
}
