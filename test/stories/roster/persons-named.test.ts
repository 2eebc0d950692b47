/** Every command and every button that takes a person, with persons who are none of this class's. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageReceived } from '../../../src/chat/event.js';
import { stories } from '../../../src/stories/every-story.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';

let room: Classroom;
let session = '';

/** Zed and Pip (no account) are of another class, Wim is registered and of none, Fay was on this roster and is forgotten. */
beforeEach(async () => {
  room = await createClassroom(stories, { hosts: ['fake:host'], minors: true });
  for (const name of ['Zed', 'Wim', 'Fay']) await room.addPerson(name, { email: `${name.toLowerCase()}@example.org` });
  await room.addPerson('Pip', { accounts: [], email: 'pip@example.org' });
  const elsewhere = await room.addClass('Class 6a', ['Zed', 'Pip'], { hosts: ['fake:other'] });
  room.platform.admins.delete(`${elsewhere.id} ${room.host.account}`);
  for (const name of ['zed', 'wim']) room.platform.absent.add(`${room.group.id} fake:${name}`);
  await room.host.says('/roster add Robert');
  const act = { accepted: false, at: 1, by: 'fake:other', event: 'e' };
  const excuse = {
    id: 'x',
    class: 'c-class-6a',
    from: '2026-11-23',
    to: '2026-11-23',
    reason: '',
    at: 1,
    decision: act,
  };
  await room.services.people.change('p-zed', (now) => ({ ...now, excuses: [excuse] }));
  await room.services.classes.change('c-class-5b', (now) => ({
    ...now,
    members: [...now.members, { person: 'p-fay', number: 5, since: 0, state: 'left' }],
  }));
  await room.services.people.forget('p-fay');
  await room.host.says('/open');
  session = (await room.klass()).open!;
});

/** But for which lists are open: a host's own forged press may open one. */
async function everything(): Promise<string> {
  const { services } = room;
  const ids = ['c-class-5b', 'c-class-6a'];
  const classes = await Promise.all(ids.map((id) => services.classes.get(id)));
  const sheets = await Promise.all(ids.map((id) => services.sheets.between(id, 0, Number.MAX_SAFE_INTEGER)));
  const butLists = (key: string, value: unknown) => (key === 'lists' ? undefined : value);
  return JSON.stringify([services.everybody(), classes, sheets], butLists);
}

/** What the bot has said since, without what the command itself said. */
const said = (since: number) =>
  [...room.platform.said, ...room.platform.toasts]
    .filter(({ at }) => at > since)
    .map(({ text }) => text)
    .join('\n');

const robert = () => room.services.everybody().find(({ name }) => name === 'Robert')!.id;

/** A name, an ordinal of another class, or a mention with the account it stands for. */
const persons: [string, MessageReceived['mentions']][] = [
  ['Zed', []],
  ['Pip', []],
  ['Wim', []],
  ['Fay', []],
  ['#5', []],
  ['#77', []],
  ['p-zed', []],
  ['@z', [{ account: 'fake:zed', text: '@z' }]],
  ['@w', [{ account: 'fake:wim', text: '@w' }]],
  ['@f', [{ account: 'fake:fay', text: '@f' }]],
];

const commands: ((person: string) => string)[] = [
  (person) => `/mark ${person} present`,
  (person) => `/profile ${person}`,
  (person) => `/profile ${person} week`,
  (person) => `/summary week ${person}`,
  (person) => `/roster enrol ${person}`,
  (person) => `/roster consent ${person}`,
  (person) => `/roster remove ${person}`,
  (person) => `/roster merge Robert, ${person}`,
  (person) => `/roster merge ${person}, Robert`,
  (person) => `/roster merge Bo ${person}`,
  (person) => `/host ${person}`,
];

describe('a person who is not of this class', () => {
  it.each(persons)('is not found as %s by any command, and nothing of them is told', async (person, mentions) => {
    // Somebody of this chat who has not registered may be a host: of Fay, who is forgotten, nothing is known any more.
    const tried = person === '@f' ? commands.filter((one) => !one('').startsWith('/host')) : commands;
    for (const command of tried) {
      const before = await everything();
      const since = room.platform.next();
      await room.host.says(command(person), { mentions });
      expect(await everything(), command(person)).toBe(before);
      expect(said(since), command(person)).toMatch(/nobody called|could not tell which two|not registered with me/);
      expect(said(since).replaceAll(person, ''), command(person)).not.toMatch(/Zed|Pip|Wim|Fay|@example\.org/);
    }
    expect(room.logged).toEqual([]);
  });

  const ids = ['p-zed', 'p-pip', 'p-wim', 'p-fay', 'p-guess', '', '77', '-1', '5'];
  const presses: ((id: string) => string)[] = [
    (id) => `merge:c-class-5b:${robert()}:${id}`,
    (id) => `merge:c-class-5b:${id}:${robert()}`,
    (id) => `merge:c-class-5b:${id}:p-bo`,
    (id) => `merge:c-class-6a:p-pip:${id}`,
    (id) => `nomerge:c-class-5b:${id}`,
    (id) => `merge-me:c-class-5b:${id}:yes`,
    (id) => `guardian:c-class-5b:${id}:0`,
    (id) => `unguard:c-class-5b:${id}`,
    (id) => `enrol-yes:c-class-5b:${id}`,
    (id) => `enrol-done:c-class-5b:${id}`,
    (id) => `roster-back:c-class-5b:${id}`,
    (id) => `erase:c-class-5b:${id}:sure`,
    (id) => `letin:c-class-5b:${id}`,
    (id) => `keepout:c-class-5b:${id}`,
    (id) => `roster-letin:c-class-5b:${id}:0`,
    (id) => `roster-keepout:c-class-5b:${id}:0`,
    (id) => `claim:yes:c-class-5b:${session}:${id}`,
    (id) => `claim:no:c-class-5b:${session}:${id}`,
    (id) => `excused:yes:c-class-5b:${id}:x`,
    (id) => `unhost:c-class-5b:${id}`,
    (id) => `not-me:c-class-5b:${session}:${id}`,
    (id) => `pick:c-class-5b:${session}:photo:1:${id}`,
    ...['profile', 'marks', 'marks-page', 'fix-set'].map((verb) => (id: string) => {
      const number = id === '5' ? '78' : id;
      return verb === 'fix-set'
        ? `fix-set:c-class-5b:${session}:${number}:present:0`
        : `${verb}:c-class-5b:${number}:term:0`;
    }),
  ];

  it.each(ids)('is not reached by the forged data %j of any button', async (id) => {
    const press = await room.host.taps('I’m here');
    for (const [i, dataOf] of presses.entries()) {
      const data = dataOf(id);
      const before = await everything();
      const since = room.platform.next();
      await room.handle({ ...press, id: `forged ${i}`, data });
      expect(await everything(), data).toBe(before);
      expect(said(since), data).not.toMatch(/Zed|Pip|Wim|Fay|@example\.org/);
    }
    expect(room.logged).toEqual([]);
  });
});
