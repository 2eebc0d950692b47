import type { Class, Member } from '../../src/classes/class.js';
import type { Consent, Person } from '../../src/people/person.js';

export const faceConsent: Consent = { to: 'face', at: 1, by: 'self', policy: 'test' };
export const noFace: Consent = { ...faceConsent, to: 'no-face' };

export function aPerson({
  consent,
  ...more
}: Partial<Omit<Person, 'consent'>> & { consent?: Consent | undefined }): Person {
  return {
    id: 'ann',
    name: 'Ann',
    accounts: ['web:ann'],
    templates: [],
    classes: [],
    since: 1,
    ...(consent && { consent }),
    ...more,
  };
}

/** With Ann and Bo on its roster; `of` is about Ann's row. */
export function aClass(more: Partial<Class> = {}, of: Partial<Member> = {}): Class {
  return {
    id: 'class',
    chats: ['web:group'],
    title: 'Class 5b',
    timeZone: 'UTC',
    language: 'en',
    hosts: ['web:host'],
    members: [
      { person: 'ann', number: 1, since: 1, state: 'on', ...of },
      { person: 'bo', number: 2, since: 1, state: 'on' },
    ],
    sessionHours: 3,
    since: 1,
    ...more,
  };
}
