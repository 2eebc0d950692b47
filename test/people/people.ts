import type { Sheet } from '../../src/attendance/sheet.js';
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

/** What entries have in common. */
const entry = { event: 'e', status: 'present', how: 'photo', by: 'web:host' } as const;

/** Ann is in it as member and as host. */
export const aSheet: Sheet = {
  class: 'class',
  session: 's1',
  openedAt: 10,
  openedBy: 'web:ann',
  closesAt: 99,
  roster: ['ann', 'bo'],
  entries: [
    { ...entry, id: '1', at: 30, person: 'ann' },
    { ...entry, id: '2', at: 30, person: 'bo', by: 'web:ann', undone: { event: 'u', at: 31, by: 'web:ann' } },
  ],
  photos: [
    {
      id: 'f',
      event: 'e',
      at: 20,
      by: 'web:ann',
      faces: 2,
      unknown: 0,
      tooSmall: 0,
      questions: [
        {
          face: 1,
          candidates: [{ person: 'ann', distance: 0.5 }],
          answer: { event: 'x', at: 21, by: 'web:ann', person: 'ann' },
        },
      ],
    },
    { id: 'g', event: 'e', at: 25, by: 'web:host', faces: 1, unknown: 1, tooSmall: 0, questions: [] },
  ],
  claims: [
    { event: 'c', at: 15, person: 'ann', settled: { event: 'd', at: 16, by: 'web:host', accepted: true } },
    { event: 'c2', at: 15, person: 'bo', settled: { event: 'd2', at: 16, by: 'web:ann', accepted: true } },
  ],
  denials: [{ event: 'n', at: 40, person: 'ann' }],
};
