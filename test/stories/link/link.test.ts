import { beforeEach, describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { AdapterError } from '../../../src/errors.js';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import type { Speaker } from '../../helpers/dialogue.js';

let room: Classroom;
let ann: Speaker;
beforeEach(async () => {
  room = await createClassroom(stories);
  ann = room.stage.person('Ann');
});
const phone = () => room.stage.person('Ann on the other side');

async function codeFor(speaker: Speaker): Promise<string> {
  await speaker.says('/link');
  return /\/link (\S+)/.exec(speaker.hears(/within ten minutes/).text)?.[1] ?? '';
}

describe('linking accounts', () => {
  it('makes an account that is not registered one of the person’s', async () => {
    await phone().says(`/link ${await codeFor(ann)}`);
    expect(await room.services.people.of(phone().account)).toMatchObject({ id: 'p-ann' });
    const other = phone();
    await other.says('/me');
    other.hears(/Name: Ann/);
  });

  it('takes the code as people type it, once, and for ten minutes', async () => {
    const code = await codeFor(ann);
    expect(code).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
    const [first, second] = [phone(), room.stage.person('Somebody else')];
    await first.says(`/link ${code.toLowerCase().replace('-', ' ')}.`);
    first.hears(/this account is yours/);
    await second.says(`/link ${code}`);
    second.hears(/not valid, or no more/);
    expect(await room.services.people.of(second.account)).toBeUndefined();
    const late = await codeFor(ann);
    room.clock.at += 10 * 60_000;
    await second.says(`/link ${late}`);
    second.hears(/not valid, or no more/);
  });

  it('gives no code to whoever is not registered, and tells who uses their own', async () => {
    const nobody = phone();
    await nobody.says('/link');
    nobody.hears(/do not know you yet/);
    await ann.says(`/link ${await codeFor(ann)}`);
    ann.hears(/yours already, Ann/);
  });

  it('asks before it makes two registrations one, and keeps marks and the old id', async () => {
    await room.host.says('/open');
    await room.host.says('/mark Bo present');
    const bo = room.stage.person('Bo');
    await bo.says(`/link ${await codeFor(ann)}`);
    bo.hears(/registered here as “Bo”, and the code is that of “Ann”/);
    await bo.taps('No');
    bo.hears(/nothing was changed/);
    await bo.says(`/link ${await codeFor(ann)}`);
    await bo.taps('Yes, both are me');
    bo.hears(/the two are one now, Ann/);
    expect(await room.services.people.of(bo.account)).toMatchObject({
      id: 'p-ann',
      accounts: [ann.account, bo.account],
    });
    expect(await room.services.people.get('p-bo')).toBeUndefined();
    const [sheet] = await room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER);
    expect(marksOf(sheet!).get('p-ann')?.status).toBe('present');
    // The number that was Bo's finds them as well.
    await room.host.says('/mark 2 late');
    room.host.hears(/Ann: 🕒 late/);
  });

  it('says where their marks differ, and the better one counts', async () => {
    await room.host.says('/open');
    await room.host.says('/mark Bo absent');
    await room.host.says('/mark Ann late');
    const bo = room.stage.person('Bo');
    await bo.says(`/link ${await codeFor(ann)}`);
    bo.hears(/Class 5b, Monday, November 23, 08:00: Bo ❌ absent, Ann 🕒 late; then 🕒 late/);
    await bo.taps('Yes, both are me');
    const [sheet] = await room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER);
    expect(marksOf(sheet!).get('p-ann')?.status).toBe('late');
  });

  it('keeps what they are excused from, also for a session that had only the other on its roster', async () => {
    const act = { event: 'e', at: room.clock.at, by: 'fake:host', accepted: true };
    const excuse = { id: 'x', class: 'c-class-5b', from: '2026-11-23', to: '2026-11-23', reason: 'flu', at: 1 };
    await room.services.people.change('p-bo', (now) => ({ ...now, excuses: [{ ...excuse, decision: act }] }));
    await room.host.says('/open');
    await room.services.sheets.change('c-class-5b', (await room.klass()).open!, (now) => ({
      ...now,
      roster: ['p-ann'],
      entries: [],
    }));
    const bo = room.stage.person('Bo');
    await bo.says(`/link ${await codeFor(ann)}`);
    await bo.taps('Yes, both are me');
    expect((await room.services.people.get('p-ann'))?.excuses).toHaveLength(1);
    const [sheet] = await room.services.sheets.between('c-class-5b', 0, Number.MAX_SAFE_INTEGER);
    expect(marksOf(sheet!).get('p-ann')?.status).toBe('excused');
  });

  it('goes on where a crash stopped it, and lets nobody else use the code', async () => {
    const bo = room.stage.person('Bo');
    await bo.says(`/link ${await codeFor(ann)}`);
    const mend = breakMethod(room.services.people, 'forget', 'before');
    const press = await bo.taps('Yes, both are me');
    mend();
    expect(await room.services.people.get('p-bo')).toBeDefined();
    const cy = room.stage.person('Cy');
    await room.handle({ ...press, id: 'another press', sender: { account: cy.account, name: 'Cy' } });
    expect(await room.services.people.get('p-cy')).toBeDefined();
    await room.handle(press);
    expect(await room.services.people.get('p-bo')).toBeUndefined();
    expect((await room.services.people.of(bo.account))?.id).toBe('p-ann');
  });
});

describe('linking chats', () => {
  const other = () => room.stage.group('Other chat', { admins: [room.stage.person('Host')] });

  it('lets a class live in two chats, with one roster and one sheet', async () => {
    const code = await codeFor(room.host);
    const host = room.stage.person('Host').in(other());
    await host.says(`/link ${code}`);
    host.hears(/belongs to “Class 5b” now/);
    host.hears(/Join “Class 5b”/);
    expect((await room.klass()).chats).toEqual([room.group.id, other().id]);
    await host.says('/open');
    await room.host.says('/open');
    room.host.hears(/open already/);
  });

  it('is for hosts there, and for administrators here', async () => {
    await room.ann.says('/link');
    room.ann.hears(/Only a host/);
    const code = await codeFor(room.host);
    const member = room.stage.person('Ann').in(other());
    await member.says(`/link ${code}`);
    member.hears(/Only an administrator of this chat/);
    expect((await room.klass()).chats).toHaveLength(1);
  });

  it('leaves a chat that is another class as it is, and does not take a code of another kind', async () => {
    const elsewhere = await room.addClass('Class 6a', ['Cy']);
    const host = room.stage.person('Host').in(elsewhere);
    await host.says(`/link ${await codeFor(room.host)}`);
    host.hears(/a class already: “Class 6a”/);
    await room.host.says(`/link ${await codeFor(room.host)}`);
    room.host.hears(/belongs to “Class 5b” already/);
    await room.host.says(`/link ${await codeFor(ann)}`);
    room.host.hears(/not valid/);
  });
});

describe('a class in two chats', () => {
  it('is told in both that a session is open, how it stands, and how it ended', async () => {
    const there = room.stage.group('Other chat', { admins: [room.stage.person('Host')] });
    const host = room.stage.person('Host').in(there);
    await host.says(`/link ${await codeFor(room.host)}`);
    await room.host.says('/open');
    for (const chat of [room.group, there])
      room.stage
        .person('Bo')
        .in(chat)
        .hears(/attendance is open/);
    const bo = room.stage.person('Bo').in(there);
    await bo.taps('I’m here');
    for (const chat of [room.group, there])
      room.stage
        .person('Cy')
        .in(chat)
        .hears(/1 tap waits/);
    await closes(host);
    for (const chat of [room.group, there]) {
      const cy = room.stage.person('Cy').in(chat);
      cy.hears(/attendance is closed \(/);
      expect(
        room.platform.said.filter(({ chat: id, text }) => id === chat.id && /is closed\.$/.test(text)),
      ).toHaveLength(1);
    }
  });

  it('is not kept from it by a chat that takes no messages any more', async () => {
    await room.services.classes.change('c-class-5b', (klass) => ({ ...klass, chats: [...klass.chats, 'fake:gone'] }));
    const { messenger } = room.platform;
    const send = messenger.send.bind(messenger);
    messenger.send = (to, reply, key) =>
      to.chat === 'fake:gone' ? Promise.reject(new AdapterError('fake', 'forbidden')) : send(to, reply, key);
    await room.host.says('/open');
    room.host.hears(/attendance is open/);
    expect(room.logged).toEqual([]);
  });
});
