/** Classes and people for the tests of the classes domain. */
import type { Class, Member } from '../../src/classes/class.js';
import type { Person } from '../../src/people/person.js';

export function aClass(over: Partial<Class> = {}): Class {
  return {
    id: 'class1',
    chats: ['web:group'],
    title: 'Class 1',
    timeZone: 'UTC',
    language: 'en',
    hosts: ['web:host'],
    members: [],
    sessionHours: 3,
    since: 0,
    ...over,
  };
}

export function aRow(person: string, number: number, over: Partial<Member> = {}): Member {
  return { person, number, since: 0, state: 'on', ...over };
}

export function aPerson(id: string, name: string, over: Partial<Person> = {}): Person {
  return { id, name, accounts: [], templates: [], classes: [], since: 0, ...over };
}
