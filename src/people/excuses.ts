/** Excuses of a person: asked, decided, and what they cover. Pure; the same person where nothing changes. */
import type { ClassId } from '../classes/class.js';
import type { LocalDate } from '../classes/timetable/wall-clock.js';
import type { Excuse, Person } from './person.js';

/** Excuses kept of one person: more than one a week for two years. The oldest decided ones go first. */
const most = 100;

/** An excuse that is there already, asked by the same event, stays as it is. */
export function addExcuse(person: Person, added: Excuse): Person {
  const before = person.excuses ?? [];
  if (before.some(({ id }) => id === added.id)) return person;
  const all = [...before, added];
  const surplus = all.filter(({ decision }) => decision).slice(0, Math.max(0, all.length - most));
  return { ...person, excuses: all.filter((one) => !surplus.includes(one)) };
}

/** Whether they have asked for the same, with the same words, and were not refused. */
export function hasAsked(
  { excuses = [] }: Person,
  { class: id, from, to, reason }: Omit<Excuse, 'id' | 'at'>,
): boolean {
  return excuses.some(
    (one) =>
      one.class === id &&
      one.from === from &&
      one.to === to &&
      one.reason === reason &&
      one.decision?.accepted !== false,
  );
}

/** Whoever asked asks no more. */
export function removeExcuse(person: Person, id: string): Person {
  return excuseOf(person, id) ? { ...person, excuses: person.excuses?.filter((one) => one.id !== id) } : person;
}

/** The first decision holds. */
export function decideExcuse(person: Person, id: string, decision: NonNullable<Excuse['decision']>): Person {
  const found = excuseOf(person, id);
  if (!found || found.decision) return person;
  return { ...person, excuses: (person.excuses ?? []).map((one) => (one === found ? { ...one, decision } : one)) };
}

export function excuseOf(person: Person, id: string): Excuse | undefined {
  return person.excuses?.find((one) => one.id === id);
}

/** What a host approved for this day of this class. */
export function excusedOn(person: Person, klass: ClassId, date: LocalDate): Excuse | undefined {
  return person.excuses?.find(
    (one) => one.class === klass && one.decision?.accepted && one.from <= date && date <= one.to,
  );
}

/** Those of a class that no host has decided on. */
export function waitingExcuses(person: Person, klass: ClassId): Excuse[] {
  return (person.excuses ?? []).filter((one) => one.class === klass && !one.decision);
}

/** Without these accounts as who decided: they are forgotten. */
export function withoutDecider(person: Person, accounts: readonly string[]): Person {
  const isTheirs = ({ decision }: Excuse) => decision !== undefined && accounts.includes(decision.by);
  if (!person.excuses?.some(isTheirs)) return person;
  return {
    ...person,
    excuses: person.excuses.map((one) =>
      one.decision && isTheirs(one) ? { ...one, decision: { ...one.decision, by: 'former' } } : one,
    ),
  };
}
