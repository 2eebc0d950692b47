/** When a class meets, as its hosts and members read it. */
import { inRows, pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import type { Class } from '../../classes/class.js';
import type { Say } from '../../locales/say.js';
import { clip, firstLines } from '../kernel/lists.js';
import { hereButton, type SessionRef } from '../live/session-message.js';

export interface ScheduleCard {
  class: string;
  title: string;
  zone: string;
  /** Days, dates and times as they are read; bounds only where they are still to come. */
  weekly: readonly {
    id: string;
    days: string;
    span: string;
    every: number;
    since: string | undefined;
    until: string | undefined;
  }[];
  dates: readonly { id: string; date: string; span: string }[];
  pauses: readonly { id: string; dates: string; title: string | undefined }[];
  /** Those of them in which the calendar file has meetings as well. */
  both: readonly { id: string; what: string }[];
  /** The start of the next meeting. */
  next: string | undefined;
  /** Whether some of it came with a calendar file. */
  imported: boolean;
  /** Minutes. */
  grace: number | undefined;
  remind: number | undefined;
}

/** Lines of dates and of breaks: what is soon matters, and a calendar may bring hundreds. */
const listed = 8;
/** As many rows of buttons as Discord takes; two in a row. */
const rows = 5;

/** To whoever asks; a host's has a button for each thing to take away. `note`: what was just done. */
export function scheduleReply(say: Say, card: ScheduleCard, host: boolean, note?: string): Reply {
  const { title, zone, grace, remind, next } = card;
  const isEmpty = card.weekly.length + card.dates.length === 0;
  const parts = [
    ...(note === undefined ? [] : [note]),
    isEmpty
      ? [say('timetable.none', { title }), ...(host ? [say('timetable.how')] : [])].join('\n')
      : [say('timetable.head', { title, zone }), ...weeklyLines(say, card)].join('\n'),
    ...block(say, say('timetable.dates'), card.dates, ({ date, span }) => say('timetable.date', { date, span })),
    ...block(say, say('timetable.pauses'), card.pauses, (pause) => pauseLine(say, pause)),
    ...(next === undefined ? [] : [say('timetable.next', { next })]),
    ...(isEmpty ? [] : [graceLine(say, grace), ...(host ? [remindLine(say, remind)] : [])]),
  ];
  return { text: parts.join('\n\n'), buttons: host ? buttonsOf(say, card) : [] };
}

/** Titles of events that are named, each so long. */
const named = 5;
const longestName = 60;

/** What came of a calendar file. `both`: see ScheduleCard. */
export function importedNote(
  say: Say,
  counts: { meetings: number; pauses: number },
  both: ScheduleCard['both'],
): string {
  const which = firstLines(
    say,
    both.map(({ what }) => what),
    named,
  ).join(', ');
  return [say('timetable.imported', counts), ...(both.length ? [say('timetable.both', { which })] : [])].join('\n\n');
}

/** Titles, perhaps empty, of events of a file that made no sense. */
export function skippedNote(say: Say, skipped: readonly string[]): string[] {
  if (skipped.length === 0) return [];
  const titles = skipped
    .slice(0, named)
    .map((title) => title.trim().slice(0, longestName).trim())
    .map((title) => (title ? `“${title}”` : say('timetable.skipped.untitled')));
  const more = skipped.length - named;
  if (more > 0) titles.push(say('timetable.skipped.more', { n: more }));
  return [say('timetable.skipped', { n: skipped.length, titles: titles.join(', ') })];
}

function weeklyLines(say: Say, { weekly }: ScheduleCard): string[] {
  return weekly.map(({ days, span, every, since, until }) =>
    [
      say(every === 2 ? 'timetable.second' : 'timetable.weekly', { days, span }),
      ...(since === undefined ? [] : [say('timetable.since', { since })]),
      ...(until === undefined ? [] : [say('timetable.until', { until })]),
    ].join(', '),
  );
}

function block<T>(say: Say, head: string, all: readonly T[], line: (one: T) => string): string[] {
  if (all.length === 0) return [];
  return [[head, ...firstLines(say, all.map(line), listed)].join('\n')];
}

function pauseLine(say: Say, { dates, title }: ScheduleCard['pauses'][number]): string {
  return title === undefined ? say('timetable.pause', { dates }) : say('timetable.pause-named', { dates, title });
}

function graceLine(say: Say, grace: number | undefined): string {
  return grace === undefined ? say('timetable.no-grace') : say('timetable.grace', { n: grace });
}

function remindLine(say: Say, remind: number | undefined): string {
  return remind === undefined ? say('timetable.no-remind') : say('timetable.remind', { n: remind });
}

function buttonsOf(say: Say, card: ScheduleCard): Button[][] {
  const take = (label: string, id: string): Button => ({ label, data: pressData('unschedule', card.class, id) });
  const all = [
    ...card.weekly.map(({ id, days, span }) => take(say('timetable.button.weekly', { days, span }), id)),
    ...card.dates.map(({ id, date, span }) => take(say('timetable.button.date', { date, span }), id)),
    ...card.pauses
      .filter(({ id }) => !card.both.some((one) => one.id === id))
      .map(({ id, dates, title }) => take(say('timetable.button.pause', { what: title ?? dates }), id)),
  ];
  const hold = card.both.map(({ id, what }) => take(say('timetable.button.both', { what: clip(what) }), id));
  const pairs = inRows([...hold, ...all].slice(0, rows * 2 - 2), 2);
  return card.imported ? [...pairs, [take(say('timetable.button.calendar'), 'calendar')]] : pairs;
}

/** Before something counts that would let one meeting end another. */
export function clashReply(
  say: Say,
  asked: { class: string; id: string },
  clashes: readonly { date: string; earlier: string; later: string }[],
  skipped: readonly string[],
): Reply {
  const lines = clashes.map((clash) => say('timetable.clash.line', clash));
  const press = (answer: string) => pressData('schedule-clash', asked.class, asked.id, answer);
  return {
    text: [say('timetable.clash'), firstLines(say, lines, listed).join('\n'), ...skippedNote(say, skipped)].join(
      '\n\n',
    ),
    buttons: [
      [
        { label: say('timetable.clash.button.take'), data: press('yes') },
        { label: say('timetable.clash.button.leave'), data: press('no') },
      ],
    ],
  };
}

export function offQuestion(say: Say, { id, title }: Pick<Class, 'id' | 'title'>): Reply {
  return {
    text: say('timetable.off-question', { title }),
    buttons: [
      [
        { label: say('timetable.button.off'), data: pressData('schedule-off', id, 'yes'), style: 'danger' },
        { label: say('timetable.button.keep'), data: pressData('schedule-off', id, 'no') },
      ],
    ],
  };
}

/** To somebody who asked for it: a session of theirs has begun. `face`: whether a selfie would do. */
export function remindReply(say: Say, at: SessionRef, shown: { title: string; time: string; face: boolean }): Reply {
  const { title, time, face } = shown;
  return {
    text: say(face ? 'remind.missing' : 'remind.missing-tap', { title, time }),
    buttons: [[hereButton(say, at)]],
  };
}

/** `which`: the last of them. */
export function missedReply(say: Say, missed: { title: string; which: string; n: number }): Reply {
  return { text: say('timetable.missed', missed) };
}
