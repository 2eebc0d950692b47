/** What is private stays so on Telegram, whoever asks in the group: the whole bot, every command, by the calls it makes. */
import { describe, expect, it } from 'vitest';
import type { Person } from '@rollcall/fake-telegram';
import { everyLine } from '../../helpers/every-line.js';
import { openSchool, type School } from './school.js';
import { startTelegram } from './started.js';

/** Names that only hosts know, an address, and a reason. */
const secret = /zelda|zora|quentin|quince|ann@example|dentist/i;

interface Asking {
  school: School;
  group: Awaited<ReturnType<School['makeClass']>>;
  /** A member, and no more than that. */
  bo: Person;
  asks: (line: string) => Promise<void>;
  /** They open a link that the group was given. */
  opens: (person: Person, payload: string) => Promise<string>;
}

/** `before`: what the teacher does before they ask. */
async function asking(
  how: { anonymous?: boolean },
  before: (teacher: Person) => Promise<void> | void,
): Promise<Asking> {
  const school = await openSchool();
  const { teacher, answered, makeClass, joined } = school;
  const group = await makeClass();
  const ann = await joined(group, 'Ann', 'ann');
  const bo = await joined(group, 'Bo', 'bo');
  const asks = async (text: string) => {
    await teacher.in(group).says(text, how);
    await answered();
  };
  await asks('/roster add Zelda Quince\nZora Quince');
  await ann.direct().says('/excuse tomorrow I am at the dentist');
  await answered();
  await before(teacher);
  return {
    ...{ school, group, bo, asks },
    async opens(person, payload) {
      const heard = school.texts(person).length;
      await person.starts(payload);
      await answered();
      const said = school.server.messages(person).filter(({ byBot }) => byBot);
      return said
        .slice(heard)
        .map(({ text, document }) => `${text} ${document?.name ?? ''}`)
        .join('\n');
    },
  };
}

/** By what was sent and edited there, whatever became of it. */
function inGroup({ school: { server }, group }: Asking): string {
  const calls = server.calls.filter(({ params }) => params['chat_id'] === String(group.id));
  expect(calls.filter(({ method }) => method === 'sendDocument')).toEqual([]);
  return JSON.stringify(calls.map(({ params }) => params));
}

const linksIn = ({ school: { server }, group }: Asking): string[] =>
  server
    .messages(group)
    .flatMap(({ buttons }) => buttons.flat())
    .flatMap(({ url }) => /start=(answer-[\w-]+)/.exec(url ?? '')?.[1] ?? []);

const nothing = (): void => undefined;
const block = async (teacher: Person): Promise<void> => {
  await teacher.starts();
  teacher.blocksBot();
};
const kinds: [string, { anonymous?: boolean }, (teacher: Person) => Promise<void> | void][] = [
  ['an administrator who remains anonymous', { anonymous: true }, nothing],
  ['a host who never started the bot', {}, nothing],
  ['a host who blocked it', {}, block],
];

describe.each(kinds)('%s', (_, how, before) => {
  it('is answered with nothing private in the group, and with a link that leads to it', async () => {
    const there = await asking(how, before);
    const { school, bo, asks, opens } = there;
    const { server, teacher, answered } = school;
    for (const line of everyLine) {
      await asks(line);
      expect(inGroup(there), line).not.toMatch(secret);
    }
    const links = linksIn(there);
    expect(links.length).toBeGreaterThan(10);
    const [stranger, rival] = [server.person('Stranger'), server.person('Rival')];
    const other = server.group('Class 6c', { admins: [rival], bot: 'left' });
    await rival.in(other).addsBot();
    await rival.in(other).says('/class Class 6c');
    await answered();
    for (const link of links)
      for (const wrong of [bo, stranger, rival])
        expect(await opens(wrong, link)).not.toMatch(/zelda|zora|quince|dentist/i);
    teacher.unblocksBot();
    const opened: string[] = [];
    for (const link of links) opened.push(await opens(teacher, link));
    expect(opened.join('\n')).toMatch(/Zelda Quince/);
    expect(opened.join('\n')).toMatch(/dentist/);
    expect(opened.join('\n')).toMatch(/\.csv/);
    expect(inGroup(there)).not.toMatch(secret);
  });

  it('is led by the buttons of the answer, in the direct chat', async () => {
    const there = await asking(how, before);
    const { school, asks, opens } = there;
    await asks('/excuse');
    school.teacher.unblocksBot();
    expect(await opens(school.teacher, linksIn(there).at(-1)!)).toMatch(/dentist/);
    await school.press(school.teacher, school.teacher, /Approve|Excuse|✅/);
    expect(school.last(school.teacher).text).toMatch(/approved|excused/i);
  });
});

it('notes to hosts go to people, also where the class was made anonymously', async () => {
  const school = await openSchool();
  const { server, teacher, answered, press, joined, texts } = school;
  const group = server.group('Class 5b', { admins: [teacher] });
  await teacher.in(group).says('/class', { anonymous: true });
  await answered();
  await press(teacher, group, /all adults/);
  const ann = await joined(group, 'Ann', 'ann');
  await ann.direct().says('/excuse tomorrow I am at the dentist');
  await answered();
  expect(texts(group).join('\n')).not.toMatch(/dentist/);
  await press(teacher, group, /Open our direct chat/);
  expect(texts(teacher).join('\n')).toMatch(/dentist/);
});

it('the messenger refuses what others would read', async () => {
  const { server, adapter } = await startTelegram();
  const [ann, group] = [server.person('Ann'), server.group('Class 5b', { admins: [server.person('Bo')] })];
  const chat = `telegram:${group.id}`;
  const { messenger } = adapter.platform;
  const message = await messenger.send({ chat }, { text: 'For all' }, 'a');
  const reply = { text: 'private' };
  const refused = { code: 'forbidden' };
  await expect(messenger.send({ chat, only: chat }, reply, 'b')).rejects.toMatchObject(refused);
  await expect(messenger.edit({ chat, only: chat }, message, reply)).rejects.toMatchObject(refused);
  await expect(messenger.edit({ chat, only: `telegram:${ann.id}` }, message, reply)).rejects.toMatchObject(refused);
  expect(server.messages(group).map(({ text }) => text)).toEqual(['For all']);
});
