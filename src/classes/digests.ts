/** Where and when a class's numbers are posted by themselves. Pure; the same digests where nothing changes. */
import { UserError } from '../errors.js';
import { addDays, dateOf, instantOf, type LocalDate, minutesOfDay, weekdayOf } from './timetable/wall-clock.js';
import { z } from 'zod';

/** `day`: that day's sessions. `week`: those that ended since the last one. `term`: the term, on its last day. */
export const digestKinds = ['day', 'week', 'term'] as const;
export type DigestKind = (typeof digestKinds)[number];

/** One that was posted, so that it can be brought up to date. Instants are milliseconds UTC. */
export const postedDigest = z.object({
  message: z.string(),
  /** The local day it is for, when its time began, when it was due, and when it was posted. */
  day: z.iso.date(),
  from: z.number(),
  due: z.number(),
  at: z.number(),
  /** A hash of what it said. */
  said: z.string(),
});
export type PostedDigest = z.infer<typeof postedDigest>;

/** So many are brought up to date: a month of daily ones. */
const mostPosted = 31;

export const digestSchema = z.object({
  id: z.string(),
  chat: z.string(),
  /** What the chat is called there. */
  title: z.string(),
  kind: z.enum(digestKinds),
  /** Minutes of the class's wall clock. */
  time: z.number().int().min(0).max(minutesOfDay),
  /** Not then, but after the day's last lesson; `time` is for a day that has none in the timetable. */
  afterLessons: z.literal(true).optional(),
  /** ISO weekdays, 1 is Monday; of a weekly one the only day. A term's end may be any. */
  weekdays: z.array(z.number().int().min(1).max(7)),
  /** Milliseconds UTC: what was due before is not made up for. */
  since: z.number(),
  /** The last local day that is settled: posted, or found to have nothing to post. Never gone back behind. */
  last: z.iso.date().optional(),
  /** Of a weekly one: up to when it told of sessions, milliseconds UTC. The next one begins there. */
  until: z.number().optional(),
  /** The local day whose digest was begun to be sent, and not yet noted as sent. */
  trying: z.iso.date().optional(),
  /** How often one was sent anew though it may have been there already: a process died between sending and noting. */
  doubted: z.number().int().optional(),
  /** The last ones, oldest first. */
  posted: z.array(postedDigest).optional(),
  /** The platform refuses: hosts were told, and one is tried again when the next is due. */
  refused: z.literal(true).optional(),
});
export type Digest = z.infer<typeof digestSchema>;

export const digests = z.object({
  digests: z.array(digestSchema),
  /** When there is something to do next, milliseconds UTC. */
  due: z.number().optional(),
});
export type Digests = z.infer<typeof digests>;

export const noDigests: Digests = { digests: [] };

/** Targets of one class: more would be a mistake, or mischief. */
const most = 20;

/** One of each kind for a chat: a new time takes the place of the old one. Throws UserError `digest.full`. */
export function addDigest(before: Digests, added: Digest): Digests {
  const same = before.digests.find(({ chat, kind }) => chat === added.chat && kind === added.kind);
  // The day that is settled stays settled: another hour is no second digest.
  const { last, posted } = same ?? {};
  const kept: Digest = { ...added, ...(last !== undefined && { last }), ...(posted && { posted }) };
  const others = before.digests.filter((other) => other !== same);
  if (others.length >= most) throw new UserError('digest.full', { limit: most });
  return { ...before, digests: [...others, kept] };
}

export function removeDigests(before: Digests, isMeant: (digest: Digest) => boolean): Digests {
  const left = before.digests.filter((one) => !isMeant(one));
  return left.length === before.digests.length ? before : { ...before, digests: left };
}

export function changeDigest(before: Digests, id: string, apply: (digest: Digest) => Digest): Digests {
  return { ...before, digests: before.digests.map((one) => (one.id === id ? apply(one) : one)) };
}

export function notePosted(digest: Digest, posted: PostedDigest): Digest {
  return { ...digest, posted: [...(digest.posted ?? []), posted].slice(-mostPosted) };
}

// Which digests are due, and when the next ones are. Milliseconds UTC; days and times are the class's.

/**
 * What of a class a digest's time depends on. `termEnd`: the term's last day, where there is one; `lessonsEnd`: when a day's
 * lessons are over by the timetable, milliseconds UTC, where it has any.
 */
export interface DigestCalendar {
  timeZone: string;
  termEnd: LocalDate | undefined;
  lessonsEnd: (day: LocalDate) => number | undefined;
}

/** Days for which a digest that could not be posted is still due, under its own date: a term's end is not lost to a holiday. */
const patience: Record<DigestKind, number> = { day: 1, week: 6, term: 60 };

/** When a day's digest is due, milliseconds UTC. */
export function digestTime({ time, afterLessons }: Digest, day: LocalDate, calendar: DigestCalendar): number {
  return (afterLessons ? calendar.lessonsEnd(day) : undefined) ?? instantOf(day, time, calendar.timeZone);
}

/**
 * The first local day of which this digest is due now, and when it was. It stays due until it is settled or too long ago, so
 * that it comes late rather than never.
 */
export function digestDueAt(
  digest: Digest,
  calendar: DigestCalendar,
  at: number,
): { day: LocalDate; since: number } | undefined {
  const { timeZone, termEnd } = calendar;
  const today = dateOf(at, timeZone);
  for (let back = patience[digest.kind]; back >= 0; back--) {
    const day = addDays(today, -back);
    if (!isOn(digest, day, termEnd) || isSettled(digest, day)) continue;
    const since = digestTime(digest, day, calendar);
    if (digest.since <= since && since <= at) return { day, since };
  }
  return undefined;
}

/** Also where a class moved to a zone in which it is yesterday: that day had its digest. */
function isSettled({ last }: Digest, day: LocalDate): boolean {
  return last !== undefined && last >= day;
}

function isOn({ kind, weekdays }: Digest, day: LocalDate, termEnd: LocalDate | undefined): boolean {
  return kind === 'term' ? day === termEnd : weekdays.includes(weekdayOf(day));
}

/** When this digest is due next after `at`; undefined for the end of a term that is over, or not set. */
export function nextDigest(digest: Digest, calendar: DigestCalendar, at: number): number | undefined {
  const { timeZone, termEnd } = calendar;
  const today = dateOf(at, timeZone);
  const days = digest.kind === 'term' ? (termEnd === undefined ? [] : [termEnd]) : week.map((i) => addDays(today, i));
  for (const day of days) {
    if (!isOn(digest, day, termEnd) || isSettled(digest, day)) continue;
    const time = digestTime(digest, day, calendar);
    if (time > at && time >= digest.since) return time;
  }
  return undefined;
}

/** Today and the same weekday a week from now: what is due at this hour today is due then again. */
const week = [0, 1, 2, 3, 4, 5, 6, 7];
