/** Two documents that turned out to be one person. Pure. */
import type { Person } from './person.js';

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
