/** The digests of a class: what is set, and what they say. */
import type { Tally } from '../../attendance/marks.js';
import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { DigestKind } from '../../classes/digests.js';
import type { Say } from '../../locales/say.js';
import type { Counts } from '../../reports/statistics.js';
import { countLines } from '../kernel/report-words.js';
import { numberLines } from '../live/session-message.js';

/** Which digest, in words. `days`: none where every day is meant. */
interface When {
  kind: DigestKind;
  /** None where it comes after the day's last lesson. */
  time: string | undefined;
  days: string | undefined;
  /** The last day of the term, where the class has set one. */
  termEnd?: string | undefined;
}

export interface DigestRow extends When {
  id: string;
  place: string;
  refused: boolean;
  /** How often one may have been posted twice. */
  doubted: number;
}

export interface DigestFoot extends When {
  zone: string;
  late: boolean;
}

/** As many rows of buttons as Discord takes; two in a row. */
const rows = 5;

/** To a host: what is set. `note`: what was just done. `early`: a digest that would come before the day's lessons are over. */
export function digestsReply(
  say: Say,
  { id, title, timeZone }: Class,
  all: readonly DigestRow[],
  note?: string,
  early?: string,
): Reply {
  const head =
    all.length === 0
      ? [say('digest.none', { title }), say('digest.how')].join('\n')
      : [say('digest.head', { title, zone: timeZone }), ...all.map((row) => line(say, row))].join('\n');
  const buttons = all.slice(0, rows * 2).map((row): Button => ({
    label: say('digest.button.end', { when: whenText(say, row), place: row.place }),
    data: pressData('undigest', id, row.id),
  }));
  return {
    text: [...(note === undefined ? [] : [note]), head].join('\n\n'),
    buttons: [
      ...(early === undefined
        ? []
        : [[{ label: say('digest.button.after'), data: pressData('digest-after', id, early) }]]),
      ...inRows(buttons, 2),
    ],
  };
}

function line(say: Say, row: DigestRow): string {
  return [
    say('digest.row', { when: whenText(say, row), place: row.place }),
    ...(row.kind === 'term' && row.termEnd === undefined ? [say('digest.no-term')] : []),
    ...(row.refused ? [say('digest.row-refused')] : []),
    ...(row.doubted ? [say('digest.row-doubted', { n: row.doubted })] : []),
  ].join(' ');
}

function whenText(say: Say, { kind, time, days, termEnd }: When): string {
  if (time === undefined) return say('digest.when.after', { kind, days: days ?? '' });
  if (kind === 'week') return say('digest.when.week', { time, days: days ?? '' });
  if (kind === 'term')
    return termEnd === undefined
      ? say('digest.when.term', { time })
      : say('digest.when.term-on', { time, date: termEnd });
  return days === undefined ? say('digest.when.day', { time }) : say('digest.when.days', { time, days });
}

/** Posted where digests are going to be. */
export function helloReply(say: Say, shown: When & { title: string; zone: string }): Reply {
  return { text: say('digest.hello', { title: shown.title, zone: shown.zone, when: whenText(say, shown) }) };
}

/** The sessions of one day, as far as they have got. */
export function dayDigest(
  say: Say,
  shown: {
    title: string;
    date: string;
    sessions: readonly { from: string; to: string; open: boolean; tally: Tally }[];
  },
  foot: DigestFoot,
): Reply {
  const sessions = shown.sessions.map(({ from, to, open, tally }) =>
    [say(open ? 'summary.open' : 'summary.times', { from, to }), ...numberLines(say, tally)].join('\n'),
  );
  const head = say('summary.head', { title: shown.title, date: shown.date });
  return { text: [head, ...sessions, footText(say, foot)].join('\n\n') };
}

export interface SpanNumbers {
  title: string;
  /** The first and the last day. */
  dates: string;
  sessions: readonly { when: string; here: number; of: number }[];
  counts: Counts;
  /** Between 0 and 1. */
  rate: number | undefined;
  trend: { before: number; after: number } | undefined;
}

/** Lines of sessions that the text below a picture has room for (Telegram: 1,024 characters); the last ones are new. */
const listed = 12;

/** A week or a term in numbers. */
export function spanDigest(say: Say, shown: SpanNumbers, foot: DigestFoot): Reply {
  const { title, dates, sessions, counts, rate, trend } = shown;
  const more = Math.max(0, sessions.length - listed);
  const lines = sessions.slice(more).map((session) => say('digest.session', session));
  const totals = [
    say('digest.sessions', { n: sessions.length }),
    ...(rate === undefined ? [] : [say('digest.rate', { rate })]),
    ...(trend ? [say('digest.trend', trend)] : []),
    ...countLines(say, counts),
  ];
  const list = [...(more > 0 ? [say('digest.earlier', { n: more })] : []), ...lines];
  return {
    text: [say('digest.span', { title, dates }), totals.join('\n'), list.join('\n'), footText(say, foot)].join('\n\n'),
  };
}

function footText(say: Say, { late, zone, ...when }: DigestFoot): string {
  const text = say('digest.foot', { when: whenText(say, when), zone });
  return late ? [say('digest.late', { time: when.time ?? '' }), text].join('\n') : text;
}

/** To hosts, once: until it can be posted again. */
export function refusedReply(say: Say, { title }: Pick<Class, 'title'>, digest: { title: string }): Reply {
  return { text: say('digest.refused-note', { title, place: digest.title }) };
}
