import type { Standing, Tally } from '../../attendance/marks.js';
import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Picture, Reply } from '../../chat/reply.js';
import { notMeButton } from '../live/photo-caption.js';
import { captioned, fileButtons, periodButtons, type ReportRef } from '../kernel/report-words.js';
import type { Say } from '../../locales/say.js';
import { whoButton, type SessionRef, numberLines } from '../live/session-message.js';

/** A session and its times, a wall clock's. */
export interface SessionTimes extends SessionRef {
  from: string;
  /** When it closed, or will close by itself. */
  to: string;
  open: boolean;
}
export interface SessionTally extends SessionTimes {
  tally: Tally;
}
export interface SummaryOfDay {
  title: string;
  date: string;
  sessions: readonly SessionTally[];
}
export interface OwnMarkLine extends SessionTimes {
  mark: Standing | 'claimed';
  /** Their roster number where a class photo marked them, which they may contradict. */
  byPhoto: number | undefined;
}
export interface OwnMarks {
  title: string;
  date: string;
  sessions: readonly OwnMarkLine[];
}

/** Two rows of them leave room for the others on Discord, which takes five. */
const mostWho = 4;

/** A class's sessions of a day, in numbers; names come with the buttons, to hosts alone. */
export function numbersReply(
  say: Say,
  at: ReportRef,
  { title, date, sessions }: SummaryOfDay,
  picture: Picture | undefined,
): Reply {
  const parts = sessions.map((session) => [timesLine(say, session), ...numberLines(say, session.tally)].join('\n'));
  const several = sessions.length > 1;
  const who = sessions.map((session) => whoButton(say, session, several ? session.from : undefined));
  const text = [say('summary.head', { title, date }), ...(parts.length ? parts : [say('summary.no-session')])];
  return {
    ...captioned(text.join('\n\n'), picture),
    buttons: [
      ...inRows(who.slice(0, mostWho), 2),
      ...(sessions.length > 0 ? [fileButtons(say, at)] : []),
      ...periodButtons(say, at, (code) => pressData('sum', at.class, code)),
    ],
  };
}

/** A member's own marks, class by class; what a class photo said of them they can contradict. */
export function ownReply(say: Say, classes: readonly OwnMarks[]): Reply {
  if (classes.length === 0) return { text: say('summary.no-class') };
  const parts = classes.map(({ title, date, sessions }) => {
    const lines = sessions.map((session) => `${markText(say, session.mark)} · ${timesLine(say, session)}`);
    return [say('summary.head', { title, date }), ...(lines.length ? lines : [say('summary.no-session')])].join('\n');
  });
  const seen = classes.flatMap(({ title, sessions }) => sessions.flatMap((session) => notMe(say, title, session)));
  return { text: [say('summary.own'), ...parts].join('\n\n'), buttons: seen.map((button) => [button]) };
}

function notMe(say: Say, title: string, session: OwnMarkLine): Button[] {
  if (session.byPhoto === undefined) return [];
  const label = say('summary.button.not-me', { title, time: session.from });
  return [{ ...notMeButton(say, session, session.byPhoto), label }];
}

function markText(say: Say, mark: Standing | 'claimed'): string {
  return mark === 'claimed' ? say('summary.claimed') : say(`status.${mark}`);
}

function timesLine(say: Say, { from, to, open }: SessionTimes): string {
  return open ? say('summary.open', { from, to }) : say('summary.times', { from, to });
}
