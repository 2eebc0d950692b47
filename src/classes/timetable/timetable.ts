/** When a class meets: a plan in wall-clock times of its zone. Pure; the same timetable where nothing changes. */
import { z } from 'zod';
import { UserError } from '../../errors.js';
import { minutesOfDay, type LocalDate } from './wall-clock.js';

const localDate = z.iso.date();
const minutes = z.number().int().min(0).max(minutesOfDay);
const span = { from: minutes, to: minutes };

export const weekly = z.object({
  id: z.string(),
  /** 1 is Monday, 7 is Sunday; in order. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  ...span,
  /** Every so many weeks, counted from the week of `since`. */
  every: z.number().int().min(1).max(2),
  /** The first and the last date it may be on. */
  since: localDate,
  until: localDate.optional(),
});
export type Weekly = z.infer<typeof weekly>;

/** `imported`: from a calendar file; the next file replaces it. */
export const single = z.object({ date: localDate, ...span, imported: z.boolean() });
export type Single = z.infer<typeof single>;

/** Holidays and breaks: both dates are in it. */
export const pause = z.object({
  id: z.string(),
  from: localDate,
  to: localDate,
  title: z.string().optional(),
  imported: z.boolean(),
});
export type Pause = z.infer<typeof pause>;

/** What somebody asks for, to be added. */
export const additions = z.object({
  weekly: z.array(weekly),
  dates: z.array(single),
  pauses: z.array(pause),
  /** Of a calendar file: they take the place of what the last one said. */
  imported: z.boolean(),
});
export type Additions = z.infer<typeof additions>;

export const timetable = z.object({
  weekly: z.array(weekly),
  dates: z.array(single),
  pauses: z.array(pause),
  /** Minutes after the start of a meeting from which on whoever comes is late; none where nobody is. */
  grace: z.number().int().min(0).optional(),
  /** Minutes after the start of a session at which those who miss it are reminded, if they asked for it. */
  remind: z.number().int().min(0).optional(),
  /** Up to when meetings have been opened or told to be missed, milliseconds UTC. */
  settledUntil: z.number(),
  /** When there is something to do next, milliseconds UTC. */
  due: z.number().optional(),
});
export type Timetable = z.infer<typeof timetable>;

/** Minutes. Ten is what schools commonly allow before late is written down; both can be set. */
const defaultGrace = 10;
export const defaultRemind = 10;

/** More than any class meets in a week, and in a year of single dates; they keep the document small. */
const most = { weekly: 50, dates: 1_000, pauses: 200 };

export const emptyTimetable: Timetable = {
  weekly: [],
  dates: [],
  pauses: [],
  grace: defaultGrace,
  remind: defaultRemind,
  settledUntil: 0,
};

/** Whether the class ever meets by it. */
export function meets({ weekly: rules, dates }: Timetable): boolean {
  return rules.length + dates.length > 0;
}

/** A rule for the same days and time takes the place of the one before it. Throws UserError `schedule.full`. */
export function addWeekly(before: Timetable, rule: Weekly): Timetable {
  const sameTime = (other: Weekly) =>
    other.id === rule.id || (other.from === rule.from && String(other.weekdays) === String(rule.weekdays));
  return within({ ...before, weekly: [...before.weekly.filter((other) => !sameTime(other)), rule] });
}

/** One meeting at a time: another end takes the place of the one before it. Throws UserError `schedule.full`. */
export function addDate(before: Timetable, added: Single): Timetable {
  const others = before.dates.filter(({ date, from }) => date !== added.date || from !== added.from);
  return within({ ...before, dates: sorted([...others, added], ({ date, from }) => `${date} ${from + 10_000}`) });
}

/** Throws UserError `schedule.full`. */
export function addPause(before: Timetable, added: Pause): Timetable {
  const others = before.pauses.filter(({ id }) => id !== added.id);
  return within({ ...before, pauses: sorted([...others, added], ({ from }) => from) });
}

/** What a calendar file says in the place of what the last one said; what was set by hand stays. Throws `schedule.full`. */
export function importCalendar(before: Timetable, dates: readonly Single[], pauses: readonly Pause[]): Timetable {
  const byHand: Timetable = {
    ...before,
    dates: before.dates.filter(({ imported }) => !imported),
    pauses: before.pauses.filter(({ imported }) => !imported),
  };
  const taken = new Set(byHand.dates.map(({ date, from }) => `${date} ${from}`));
  const added = dates.filter(({ date, from }) => !taken.has(`${date} ${from}`));
  return within({
    ...byHand,
    dates: sorted([...byHand.dates, ...added], ({ date, from }) => `${date} ${from + 10_000}`),
    pauses: sorted([...byHand.pauses, ...pauses], ({ from }) => from),
  });
}

/** What is in one timetable and not in the other. */
export function additionsTo(before: Timetable, after: Timetable, imported: boolean): Additions {
  const added = <T>(now: readonly T[], then: readonly T[]) => now.filter((one) => !then.includes(one));
  return {
    ...{ imported, weekly: added(after.weekly, before.weekly) },
    ...(imported
      ? { dates: after.dates.filter((one) => one.imported), pauses: after.pauses.filter((one) => one.imported) }
      : { dates: added(after.dates, before.dates), pauses: added(after.pauses, before.pauses) }),
  };
}

/** Throws UserError `timetable.full`. */
export function addAll(before: Timetable, { weekly: rules, dates, pauses, imported }: Additions): Timetable {
  if (imported) return importCalendar(before, dates, pauses);
  return pauses.reduce(addPause, dates.reduce(addDate, rules.reduce(addWeekly, before)));
}

/** How a button names a single date: `yyyy-mm-dd-minutes`. */
export function idOfDate({ date, from }: Pick<Single, 'date' | 'from'>): string {
  return `${date}-${from}`;
}

/** Takes one rule, date or pause away, by its id. */
export function removeFrom(before: Timetable, id: string): Timetable {
  const without = {
    weekly: before.weekly.filter((rule) => rule.id !== id),
    dates: before.dates.filter((one) => idOfDate(one) !== id),
    pauses: before.pauses.filter((one) => one.id !== id),
  };
  const count = (all: Pick<Timetable, 'weekly' | 'dates' | 'pauses'>) =>
    all.weekly.length + all.dates.length + all.pauses.length;
  return count(without) === count(before) ? before : { ...before, ...without };
}

/** Dates and pauses that are over leave the plan: nothing is due by them any more. */
export function withoutPast(before: Timetable, today: LocalDate): Timetable {
  return {
    ...before,
    weekly: before.weekly.filter(({ until }) => until === undefined || until >= today),
    dates: before.dates.filter(({ date }) => date >= today),
    pauses: before.pauses.filter(({ to }) => to >= today),
  };
}

function within(changed: Timetable): Timetable {
  for (const kind of ['weekly', 'dates', 'pauses'] as const) {
    if (changed[kind].length > most[kind]) throw new UserError('timetable.full', { limit: most[kind] });
  }
  return changed;
}

function sorted<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...all].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
