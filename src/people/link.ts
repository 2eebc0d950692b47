/** One human with two registrations, by their own word: they used a code of the one as the other. Pure. */
import { addExcuse } from './excuses.js';
import { absorb } from './merge.js';
import type { Consent, Person } from './person.js';

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
