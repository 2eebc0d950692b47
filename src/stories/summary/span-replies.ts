/** A class's numbers over a longer period: totals for everybody, the sessions in short, and no names. */
import { pressData } from '../../chat/buttons.js';
import type { Picture, Reply } from '../../chat/reply.js';
import type { ClassNumbers } from '../../reports/statistics.js';
import type { Say } from '../../locales/say.js';
import {
  captioned,
  captionRoom,
  fileButtons,
  peopleButton,
  periodButtons,
  type ReportRef,
} from '../kernel/report-words.js';
import { openNames, type PersonLine } from './people-replies.js';
import { statuses } from '../../attendance/sheet.js';

export interface SpanSession {
  /** Date and time, as the class writes them. */
  when: string;
  here: number;
  of: number;
}

export interface SpanWords {
  title: string;
  /** "Sep 1 – Dec 20", and what kind of period that is. */
  dates: string;
  numbers: ClassNumbers;
  /** The latest last. */
  sessions: readonly SpanSession[];
  /** A term was asked for, and the class has not set one. */
  noTerm: boolean;
  /** Where the class chose that everybody may read them. */
  names?: readonly PersonLine[] | undefined;
}

/** The latest sessions are listed; the chart has all of them. */
const listed = 8;

export function spanReply(say: Say, at: ReportRef, words: SpanWords, picture: Picture | undefined): Reply {
  const { title, dates, sessions, noTerm, names } = words;
  const latest = sessions.slice(-listed).reverse();
  const parts = [
    [say('summary.head', { title, date: dates }), ...totalLines(say, words.numbers)].join('\n'),
    [
      ...latest.map((session) => say('report.session', { ...session })),
      ...(sessions.length > listed ? [say('report.sessions-more', { n: sessions.length - listed })] : []),
    ].join('\n'),
    noTerm ? say('report.no-term') : '',
  ].filter(Boolean);
  const room = captionRoom - parts.join('\n\n').length - 2;
  const text = [...parts, ...(names ? [openNames(say, names, room)] : [])].filter(Boolean).join('\n\n');
  return {
    ...captioned(text, picture),
    buttons: [
      ...(sessions.length > 0 ? [[peopleButton(say, at), ...fileButtons(say, at)]] : []),
      ...periodButtons(say, at, (code) => pressData('sum', at.class, code)),
    ],
  };
}

/** Each number with a sign and a word. */
export function totalLines(say: Say, { sessions, counts, rate, trend, open }: ClassNumbers): string[] {
  if (sessions.length === 0) return [say(open > 0 ? 'report.only-open' : 'report.no-sessions')];
  return [
    say('report.sessions', { n: sessions.length }),
    ...(rate === undefined ? [] : [say('report.rate', { rate })]),
    say('session.present', { n: counts.present }),
    ...statuses
      .filter((status) => status !== 'present' && counts[status] > 0)
      .map((status) => say(`session.${status}`, { n: counts[status] })),
    ...(trend ? [trendLine(say, trend)] : []),
    ...(open > 0 ? [say('report.open', { n: open })] : []),
  ];
}

/** A change of less than two in a hundred is none. */
const steady = 0.02;

function trendLine(say: Say, { before, after }: NonNullable<ClassNumbers['trend']>): string {
  const way = Math.abs(after - before) < steady ? 'steady' : after > before ? 'rising' : 'falling';
  return say(`report.${way}`, { before, after });
}
