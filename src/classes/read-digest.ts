/** What follows `/digest`: where the numbers go, and when. */
import { UserError } from '../errors.js';
import type { DigestKind } from './digests.js';
import { readTime, readWeekdays, readPattern } from './timetable/read-words.js';
import { minutesOfDay, type Minutes } from './timetable/wall-clock.js';

/** `place`: as it was typed, `@daily` or a link; none means the chat it was typed in. */
export type DigestRequest =
  | { kind: 'show' }
  | { kind: 'off'; place?: string; here?: true }
  | { kind: 'set'; digest: DigestKind; time: Minutes; place?: string; weekdays: number[]; afterLessons?: true };

const everyDay = [1, 2, 3, 4, 5, 6, 7];
/** The end of the week that most classes have. */
const friday = [5];

const kinds: readonly [RegExp, DigestKind][] = [
  [/^(?:daily|every day)(?=\s|$)/i, 'day'],
  [/^(?:weekly|every week|week)(?=\s|$)/i, 'week'],
  [/^(?:(?:end of )?(?:the )?term)(?=\s|$)/i, 'term'],
];
/** In the place of an hour. */
const afterLessons =
  /^(?:(?:right )?after (?:the )?(?:last )?(?:lessons?|class(?:es)?|sessions?|meetings?))(?=\s|$|,)/i;
/** When a day without a lesson in the timetable has its digest, which comes after the lessons. */
const evening = 21 * 60;

/** A name with its sign, Discord's way of naming a channel, a link to one. */
const place = /^(?:in\s+|to\s+)?(here|[@#]\S+|<#\d+>|https:\/\/\S+)(?=\s|$)/i;

/** Throws UserError `digest.unread` with the part that was not understood. */
export function readDigest(text: string, { language }: { language: string }): DigestRequest {
  const wanted = text.trim();
  if (wanted === '') return { kind: 'show' };
  const off = readPattern(wanted, /^off(?=\s|$)/i);
  if (off) return { kind: 'off', ...readWhere(off.rest) };
  const kind = kinds.find(([pattern]) => pattern.test(wanted));
  let rest = kind ? wanted.replace(kind[0], '').trimStart() : wanted;
  let time: Minutes | undefined;
  let where: string | undefined;
  let weekdays: number[] | undefined;
  let isAfter = false;
  // In any order: people write the days before the hour and after it.
  while (rest !== '') {
    const after = time === undefined ? readPattern(rest, afterLessons) : undefined;
    if (after) {
      [isAfter, time, rest] = [true, evening, after.rest.replace(/^,\s*/, '')];
      continue;
    }
    const clock = time === undefined ? readTime(rest.replace(/^at\s+/i, '')) : undefined;
    const found = where === undefined && !clock ? readPattern(rest, place) : undefined;
    const days =
      weekdays === undefined && !clock && !found ? readWeekdays(rest.replace(/^on\s+/i, ''), { language }) : undefined;
    const read = clock ?? found ?? days;
    if (!read || clock?.value === minutesOfDay) throw unread(rest);
    if (clock) time = clock.value;
    if (found) where = found.value[1];
    if (days) weekdays = days.value;
    rest = read.rest.replace(/^,\s*/, '');
  }
  const digest = kind?.[1] ?? 'day';
  if (time === undefined || (digest === 'term' && weekdays)) throw unread(wanted);
  if (isAfter && digest === 'week' && !weekdays) throw unread(wanted);
  if (digest === 'week' && weekdays && weekdays.length > 1) throw unread(wanted);
  const isHere = where === undefined || where.toLowerCase() === 'here';
  return {
    kind: 'set',
    digest,
    time,
    ...(isAfter && { afterLessons: true as const }),
    ...(!isHere && where !== undefined && { place: where }),
    weekdays: weekdays ?? (digest === 'week' ? friday : everyDay),
  };
}

function readWhere(text: string): { place?: string; here?: true } {
  if (text === '') return {};
  const found = readPattern(text, place);
  if (found?.rest !== '') throw unread(text);
  const name = found.value[1] ?? '';
  return name.toLowerCase() === 'here' ? { here: true } : { place: name };
}

function unread(part: string): UserError {
  return new UserError('digest.unread', { part: part.trim().slice(0, 60) });
}
