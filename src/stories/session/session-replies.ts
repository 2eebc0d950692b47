import type { Standing, Tally } from '../../attendance/marks.js';
import { facesUnnamed } from '../../attendance/session.js';
import { statuses, type Sheet, type Turn } from '../../attendance/sheet.js';
import { pressData } from '../../chat/buttons.js';
import type { Button, Reply } from '../../chat/reply.js';
import { localTime } from '../../classes/local-day.js';
import type { Say } from '../../locales/say.js';
import { clip, firstLines, moreLine } from '../kernel/lists.js';
import { fixButton } from '../live/photo-caption.js';
import type { SessionRef } from '../live/session-message.js';

/** What a tap on "I'm here" came to. `by-hand`: a host said otherwise, and a tap does not change that. */
export type ClaimOutcome =
  { kind: 'noted' | 'waiting' | 'here' | 'not-let-in' } | { kind: 'by-hand'; status: Standing };

export function claimText(say: Say, outcome: ClaimOutcome): string {
  if (outcome.kind === 'by-hand') return say('session.claim.by-hand', { status: say(`status.${outcome.status}`) });
  return say(`session.claim.${outcome.kind}`);
}

/** More rows of buttons than this are no longer a list but a wall: the next come up when these are settled. */
const rows = 10;

/**
 * Who waits, for hosts alone, and how many more. `counted`: up to which of the sheet's claims this list goes, so that
 * "Confirm all" lets in those who were named, and nobody who came after. `corrects`: the session is closed.
 */
export function claimsReply(
  say: Say,
  at: SessionRef,
  {
    waiting,
    more,
    counted,
    corrects,
  }: { waiting: readonly { person: string; name: string }[]; more: number; counted: number; corrects: boolean },
): Reply {
  if (waiting.length === 0) return { text: say('session.claim.none'), buttons: [] };
  const press = (action: 'all' | 'yes' | 'no', what: string | number) =>
    pressData(corrects ? 'claim-late' : 'claim', action, at.class, at.session, what);
  const all: Button = {
    label: say('session.claim.button.all', { n: waiting.length }),
    data: press('all', counted),
    style: 'primary',
  };
  return {
    text: [
      say('session.claim.list', { n: waiting.length + more }),
      ...(corrects ? [say('session.corrects')] : []),
      ...waiting.map(({ name }) => `• ${name}`),
      ...moreLine(say, more),
    ].join('\n'),
    buttons: [
      [all],
      ...waiting.slice(0, rows).map(({ person, name }): Button[] => [
        { label: say('session.claim.button.yes', { name }), data: press('yes', person) },
        { label: say('session.claim.button.no', { name }), data: press('no', person), style: 'danger' },
      ]),
    ],
  };
}

/** What a host's tap on that list came to: how many were settled by it. */
export function settledText(say: Say, accepted: boolean, n: number): string {
  if (n === 0) return say('session.claim.settled-before');
  return accepted ? say('session.claim.accepted', { n }) : say('session.claim.rejected');
}

/** Those to ask after come first. */
const order: readonly Standing[] = ['not-yet', ...statuses.toReversed()];

/** Keeps a list within one message: Telegram's hold 4,096 characters, and most names are shorter than 40. */
export const listedAtMost = 100;

/** Who has which mark, for hosts alone. `people` in the order they are to be read; `closed`: the session is. */
export function namesReply(
  say: Say,
  at: SessionRef,
  people: readonly { name: string; status: Standing; claims: boolean }[],
  closed: boolean,
): Reply {
  if (people.length === 0) return { text: say('session.nobody') };
  let room = listedAtMost;
  const groups = order.flatMap((status) => {
    const those = people.filter((person) => person.status === status);
    if (those.length === 0) return [];
    const names = those.map(({ name, claims }) => (claims ? say('attend.missing.claims', { name }) : name));
    const lines = firstLines(say, names, room);
    room = Math.max(0, room - names.length);
    const heading = closed && status === 'not-yet' ? 'session.unrecorded' : (`session.${status}` as const);
    return [[say(heading, { n: those.length }), ...lines]];
  });
  const text = [...groups.map((lines) => lines.join('\n')), say('session.only-you')].join('\n\n');
  return { text, buttons: [[fixButton(say, at)]] };
}

// One session as a whole, for hosts: how it went, and what can be done to it.

/** `absent` and `unrecorded`: names. `date`: its day, in words. `last`: what a host did to it last, which can be undone. */
export interface SessionCard {
  sheet: Sheet;
  last?: { did: Turn['did']; id: string };
  timeZone: string;
  date: string;
  tally: Tally;
  absent: readonly string[];
  unrecorded: readonly string[];
}

export function cardReply(say: Say, card: SessionCard): Reply {
  const { sheet, timeZone, date, tally, absent, unrecorded } = card;
  const { here, roster } = tally;
  const time = (at: number) => localTime(at, timeZone);
  const times = { date, from: time(sheet.openedAt), here, roster };
  const head =
    sheet.closedAt === undefined
      ? say('session.card.head-open', times)
      : say('session.card.head', { ...times, to: time(sheet.closedAt) });
  const names = [
    ...(absent.length ? [[say('session.absent', { n: absent.length }), ...firstLines(say, absent, listedAtMost)]] : []),
    ...(unrecorded.length && !isNotTaken(card)
      ? [[say('session.unrecorded', { n: unrecorded.length }), ...firstLines(say, unrecorded, listedAtMost)]]
      : []),
  ].map((lines) => lines.join('\n'));
  const parts = sheet.discarded
    ? [head, say('session.card.discarded')]
    : [
        head,
        ...(isLesson(sheet) ? [say('session.ahead', { time: time(sheet.lessonAt) })] : []),
        ...stateLines(say, card),
        ...names,
        ...(names.length ? [say('session.only-you')] : []),
      ];
  const history = (sheet.history ?? []).map(({ did, at, before }) =>
    say(`session.history.${did}`, {
      time: time(at),
      from: time(before.openedAt),
      to: time(before.closedAt ?? before.closesAt),
    }),
  );
  return {
    text: [...parts, ...(history.length ? [history.join('\n')] : [])].join('\n\n'),
    buttons: cardButtons(say, card),
  };
}

/** Opened before the lesson of the timetable that it is. */
function isLesson(sheet: Sheet): sheet is Sheet & { lessonAt: number } {
  return sheet.lessonAt !== undefined && !sheet.apart;
}

function stateLines(say: Say, card: SessionCard): string[] {
  const { sheet, timeZone } = card;
  if (sheet.closedAt === undefined) return [say('session.card.open', { until: localTime(sheet.closesAt, timeZone) })];
  if (isNotTaken(card)) return [say('session.card.not-taken')];
  const faces = facesUnnamed(sheet);
  return sheet.unrecorded && faces > 0 ? [say('session.card.faces', { n: faces })] : [];
}

/** Nobody was marked, not even since. */
function isNotTaken({ sheet, tally: { roster, excused, unrecorded } }: SessionCard): boolean {
  return sheet.unrecorded === 'not-taken' && excused + unrecorded === roster;
}

function cardButtons(say: Say, card: SessionCard): Button[][] {
  const { sheet, unrecorded, last } = card;
  const press = (verb: string) => pressData(verb, sheet.class, sheet.session);
  const reopen = (label: string): Button => ({ label, data: press('reopen') });
  const undo = (label: string, id: string): Button => ({
    label,
    data: pressData('turn-back', sheet.class, sheet.session, id),
  });
  const back = last ? [[undo(say(`session.card.button.undo.${last.did}`), last.id)]] : [];
  if (sheet.discarded) return back;
  const others = say('session.card.button.others-absent', { n: unrecorded.length });
  const notTaken = isNotTaken(card);
  const isClosed = sheet.closedAt !== undefined;
  return [
    ...(notTaken ? [[{ ...reopen(say('session.card.button.take')), style: 'primary' as const }]] : []),
    ...(unrecorded.length
      ? [[{ label: notTaken ? say('session.card.button.nobody') : others, data: press('others-absent') }]]
      : []),
    [
      fixButton(say, sheet),
      ...(isClosed && !notTaken ? [reopen(say('session.card.button.reopen'))] : []),
      { label: say('session.card.button.discard'), data: press('discard'), style: 'danger' },
    ],
    [{ label: say('session.card.button.times'), data: press('times') }],
    ...(isLesson(sheet) ? [[{ label: say('session.card.button.apart'), data: press('apart') }]] : []),
    ...back,
  ];
}

/** Before a close that would make most people absent. */
export function closeAskReply(say: Say, at: SessionRef, { notYet, roster }: Tally): Reply {
  return {
    text: say('session.close.ask', { n: notYet, roster }),
    buttons: [
      [
        { label: say('session.close.button.yes'), data: pressData('close-now', at.class, at.session), style: 'danger' },
        { label: say('session.close.button.no'), data: pressData('keep-open') },
      ],
    ],
  };
}

/** One of the last sessions in /session; number 1 is the last. */
export interface SessionLine {
  sheet: Sheet;
  number: number;
  date: string;
  from: string;
  to: string;
  tally: Tally;
}

/** Which of them? The last comes first. */
export function sessionsReply(say: Say, title: string, lines: readonly SessionLine[]): Reply {
  if (lines.length === 0) return { text: say('session.list.none') };
  const rows = lines.map(({ sheet, number, date, from, to, tally: { here, roster } }) =>
    sheet.discarded
      ? say('session.list.line-discarded', { number, date, from, to })
      : say('session.list.line', { number, date, from, to, here, roster }),
  );
  return {
    text: [say('session.list', { title: clip(title) }), rows.join('\n')].join('\n\n'),
    buttons: lines.map(({ sheet, number, date, from }) => [
      {
        label: say('session.list.button', { number, date, from }),
        data: pressData('session', sheet.class, sheet.session),
      },
    ]),
  };
}
