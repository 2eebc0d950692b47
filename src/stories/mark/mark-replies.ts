import type { Standing, Tally } from '../../attendance/marks.js';
import type { Status } from '../../attendance/sheet.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import { listNames, pageOf, turnButtons } from '../kernel/lists.js';
import { statusWords } from '../kernel/report-words.js';
import type { SessionRef } from '../live/session-message.js';

/** What one /mark did. `closed`: the wall clock's time at which that session closed, if it did; `date`: of another day. */
export interface Marked {
  id: string;
  names: readonly string[];
  /** None where it was about nobody. */
  status: Status | undefined;
  isUndone: boolean;
  tally: Tally;
  closed: string | undefined;
  date: string | undefined;
}

export function markReply(say: Say, at: SessionRef, { id, names, status, isUndone, ...marked }: Marked): Reply {
  if (status === undefined) return { text: say('mark.nobody') };
  const { closed: time, date } = marked;
  const { here, roster } = marked.tally;
  const { text, more } = listNames(names, roomForNames);
  const words = { name: text, more, n: names.length, status: say(`status.${status}`), here, roster };
  const sentence = isUndone ? 'mark.undone' : names.length === 1 ? 'mark.done' : 'mark.done-several';
  const verb = isUndone ? 'redo' : 'undo';
  const lines = [
    say(sentence, words),
    ...(time === undefined
      ? []
      : [say(date === undefined ? 'mark.closed' : 'mark.closed-on', { time, date: date ?? '' })]),
  ];
  const button = { label: say(`mark.button.${verb}`), data: pressData(`mark-${verb}`, at.class, at.session, id) };
  return { text: lines.join('\n'), buttons: [[button]] };
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

/** Which part of the sheet is shown: the page, from 0, and how many entries there were when the list was opened. */
export interface FixPage {
  page: number;
  seen: number;
}

/** Names on one page: what a phone shows without scrolling. */
const perPage = 10;

/**
 * A page beyond the last is the last. A button says what it sets, so that a tap twice is a tap once. `unmarked`: how many
 * one tap can say are present; `turns`: what taps
 * make of a person one after the other.
 */
export function fixReply(
  say: Say,
  at: SessionRef,
  rows: readonly Row[],
  { here, roster, unmarked, turns }: Pick<Tally, 'here' | 'roster'> & { unmarked: number; turns: readonly Status[] },
  { page, seen }: FixPage,
): Reply {
  if (!rows.length) return { text: say('mark.fix.nobody'), buttons: [] };
  const { shown, at: open, pages } = pageOf(rows, page, perPage);
  const press = (verb: string, ...args: (string | number)[]) => pressData(verb, at.class, at.session, ...args);
  const labels = { back: say('mark.fix.button.back'), next: say('mark.fix.button.next') };
  const navigation: Button[] = [
    ...turnButtons(say, { at: open, pages }, (to) => press('fix-page', to, seen), labels),
    { label: say('mark.fix.button.done'), data: press('fix-done'), style: 'primary' },
  ];
  const all = { label: say('mark.fix.button.all', { n: unmarked }), data: press('fix-all', open, seen) };
  const counts = { here, roster, page: open + 1, pages };
  const words = statusWords(say);
  const how = say('mark.fix.how', { turns: turns.map((status) => words[status]).join(', ') });
  return {
    text: [how, say(pages > 1 ? 'mark.fix.page' : 'mark.fix.one-page', counts)].join('\n'),
    buttons: [
      ...shown.map(({ number, name, status, next }) => [
        {
          label: say('mark.fix.button.person', { name, status: say(`status.${status}`) }),
          data: press('fix-set', number, next, open, seen),
        },
      ]),
      ...(unmarked ? [[all]] : []),
      navigation,
    ],
  };
}

/** When the host is done. */
export function fixDone(say: Say, { here, roster }: Tally): Reply {
  return { text: say('mark.fix.done', { here, roster }), buttons: [] };
}
