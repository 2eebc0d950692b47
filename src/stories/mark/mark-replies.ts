import type { Standing, Tally } from '../../attendance/marks.js';
import type { Status } from '../../attendance/sheet.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import type { SessionRef } from '../live/session-message.js';

/** Says what a hand did. `closed`: the wall clock's time at which that session closed, if it did. */
export function markReply(
  say: Say,
  marked: { name: string; status: Standing; tally: Tally; closed?: string | undefined },
): Reply {
  const { here, roster } = marked.tally;
  const done = say('mark.done', { name: marked.name, status: say(`status.${marked.status}`), here, roster });
  return { text: marked.closed ? `${done}\n${say('mark.closed', { time: marked.closed })}` : done };
}

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
  const pages = Math.ceil(rows.length / perPage);
  const here = Math.min(Math.max(page, 0), pages - 1);
  const turnTo = (to: number) => pressData('fix-page', at.class, at.session, to);
  const navigation: Button[] = [
    ...(here > 0 ? [{ label: say('mark.fix.button.back'), data: turnTo(here - 1) }] : []),
    ...(here < pages - 1 ? [{ label: say('mark.fix.button.next'), data: turnTo(here + 1) }] : []),
    { label: say('mark.fix.button.done'), data: pressData('fix-done', at.class, at.session), style: 'primary' },
  ];
  const counts = { here: tally.here, roster: tally.roster, page: here + 1, pages };
  return {
    text: [say('mark.fix.how'), say(pages > 1 ? 'mark.fix.page' : 'mark.fix.one-page', counts)].join('\n'),
    buttons: [
      ...rows.slice(here * perPage, (here + 1) * perPage).map(({ number, name, status, next }) => [
        {
          label: say('mark.fix.button.person', { name, status: say(`status.${status}`) }),
          data: pressData('fix-set', at.class, at.session, number, next, here),
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
