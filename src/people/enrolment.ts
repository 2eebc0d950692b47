/** What a person's templates are made of: selfies accepted one by one, and consent, which comes first and ends it all. */
import { maxSelfies, type Consent, type Person, type Template } from './person.js';

/** Which recognizer made a descriptor. Templates of another engine or version are never compared. */
export interface Engine {
  engine: string;
  version: string;
}

export type Selfie = Template['selfies'][number];

/** The selfies this recognizer can use; none when they were made by another, and a new one is needed. */
export function selfiesOf(person: Person, by: Engine): readonly Selfie[] {
  return person.templates.find((made) => isBy(made, by))?.selfies ?? [];
}

/** Whether recognition can know this person: consent, and a selfie of this engine. */
export function isEnrolled(person: Person, by: Engine): boolean {
  return person.consent?.to === 'face' && selfiesOf(person, by).length > 0;
}

/**
 * Adds selfies, oldest first, as far as there is room. Without consent nothing is added, and a selfie that is there
 * already is not added again. `afresh` lets go of whatever other selfies there were, of every engine.
 */
export function enrol(person: Person, by: Engine, added: readonly Selfie[], afresh = false): Person {
  if (person.consent?.to !== 'face' || added.length === 0) return person;
  const wanted = new Set(added.map(({ event }) => event));
  const before = selfiesOf(person, by).filter(({ event }) => !afresh || wanted.has(event));
  const known = new Set(before.map(({ event }) => event));
  const selfies = [...before, ...added.filter(({ event }) => !known.has(event))].slice(0, maxSelfies);
  const others = afresh ? [] : person.templates.filter((made) => !isBy(made, by));
  return { ...person, templates: [...others, { engine: by.engine, version: by.version, selfies }] };
}

/** Records consent as given last. Whoever withdraws it keeps no template, from this moment on. */
export function setConsent(person: Person, consent: Consent): Person {
  return { ...person, consent, templates: consent.to === 'face' ? person.templates : [] };
}

function isBy(made: Engine, by: Engine): boolean {
  return made.engine === by.engine && made.version === by.version;
}
