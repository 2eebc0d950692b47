/** What is said while a mark is contested. */
import type { Standing } from '../../attendance/marks.js';
import type { Status } from '../../attendance/sheet.js';
import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import { howText, type MarkLine } from '../profile/profile-replies.js';

/** A mark, as its buttons name it: a class, a session, and the person's number on the roster. */
export interface ContestRef {
  class: string;
  session: string;
  number: number;
}
export interface ContestWords {
  title: string;
  when: string;
}

/** As many buttons in a row as phones show beside each other. */
const inRow = 3;

/** `statuses`: those of the class. */
export function contestQuestion(
  say: Say,
  at: ContestRef,
  words: ContestWords & { status: Standing; statuses: readonly Status[] },
): Reply {
  const { title, when, status, statuses } = words;
  const others = statuses.filter((each) => each !== status);
  const as = (wanted: Status): Button => ({
    label: say('contest.button.as', { status: say(`status.${wanted}`) }),
    data: pressData('contest-as', at.class, at.session, at.number, wanted),
  });
  const leave = {
    label: say('contest.button.no'),
    data: pressData('contest-as', at.class, at.session, at.number, 'leave'),
  };
  return {
    text: say('contest.ask', { title, when, status: say(`status.${status}`) }),
    buttons: [...inRows(others.map(as), inRow), [leave]],
  };
}

export function contestLeft(say: Say, { title, when }: ContestWords): Reply {
  return { text: say('contest.left', { title, when }), buttons: [] };
}

export function contestAsked(say: Say, { title, when }: ContestWords, wanted: Status): Reply {
  return { text: say('contest.asked', { title, when, wanted: say(`status.${wanted}`) }), buttons: [] };
}

/** To every host, with how the mark came about. */
export function contestForHosts(
  say: Say,
  at: ContestRef,
  words: ContestWords & { name: string; mark: Pick<MarkLine, 'status' | 'how' | 'at'>; wanted: Status },
): Reply {
  const { name, title, when, mark, wanted } = words;
  const press = (answer: 'yes' | 'no') => pressData('contested', answer, at.class, at.session, at.number);
  return {
    text: say('contest.for-host', {
      ...{ name, title, when, how: howText(say, mark) },
      ...{ status: say(`status.${mark.status}`), wanted: say(`status.${wanted}`) },
    }),
    buttons: [
      [
        { label: say('contest.button.yes', { wanted: say(`status.${wanted}`) }), data: press('yes'), style: 'primary' },
        { label: say('contest.button.keep'), data: press('no') },
      ],
    ],
  };
}

/** In the place of the question, for the host who answered it. */
export function contestSettled(
  say: Say,
  { name, title, when }: ContestWords & { name: string },
  accepted: boolean,
  wanted: Status,
): Reply {
  const text = accepted
    ? say('contest.changed', { name, title, when, wanted: say(`status.${wanted}`) })
    : say('contest.kept', { name, title, when });
  return { text, buttons: [] };
}

/** To the person themselves. */
export function contestAnswer(
  say: Say,
  { title, when }: ContestWords,
  { accepted, wanted, status }: { accepted: boolean; wanted: Status; status: Standing },
): Reply {
  return {
    text: accepted
      ? say('contest.agreed', { title, when, wanted: say(`status.${wanted}`) })
      : say('contest.refused', { title, when, status: say(`status.${status}`) }),
  };
}
