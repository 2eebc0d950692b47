import { pressData } from '../../chat/buttons.js';
import type { Button } from '../../chat/reply.js';
import type { Say } from '../say.js';
import type { SessionRef } from '../sessions/notice.js';

/** For hosts: a private list of who is not marked. */
export function missingButton(say: Say, at: SessionRef): Button {
  return { label: say('taken.button.missing'), data: pressData('missing', at.class, at.session) };
}

/** For hosts: the sheet as buttons, in private. */
export function fixButton(say: Say, at: SessionRef): Button {
  return { label: say('taken.button.fix'), data: pressData('fix', at.class, at.session) };
}

/** For a member whom a class photo marked, in what only they can see; `number` is theirs on the roster. */
export function notMeButton(say: Say, at: SessionRef, number: number): Button {
  return { label: say('not-me.button'), data: pressData('not-me', at.class, at.session, number) };
}
