/** What is kept about a person outside their own document: rosters and sheets. */
import type { Entry, Sheet } from '../attendance/sheet.js';
import type { Class, Member } from '../classes/class.js';
import type { Person } from './person.js';

/** Where they stand in one class. */
export interface Membership {
  title: string;
  member: Member | undefined;
  isHost: boolean;
}

export function membershipsOf(person: Person, classes: readonly Class[]): Membership[] {
  return classes.map((klass) => ({
    title: klass.title,
    member: klass.members.find((member) => member.person === person.id),
    isHost: klass.hosts.some((host) => person.accounts.includes(host)),
  }));
}

/** One line of a sheet that is about them. `at`: milliseconds UTC. */
export type Trace =
  | { kind: 'mark'; title: string; at: number; entry: Entry }
  | { kind: 'claim' | 'denial' | 'contest' | 'candidate'; title: string; at: number };

/** Everything these sheets of one class say of a person, oldest first. */
export function tracesOf(person: Person, title: string, sheets: readonly Sheet[]): Trace[] {
  const isTheirs = (one: { person: string }) => one.person === person.id;
  return sheets
    .flatMap((sheet): Trace[] => [
      ...sheet.entries.filter(isTheirs).map((entry) => ({ kind: 'mark' as const, title, at: entry.at, entry })),
      ...sheet.claims.filter(isTheirs).map(({ at }) => ({ kind: 'claim' as const, title, at })),
      ...(sheet.contests ?? []).filter(isTheirs).map(({ at }) => ({ kind: 'contest' as const, title, at })),
      ...sheet.denials.filter(isTheirs).map(({ at }) => ({ kind: 'denial' as const, title, at })),
      ...sheet.photos
        .filter(({ questions }) => questions.some(({ candidates }) => candidates.some(isTheirs)))
        .map(({ at }) => ({ kind: 'candidate' as const, title, at })),
    ])
    .sort((a, b) => a.at - b.at);
}

/** How often sheets name one of their accounts as who did something: sent a photo, marked somebody, answered, opened. */
export function actsOf({ accounts }: Person, sheets: readonly Sheet[]): number {
  const isTheirs = (by: string | undefined) => by !== undefined && accounts.includes(by);
  const acts = sheets.flatMap((sheet) => [
    sheet.openedBy,
    ...(sheet.history ?? []).map(({ by }) => by),
    ...sheet.entries.flatMap(({ by, undone }) => [by, undone?.by]),
    ...sheet.photos.flatMap(({ by, undone, questions }) => [by, undone?.by, ...questions.map((q) => q.answer?.by)]),
    ...[...sheet.claims, ...(sheet.contests ?? [])].map(({ settled }) => settled?.by),
  ]);
  return acts.filter(isTheirs).length;
}
