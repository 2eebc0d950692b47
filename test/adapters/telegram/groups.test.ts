/** What is Telegram's own in groups: arriving, administrators, links into the direct chat, whispers. The whole bot. */
import { beforeEach, describe, expect, it } from 'vitest';
import { openSchool, type School } from './school.js';

let school: School;
beforeEach(async () => {
  school = await openSchool();
});

describe('a group that the bot comes into', () => {
  it('is greeted once, told what is heard there, and told again when that changes', async () => {
    const { server, teacher, answered, last, texts } = school;
    const group = server.group('Class 5b', { admins: [teacher], bot: 'left' });
    await teacher.in(group).addsBot();
    await answered();
    expect(texts(group)).toHaveLength(1);
    expect(last(group).text).toMatch(/privacy|commands and replies|reply/i);
    teacher.in(group).promotesBot();
    await answered();
    expect(texts(group)).toHaveLength(2);
    teacher.in(group).promotesBot();
    await answered();
    expect(texts(group)).toHaveLength(2);
  });

  it('is not made a class by whoever does not administer it, who is told so without a lecture', async () => {
    const { server, teacher, answered, last, texts } = school;
    const ann = server.person('Ann');
    const group = server.group('Class 5b', { admins: [teacher], members: [ann] });
    const { id } = await ann.in(group).says('/class');
    await answered();
    expect(texts(group)).toEqual([]);
    expect(server.messages(group).find((message) => message.id === id)?.reactions).toEqual(['🤔']);
    await ann.starts();
    await ann.in(group).says('/class');
    await answered();
    expect(last(ann).text).toMatch(/Only an administrator/);
    expect(texts(group)).toEqual([]);
  });

  it('is led by an administrator who does not show who they are', async () => {
    const { server, teacher, answered, press, last } = school;
    const group = server.group('Class 5b', { admins: [teacher] });
    await teacher.in(group).says('/class', { anonymous: true });
    await answered();
    await press(teacher, group, /all adults/);
    await teacher.in(group).says('/open', { anonymous: true });
    await answered();
    expect(last(group).text).toMatch(/attendance is open/);
  });

  it('stays a class when it becomes a supergroup', async () => {
    const { teacher, answered, last, makeClass } = school;
    const group = await makeClass({ supergroup: false });
    const large = group.migrates();
    await answered();
    await teacher.in(large).says('/open');
    await answered();
    expect(last(large).text).toMatch(/Class 5b: attendance is open/);
  });

  it('is answered in its topics', async () => {
    const { teacher, answered, last, makeClass } = school;
    const group = await makeClass({ topics: true });
    const thread = group.topic('Physics');
    await teacher.in(group).says('/summary', { thread });
    await answered();
    expect(last(group).thread).toBe(thread);
  });
});

describe('joining by a link', () => {
  it('leads somebody who is new through the registration and onto the roster', async () => {
    const { server, answered, press, last, texts, makeClass } = school;
    const group = await makeClass();
    const ann = server.person('Ann');
    await ann.in(group).joins();
    await press(ann, group, /^Join$/);
    // The button itself opens the direct chat: nobody has to type a command.
    const toast = server.toasts.find(({ to }) => to === ann.id);
    const payload = toast ? /start=([\w-]+)/.exec(toast.url)?.[1] : undefined;
    if (payload !== undefined) await ann.starts(payload);
    await answered();
    expect(last(ann).text).toMatch(/May I use your face/);
    await press(ann, ann, /No, without my face/);
    expect(texts(ann).join('\n')).toMatch(/on the roster of “Class 5b”/);
    await press(ann, ann, /email|right/i);
    expect(last(group).text).toMatch(/1 joined: Ann/);
  });

  it('puts somebody who is registered on the roster at once', async () => {
    const { server, texts, makeClass, joined } = school;
    const group = await makeClass();
    const ann = await joined(group, 'Ann', 'ann');
    expect([...server.toasts.map(({ text }) => text), ...texts(ann)].join('\n')).toMatch(/on the roster of “Class 5b”/);
  });

  it('is for the people of the chat', async () => {
    const { server, answered, last, makeClass } = school;
    const group = await makeClass();
    const ann = server.person('Ann');
    await ann.in(group).joins();
    await ann.in(group).says('/join');
    await answered();
    const link = server
      .messages(group)
      .flatMap(({ buttons }) => buttons.flat())
      .find(({ url }) => url?.includes('start=join-'));
    const payload = /start=([\w-]+)/.exec(link?.url ?? '')?.[1];
    const stranger = server.person('Stranger');
    await stranger.starts(payload ?? '');
    await answered();
    expect(last(stranger).text).toMatch(/people of a chat/);
  });
});

describe('words for somebody alone', () => {
  it('go to the direct chat, and whoever pressed is told where to look', async () => {
    const { server, teacher, answered, press, last, texts, makeClass, joined } = school;
    const group = await makeClass();
    await teacher.starts();
    const ann = await joined(group, 'Ann', 'ann');
    await teacher.in(group).says('/open');
    await answered();
    await press(ann, group, /I’m here/);
    await press(teacher, group, /Hosts: confirm/);
    expect(last(teacher).text).toMatch(/Are they\? Only you see these names/);
    expect(server.toasts.at(-1)).toMatchObject({ to: teacher.id, text: 'I have answered in our direct chat.' });
    await press(teacher, teacher, /^Confirm/);
    expect(texts(group).at(-1)).toMatch(/1 of 1 here/);
  });

  it('say in the chat no more than how to begin, where somebody never spoke to the bot', async () => {
    const { teacher, answered, last, makeClass } = school;
    const group = await makeClass();
    await teacher.in(group).says('/roster');
    await answered();
    expect(last(group).text).not.toMatch(/Nobody is on the roster/);
    expect(last(group).buttons.flat()[0]?.url).toMatch(/start=/);
  });
});
