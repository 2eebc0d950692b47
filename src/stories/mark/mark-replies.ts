import type { Standing, Tally } from '../../attendance/marks.js';
import type { Status } from '../../attendance/sheet.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import { listNames, pageOf, turnButtons } from '../kernel/lists.js';
import type { SessionRef } from '../live/session-message.js';

/** Says what a hand did. `closed`: the wall clock's time at which that session closed, if it did; `date`: of another day. */
export function markReply(
  say: Say,
  marked: {
    names: readonly string[];
    status: Standing;
    tally: Tally;
    closed?: string | undefined;
    date?: string | undefined;
  },
): Reply {
  const { names, closed: time, date } = marked;
  const { here, roster } = marked.tally;
  const { text, more } = listNames(names, roomForNames);
  const words = { name: text, more, n: names.length, status: say(`status.${marked.status}`), here, roster };
  const done =
    names.length === 0 ? say('mark.nobody') : say(names.length === 1 ? 'mark.done' : 'mark.done-several', words);
  if (time === undefined) return { text: done };
  const which = date === undefined ? say('mark.closed', { time }) : say('mark.closed-on', { date, time });
  return { text: `${done}\n${which}` };
}

/** Characters of names: with the rest well below a message's limit. */
const roomForNames = 1000;

// The sheet as buttons, one name each; for hosts only.

/** One name on the sheet, and what a tap makes of it. */
export interface Row {
  number: number;
  name: string;
  status: Standing;
  next: Status;
}

/** Names on one page: what a phone shows without scrolling. */
const perPage = 10;

/** `page` from 0; one beyond the last is the last. A button says what it sets, so that a tap twice is a tap once. */
export function fixReply(say: Say, at: SessionRef, rows: readonly Row[], tally: Tally, page: number): Reply {
  if (!rows.length) return { text: say('mark.fix.nobody'), buttons: [] };
  const here = pageOf(rows, page, perPage);
  const labels = { back: say('mark.fix.button.back'), next: say('mark.fix.button.next') };
  const navigation: Button[] = [
    ...turnButtons(say, here, (to) => pressData('fix-page', at.class, at.session, to), labels),
    { label: say('mark.fix.button.done'), data: pressData('fix-done', at.class, at.session), style: 'primary' },
  ];
  const counts = { here: tally.here, roster: tally.roster, page: here.at + 1, pages: here.pages };
  return {
    text: [say('mark.fix.how'), say(here.pages > 1 ? 'mark.fix.page' : 'mark.fix.one-page', counts)].join('\n'),
    buttons: [
      ...here.shown.map(({ number, name, status, next }) => [
        {
          label: say('mark.fix.button.person', { name, status: say(`status.${status}`) }),
          data: pressData('fix-set', at.class, at.session, number, next, here.at),
        },
      ]),
      navigation,
    ],
  };
}

/** When the host is done. */
export function fixDone(say: Say, { here, roster }: Tally): Reply {
  return { text: say('mark.fix.done', { here, roster }), buttons: [] };
}
