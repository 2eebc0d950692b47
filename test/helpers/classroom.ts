/**
 * A class that meets, for dialogues about its sessions: people and roster are there already, so that such a test depends
 * on no other flow. Everything is in memory, and the clock stands still until it is moved.
 */
import { createApp } from '../../src/app.js';
import type { Incoming } from '../../src/chat/event.js';
import type { Class } from '../../src/classes/class.js';
import type { Story } from '../../src/stories/kernel/story.js';
import type { Person } from '../../src/people/person.js';
import { encodeDescriptor } from '../../src/recognition/gallery.js';
import type { Chat } from './dialogue.js';
import { createFakePlatform, type FakePlatform } from './fake-platform.js';
import { createMemoryStage, type MemorySpeaker, type MemoryStage } from './grounds/memory.js';
import { createFakeRecognizer, createFakeServices, photoOf, type FakeServices } from './services.js';

export interface Classroom {
  stage: MemoryStage;
  platform: FakePlatform;
  services: FakeServices;
  group: Chat;
  /** In the class's chat. Host is its administrator; Ann, Bo and Cy are members and registered with their faces. */
  host: MemorySpeaker;
  ann: MemorySpeaker;
  bo: MemorySpeaker;
  cy: MemorySpeaker;
  clock: { at: number; now: () => number };
  handle: (event: Incoming) => Promise<void>;
  /** The minute tick, at the clock's time. */
  tick: () => Promise<void>;
  klass: () => Promise<Class>;
  /** Bugs and refusals that were logged. */
  logged: object[];
  addPerson: (name: string, more?: Partial<Person>) => Promise<Person>;
  /** Another class, in a chat of its own, with these members by name. */
  addClass: (title: string, members: readonly string[], more?: Partial<Class>) => Promise<Chat>;
}

export const start = Date.parse('2026-11-23T08:00:00Z');

export async function createClassroom(stories: readonly Story[], more: Partial<Class> = {}): Promise<Classroom> {
  const clock = { at: start, now: () => clock.at };
  const platform = createFakePlatform();
  const services = createFakeServices(platform, clock);
  const logged: object[] = [];
  const log = (details: object) => void logged.push(details);
  const app = createApp(services, stories, { info: () => undefined, warn: log, error: log });
  const stage = createMemoryStage(platform, (event) => app.handle(event), clock);
  let ticks = 0;

  async function addPerson(name: string, extra: Partial<Person> = {}): Promise<Person> {
    const word = name.toLowerCase();
    const recognizer = createFakeRecognizer();
    const { engine, version } = recognizer;
    const [seen] = await recognizer.look({ data: photoOf(word), width: 1000, height: 1000 }, 'one');
    const descriptor = encodeDescriptor(seen!.descriptor);
    return services.people.add({
      id: `p-${word}`,
      name,
      accounts: [`fake:${word}`],
      consent: { to: 'face', at: start, by: 'self', policy: 'test' },
      templates: [{ engine, version, selfies: [{ event: `enrol-${word}`, at: start, descriptor }] }],
      classes: [],
      since: start,
      ...extra,
    });
  }

  async function addClass(title: string, members: readonly string[], extra: Partial<Class> = {}): Promise<Chat> {
    const group = stage.group(title, { admins: [stage.person('Host')] });
    const id = `c-${title.toLowerCase().replaceAll(' ', '-')}`;
    await services.classes.add({
      id,
      chats: [group.id],
      title,
      timeZone: 'UTC',
      language: 'en',
      hosts: [],
      minors: false,
      members: members.map((name, i) => ({
        person: `p-${name.toLowerCase()}`,
        number: i + 1,
        since: start,
        state: 'on',
      })),
      sessionHours: 3,
      since: start,
      ...extra,
    });
    for (const name of members)
      await services.people.change(`p-${name.toLowerCase()}`, (person) => ({
        ...person,
        classes: [...person.classes, id],
      }));
    return group;
  }

  for (const name of ['Ann', 'Bo', 'Cy']) await addPerson(name);
  const group = await addClass('Class 5b', ['Ann', 'Bo', 'Cy'], more);
  const inGroup = (name: string) => stage.person(name).in(group);
  return {
    stage,
    platform,
    services,
    group,
    host: inGroup('Host'),
    ann: inGroup('Ann'),
    bo: inGroup('Bo'),
    cy: inGroup('Cy'),
    clock,
    handle: (event) => app.handle(event),
    tick: () => app.handle({ kind: 'timer', id: `tick-${++ticks}`, at: clock.at, timer: 'sessions' }),
    klass: async () => (await services.classes.in(group.id))!,
    logged,
    addPerson,
    addClass,
  };
}
