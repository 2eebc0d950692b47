/** A person's name and email: made of what people type, or of what their account is called. */
import { person, type Consent, type Person } from './person.js';

/** Control and invisible direction characters: a name with them reads as another name, or breaks the line it is in. */
const unseen = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/** A name as it is kept: one line, at most 80 characters, with a letter in it. Undefined when the text is none. */
export function readName(text: string): string | undefined {
  const name = text.normalize('NFC').replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ').trim();
  return /\p{L}/u.test(name) && person.shape.name.safeParse(name).success ? name : undefined;
}

/** Undefined when the text is no email address. */
export function readEmail(text: string): string | undefined {
  const parsed = person.shape.email.safeParse(text.trim());
  return parsed.success ? parsed.data : undefined;
}

/** What somebody may change about themselves; an email of `null` is taken away. */
export interface Details {
  name?: string | undefined;
  email?: string | null | undefined;
}

/** Gives back the same object where nothing changes. */
export function setDetails(before: Person, { name = before.name, email = before.email }: Details): Person {
  if (name === before.name && email === before.email) return before;
  const after: Person = { ...before, name };
  if (email === null) delete after.email;
  else if (email !== undefined) after.email = email;
  return after;
}

/** Somebody who has just answered the question for consent. `at`: milliseconds UTC. */
export function newPerson(from: {
  id: string;
  name: string;
  email?: string | undefined;
  account: string;
  language?: string | undefined;
  consent: Consent;
  at: number;
}): Person {
  return {
    id: from.id,
    name: from.name,
    ...(from.email !== undefined && { email: from.email }),
    accounts: [from.account],
    ...(from.language !== undefined && { language: from.language }),
    consent: from.consent,
    templates: [],
    classes: [],
    since: from.at,
  };
}
