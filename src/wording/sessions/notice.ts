import type { Tally } from '../../attendance/tally.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';
import { numberLines } from './numbers.js';

/** A session, as buttons name it. */
export interface SessionRef {
  class: string;
  session: string;
}

/** The message that opens a session. Everybody's equal way is in it, and its counts follow. `until` is a wall clock's. */
export function noticeReply(say: Say, at: SessionRef, shown: { title: string; until: string; tally: Tally }): Reply {
  const { title, until, tally } = shown;
  const opened = [say('session.opened', { title, until }), say('session.how')].join('\n');
  return {
    text: [opened, numberLines(say, tally).join('\n')].join('\n\n'),
    buttons: [[hereButton(say, at)], ...claimsButtons(say, at, tally)],
  };
}

/** What that message says once the session is over: the numbers are in a message of their own. */
export function overReply(say: Say, title: string): Reply {
  return { text: say('session.over', { title }), buttons: [] };
}

/** "I'm here", in the class's chat and in the direct one; `title` tells several classes apart. */
export function hereButton(say: Say, at: SessionRef, title?: string): Button {
  const label = title === undefined ? say('session.button.here') : say('session.button.here-in', { title });
  return { label, data: pressData('here', at.class, at.session), style: 'primary' };
}

/** For hosts: opens the list of those who tapped; none while nobody waits. */
export function claimsButtons(say: Say, at: SessionRef, { claims }: Tally): Button[][] {
  if (!claims) return [];
  return [[{ label: say('session.button.claims', { n: claims }), data: pressData('claims', at.class, at.session) }]];
}
