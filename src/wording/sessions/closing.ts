import type { Tally } from '../../attendance/tally.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../say.js';
import { claimsButtons, type SessionRef } from './notice.js';
import { numberLines } from './numbers.js';

/** The numbers a session ends with. `from` and `to` are a wall clock's. */
export function closingReply(
  say: Say,
  at: SessionRef,
  { title, from, to, tally }: { title: string; from: string; to: string; tally: Tally },
): Reply {
  return {
    text: [say('session.closed-now', { title, from, to }), numberLines(say, tally).join('\n')].join('\n\n'),
    buttons: [[whoButton(say, at)], ...claimsButtons(say, at, tally)],
  };
}

/** For hosts: names, to them alone. `time` tells several sessions of a day apart. */
export function whoButton(say: Say, at: SessionRef, time?: string): Button {
  const label = time === undefined ? say('session.button.who') : say('session.button.who-at', { time });
  return { label, data: pressData('who', at.class, at.session) };
}
