import { pressData } from '../../chat/buttons.js';
import type { Reply } from '../../chat/reply.js';
import type { Class, Member } from '../../classes/class.js';
import { clip, listNames } from '../kernel/lists.js';
import type { Say } from '../../locales/say.js';

/** Characters of names: with the rest of the message well under Discord's 2000 for a message. */
const roomForNames = 1000;

/** The message with the Join button. `names`: who joined, by roster number. */
export function joinReply(say: Say, { title, minors }: Class, names: readonly string[]): Reply {
  const { text, more } = listNames(names, roomForNames);
  const joined =
    more > 0
      ? say('join.names-more', { n: names.length, names: text, more })
      : say('join.names', { n: names.length, names: text });
  return {
    text: [
      say('join.head', { title: clip(title) }),
      say('join.how'),
      ...(minors === true ? [say('join.minors')] : []),
      joined,
    ].join('\n\n'),
    buttons: [[{ label: say('join.button'), data: pressData('join'), style: 'primary' }]],
  };
}

/** To a newcomer whose word somebody has already: nobody is named. */
export function sharedFaceIdText(say: Say, { title }: Class): string {
  return say('register.label-shared', { classes: clip(title) });
}

/** To whoever joined, and to nobody else. `before`: they were on the roster already. */
export function joinedText(
  say: Say,
  { title, minors }: Class,
  { state, number, guardian }: Member,
  before: boolean,
): string {
  if (state === 'waiting') return say('join.waiting', { title: clip(title) });
  if (before) return say('join.before', { title: clip(title), number });
  if (minors === true && !guardian) return say('join.done.minor', { title: clip(title), number });
  return say('join.done', { title: clip(title), number });
}
