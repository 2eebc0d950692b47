/** Two documents that turned out to be one person. Pure. */
import { addExcuse } from './excuses.js';
import type { Consent, Person } from './person.js';

/** Whether `from` may be merged into somebody: only who has no account, for accounts are joined by their owners. */
export function mayMerge(from: Person, into: Person): boolean {
  return from.id !== into.id && from.accounts.length === 0;
}

/**
 * What `into` takes over of `from`: classes, the earlier beginning, an email where they have none. Templates follow
 * consent: somebody with an account decides alone, so without their own yes what a host recorded of their face is not
 * taken over; with it, only for engines of which they have no selfies of their own, for these are surely theirs. Somebody
 * without an account takes over the consent a host recorded. Repeating it changes nothing.
 */
export function absorb(into: Person, from: Person): Person {
  const email = into.email ?? from.email;
  const consent = into.consent ?? (into.accounts.length === 0 ? from.consent : undefined);
  const own = new Set(into.templates.map(({ engine, version }) => `${engine} ${version}`));
  const templates =
    consent?.to === 'face'
      ? [...into.templates, ...from.templates.filter(({ engine, version }) => !own.has(`${engine} ${version}`))]
      : into.templates;
  return {
    ...into,
    ...(email !== undefined && { email }),
    ...(consent && { consent }),
    templates,
    classes: [...new Set([...into.classes, ...from.classes])],
    since: Math.min(into.since, from.since),
  };
}

// One human with two registrations, by their own word: they used a code of the one as the other. Pure.

/** The account becomes one of the person's. Repeating it changes nothing. */
export function addAccount(person: Person, account: string): Person {
  if (person.accounts.includes(account)) return person;
  return { ...person, accounts: [...person.accounts, account] };
}

/**
 * What `into` becomes when `from` is the same human: accounts, classes and excuses of both, and `into`'s name, email and templates,
 * or `from`'s where it has none. Of their two answers about their face the later one counts, also for what is kept: who
 * said no last has no templates. Repeating it changes nothing.
 */
export function unite(into: Person, from: Person): Person {
  const consent = later(into.consent, from.consent);
  const both = absorb({ ...into, ...(consent && { consent }) }, from);
  const accounts = [...new Set([...into.accounts, ...from.accounts])];
  const excuses = (from.excuses ?? []).reduce(addExcuse, into).excuses?.toSorted((a, b) => a.at - b.at);
  const wantsReminders = into.wantsReminders ?? from.wantsReminders;
  return {
    ...both,
    accounts,
    templates: consent?.to === 'face' ? both.templates : [],
    ...(excuses && { excuses }),
    ...(wantsReminders && { wantsReminders }),
  };
}

function later(a: Consent | undefined, b: Consent | undefined): Consent | undefined {
  return a && b ? (b.at > a.at ? b : a) : (a ?? b);
}
