import type { Tally } from '../../attendance/marks.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import { statuses } from '../../attendance/sheet.js';

/** A session, as buttons name it. */
export interface SessionRef {
  class: string;
  session: string;
}

/**
 * The message that opens a session. Everybody's equal way is in it, and its counts follow. `until` is a wall clock's, and so is
 * `lesson`: when the lesson begins that it is, where it was opened before then.
 */
export function noticeReply(
  say: Say,
  at: SessionRef,
  shown: { title: string; until: string; lesson: string | undefined; tally: Tally },
): Reply {
  const { title, until, lesson, tally } = shown;
  const opened = [
    say('session.opened', { title, until }),
    ...(lesson === undefined ? [] : [say('session.ahead', { time: lesson })]),
    say('session.how'),
  ].join('\n');
  return {
    text: [opened, numberLines(say, tally).join('\n')].join('\n\n'),
    buttons: [
      [hereButton(say, at)],
      ...claimsButtons(say, at, tally),
      ...(lesson === undefined
        ? []
        : [[{ label: say('session.button.apart'), data: pressData('apart', at.class, at.session) }]]),
    ],
  };
}

/** What that message says once the session is over: the numbers are in a message of their own. */
export function overReply(say: Say, title: string): Reply {
  return { text: say('session.over', { title }), buttons: [] };
}

/** And where it goes on after all: the buttons are below the message that said that it was over. */
export function reopenedReply(say: Say, title: string, until: string): Reply {
  return { text: say('session.reopened', { title, until }), buttons: [] };
}

/** "I'm here", in the class's chat and in the direct one; `title` tells several classes apart. */
export function hereButton(say: Say, at: SessionRef, title?: string): Button {
  const label = title === undefined ? say('session.button.here') : say('session.button.here-in', { title });
  return { label, data: pressData('here', at.class, at.session), style: 'primary' };
}

/** For hosts: opens the list of those who tapped; none while nobody waits. */
function claimsButtons(say: Say, at: SessionRef, { claims }: Tally): Button[][] {
  if (!claims) return [];
  return [[{ label: say('session.button.claims', { n: claims }), data: pressData('claims', at.class, at.session) }]];
}

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

/** What may be said in front of everybody: each number with a sign and a word, zeros left out where they say nothing. */
export function numberLines(say: Say, tally: Tally): string[] {
  const { here, roster, notYet, unrecorded, claims, unsure } = tally;
  return [
    say('session.here', { here, roster }),
    ...statuses
      .filter((status) => status === 'present' || tally[status] > 0)
      .map((status) => say(`session.${status}`, { n: tally[status] })),
    ...(notYet ? [say('session.not-yet', { n: notYet })] : []),
    ...(unrecorded ? [say('session.unrecorded', { n: unrecorded })] : []),
    ...(claims ? [say('session.claims', { n: claims })] : []),
    ...(unsure ? [say('session.unsure', { n: unsure })] : []),
  ];
}
