/** One person's attendance, for themselves and for hosts. */
import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Picture, Reply } from '../../chat/reply.js';
import type { Standing } from '../../attendance/marks.js';
import { type Entry, statuses } from '../../attendance/sheet.js';
import { attendedOf, countedOf, type PersonNumbers } from '../../reports/statistics.js';
import type { Say } from '../../locales/say.js';
import { type Page, turnButtons } from '../kernel/lists.js';
import { captioned, periodButtons, type ReportRef } from '../kernel/report-words.js';

export interface OwnSpan {
  title: string;
  dates: string;
  numbers: PersonNumbers;
}

/** A member's own numbers over a longer period, class by class. */
export function ownSpanReply(say: Say, spans: readonly OwnSpan[]): Reply {
  const parts = spans.map(({ title, dates, numbers }) =>
    [say('summary.head', { title, date: dates }), ...personLines(say, numbers)].join('\n'),
  );
  return { text: [say('summary.own'), ...parts].join('\n\n') };
}

/** `number`: theirs on the roster, which buttons carry. */
export function profileReply(
  say: Say,
  at: ReportRef & { number: number },
  { name, title, dates, numbers, isFormer }: OwnSpan & { name: string; isFormer: boolean },
  picture: Picture | undefined,
): Reply {
  const head = [say('profile.head', { name, title }), dates, ...(isFormer ? [say('profile.former')] : [])];
  const text = [head.join('\n'), personLines(say, numbers).join('\n')];
  return {
    ...captioned(text.join('\n\n'), picture),
    buttons: [
      [{ label: say('profile.button.marks'), data: pressData('marks', at.class, at.number, at.code, 0) }],
      ...periodButtons(say, at, (code) => pressData('profile', at.class, at.number, code)),
    ],
  };
}

function personLines(say: Say, { counts, rate, streak, bestStreak }: PersonNumbers): string[] {
  return [
    rate === undefined
      ? say('profile.none')
      : say('profile.rate', { rate, here: attendedOf(counts), of: countedOf(counts), excused: counts.excused }).trim(),
    ...statuses.filter((status) => counts[status] > 0).map((status) => say(`session.${status}`, { n: counts[status] })),
    ...(bestStreak > 0 ? [say('profile.streak', { n: streak, best: bestStreak })] : []),
  ];
}

export interface MarkLine {
  session: string;
  when: string;
  status: Standing;
  how: Entry['how'] | 'close' | 'open';
  /** A wall clock's. */
  at: string;
  contested: boolean;
  contestable: boolean;
}

export interface MarksWords {
  name: string;
  title: string;
  dates: string;
  page: Page<MarkLine>;
  /** On all pages. */
  all: number;
}

/** As many buttons in a row as phones show beside each other. */
const inRow = 4;

/** The list of marks with how each came about; a member can contradict theirs. */
export function marksReply(say: Say, at: ReportRef & { number: number }, words: MarksWords): Reply {
  const { name, title, dates, page, all } = words;
  const { shown: marks, before } = page;
  const contest = marks.flatMap(({ session, contestable }, i): Button[] => {
    if (!contestable) return [];
    const label = say('profile.marks.button.contest', { nth: before + i + 1 });
    return [{ label, data: pressData('contest', at.class, at.number, session) }];
  });
  const labels = { back: say('profile.marks.button.back'), next: say('profile.marks.button.next') };
  const turning = turnButtons(say, page, (to) => pressData('marks-page', at.class, at.number, at.code, to), labels);
  const text = [
    [
      say('profile.marks.head', { name, title, dates }),
      all === 0
        ? say('profile.marks.none')
        : say('profile.marks.page', { from: before + 1, to: before + marks.length, n: all }),
    ].join('\n'),
    marks.map((mark, i) => markText(say, mark, before + i + 1)).join('\n'),
    contest.length > 0 ? say('profile.marks.contest-how') : '',
  ];
  return {
    text: text.filter(Boolean).join('\n\n'),
    buttons: [...inRows(contest, inRow), turning].filter((row) => row.length > 0),
  };
}

function markText(say: Say, mark: MarkLine, nth: number): string {
  const how = howText(say, mark);
  const line = say('profile.marks.line', { nth, when: mark.when, status: say(`status.${mark.status}`), how });
  return mark.contested ? line + say('profile.marks.contested') : line;
}

/** How a mark came about, in words that follow it. */
export function howText(say: Say, { how, at }: Pick<MarkLine, 'how' | 'at'>): string {
  return how === 'open' ? '' : say(`profile.marks.how.${how}`, { at });
}
