/** Numbers of many sessions: by person and by session. Pure; in time linear in the marks. */
import { isHere, marksOf, meanings, type Standing } from '../attendance/marks.js';
import {
  isExtra,
  perStatus,
  statuses,
  type Entry,
  type SessionId,
  type Sheet,
  type Status,
} from '../attendance/sheet.js';
import type { PersonId } from '../people/person.js';

export type Counts = Record<Status, number>;

export interface SessionNumbers {
  session: SessionId;
  /** When it opened and closed, milliseconds UTC. */
  from: number;
  to: number;
  counts: Counts;
  rate: number | undefined;
}

export interface PersonNumbers {
  person: PersonId;
  counts: Counts;
  rate: number | undefined;
  /** Sessions attended one after the other, up to the last, and at the best time. Excused ones neither count nor break it. */
  streak: number;
  bestStreak: number;
  /** Absences one after the other, up to the last session. */
  absentInARow: number;
}

export interface ClassNumbers {
  /** Closed sessions, in order. */
  sessions: SessionNumbers[];
  /** In no particular order. */
  people: Map<PersonId, PersonNumbers>;
  counts: Counts;
  rate: number | undefined;
  /** The rates of the earlier and the later half; undefined where there are too few sessions to compare. */
  trend: { before: number; after: number } | undefined;
  /** Sessions that are still open, which count nowhere yet. */
  open: number;
}

/** A comparison of fewer sessions is a comparison of two evenings. */
const fewestForTrend = 4;

export const noCounts = (): Counts => perStatus(() => 0);

/** How many there are of each; whoever is not marked yet is none. */
export function countsOf(marks: Iterable<{ status: Standing }>): Counts {
  const counts = noCounts();
  for (const { status } of marks) if (status !== 'not-yet') counts[status] += 1;
  return counts;
}

/**
 * The share of sessions attended, also late or from elsewhere, of those that count: who was excused is not held to have missed one.
 * Between 0 and 1; undefined where none counts.
 */
export function rateOf(counts: Counts): number | undefined {
  const counted = countedOf(counts);
  return counted === 0 ? undefined : attendedOf(counts) / counted;
}

/** Those that stand in a report: all that every class has, and the others where they occur. */
export function statusesIn(counts: readonly Counts[]): Status[] {
  return statuses.filter((status) => !isExtra(status) || counts.some((own) => own[status] > 0));
}

/** Of sessions that count for a rate. */
export function countedOf(counts: Counts): number {
  return sumOf(counts, (status) => meanings[status] !== 'uncounted');
}

export function attendedOf(counts: Counts): number {
  return sumOf(counts, isHere);
}

export function sumOf(counts: Counts, which: (status: Status) => boolean = () => true): number {
  return statuses.filter(which).reduce((sum, status) => sum + counts[status], 0);
}

/** `now`: who somebody is today, where they were merged into another since. */
export function numbersOf(
  sheets: readonly Sheet[],
  now: (person: PersonId) => PersonId = (person) => person,
): ClassNumbers {
  const people = new Map<PersonId, PersonNumbers>();
  const sessions: SessionNumbers[] = [];
  const counts = noCounts();
  const closed = sheets.filter(({ closedAt }) => closedAt !== undefined);
  for (const sheet of closed) {
    const own = noCounts();
    for (const [id, { status }] of marksOf(sheet)) {
      if (status === 'not-yet') continue;
      own[status] += 1;
      counts[status] += 1;
      const person = now(id);
      let numbers = people.get(person);
      if (!numbers) people.set(person, (numbers = nobodyYet(person)));
      addMark(numbers, status);
    }
    const { session, openedAt: from, closesAt, closedAt: to = closesAt } = sheet;
    sessions.push({ session, from, to, counts: own, rate: rateOf(own) });
  }
  for (const numbers of people.values()) numbers.rate = rateOf(numbers.counts);
  const open = sheets.length - closed.length;
  return { sessions, people, counts, rate: rateOf(counts), trend: trendOf(sessions), open };
}

function nobodyYet(person: PersonId): PersonNumbers {
  return { person, counts: noCounts(), rate: undefined, streak: 0, bestStreak: 0, absentInARow: 0 };
}

function addMark(numbers: PersonNumbers, status: Status): void {
  numbers.counts[status] += 1;
  if (meanings[status] === 'uncounted') return;
  const attended = isHere(status);
  numbers.streak = attended ? numbers.streak + 1 : 0;
  numbers.absentInARow = attended ? 0 : numbers.absentInARow + 1;
  numbers.bestStreak = Math.max(numbers.bestStreak, numbers.streak);
}

function trendOf(sessions: readonly SessionNumbers[]): ClassNumbers['trend'] {
  if (sessions.length < fewestForTrend) return undefined;
  const middle = Math.floor(sessions.length / 2);
  const before = rateOf(together(sessions.slice(0, middle)));
  const after = rateOf(together(sessions.slice(middle)));
  return before === undefined || after === undefined ? undefined : { before, after };
}

/** The counts of several sessions in one. */
export function together(sessions: readonly { counts: Counts }[]): Counts {
  const sum = noCounts();
  for (const { counts } of sessions) {
    for (const status of statuses) sum[status] += counts[status];
  }
  return sum;
}

/** One session as one person has it. */
export interface OwnMark {
  session: SessionId;
  from: number;
  to: number;
  open: boolean;
  status: Standing;
  /** What decided, where something did. */
  entry: Entry | undefined;
}

/** Their marks in the sessions they were expected in, in order. */
export function marksOfPerson(
  sheets: readonly Sheet[],
  person: PersonId,
  now: (person: PersonId) => PersonId = (id) => id,
): OwnMark[] {
  return sheets.flatMap((sheet) => {
    const theirs = sheet.roster.filter((id) => now(id) === person);
    if (theirs.length === 0) return [];
    const marks = marksOf(sheet);
    const mark = marks.get(theirs.find((id) => marks.get(id)?.entry) ?? theirs[0]!);
    const { session, openedAt: from, closesAt, closedAt } = sheet;
    return [
      {
        ...{ session, from, to: closedAt ?? closesAt, open: closedAt === undefined },
        ...{ status: mark?.status ?? 'not-yet', entry: mark?.entry },
      },
    ];
  });
}

/** The numbers of one person's marks; sessions that are still open do not count. */
export function numbersOfPerson(person: PersonId, marks: readonly OwnMark[]): PersonNumbers {
  const numbers = nobodyYet(person);
  for (const { open, status } of marks) if (!open && status !== 'not-yet') addMark(numbers, status);
  return { ...numbers, rate: rateOf(numbers.counts) };
}

// Who is at risk, and by which rule.

export type Risk = 'below-rate' | 'absent-in-a-row' | 'out-of-reach';

export interface RiskRules {
  /** Between 0 and 1; without it nobody is below it. */
  requiredRate?: number | undefined;
  /** Sessions still to come that count for it, and those that are open, as far as they are known. */
  remaining?: number | undefined;
  /** Of those that are open: in how many they are absent already, or excused. */
  open?: { absent: number; excused: number } | undefined;
}

/** Absences one after the other that are worth a look, whatever the rate. */
const absencesInARow = 3;
/** One absence in the first two sessions says nothing of anybody. */
export const fewestForRate = 3;

/**
 * The rules that somebody meets, the gravest first: even with every session to come they would stay below the required
 * rate; they are below it; they were absent several times in a row.
 */
export function risksOf({ counts, rate, absentInARow }: PersonNumbers, rules: RiskRules): Risk[] {
  const { requiredRate, remaining, open = { absent: 0, excused: 0 } } = rules;
  const risks: Risk[] = [];
  if (requiredRate !== undefined && rate !== undefined) {
    const [attended, counted] = [attendedOf(counts), countedOf(counts)];
    const left = remaining === undefined ? undefined : remaining - open.excused;
    const best = left === undefined ? undefined : (attended + left - open.absent) / (counted + left);
    if (best !== undefined && best < requiredRate) risks.push('out-of-reach');
    else if (rate < requiredRate && counted >= fewestForRate) risks.push('below-rate');
  }
  if (absentInARow >= absencesInARow) risks.push('absent-in-a-row');
  return risks;
}

/** A rate as it is shown, 0 to 1: what is below the required one is not rounded up to it. */
export function shownRate(rate: number, requiredRate: number | undefined): number {
  const isRoundedUp = requiredRate !== undefined && rate < requiredRate && Math.round(rate * 100) / 100 >= requiredRate;
  return isRoundedUp ? Math.floor(rate * 100) / 100 : rate;
}
