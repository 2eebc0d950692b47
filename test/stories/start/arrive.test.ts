import { describe, expect, it } from 'vitest';
import type { BotArrived, ChatMoved } from '../../../src/chat/event.js';
import { AdapterError } from '../../../src/errors.js';
import { arrive } from '../../../src/stories/start/start.js';
import { join } from '../../../src/stories/join/join.js';
import { makeClass } from '../../../src/stories/class/class.js';
import { session } from '../../../src/stories/session/session.js';
import { createClassroom } from '../../helpers/classroom.js';
import type { Chat } from '../../helpers/dialogue.js';

async function setUp() {
  const room = await createClassroom([arrive, makeClass, join, session]);
  const base = (chat: Chat, id: string) => {
    const { account, name } = room.host;
    return { id, at: room.clock.at, chat, sender: { account, name } };
  };
  return {
    ...room,
    arrived: (chat: Chat, more: Partial<BotArrived> = {}): BotArrived => ({
      kind: 'arrived',
      ...base(chat, 'fake:arrived'),
      isNew: true,
      hears: 'everything',
      ...more,
    }),
    moved: (chat: Chat, to: string): ChatMoved => ({ kind: 'moved', ...base(chat, 'fake:moved'), to }),
  };
}

describe('a bot that is added to a chat', () => {
  it('says what it is for, how to begin, and what it hears; once, however often it is told', async () => {
    const { stage, ann, platform, handle, arrived } = await setUp();
    const chat = stage.group('Chess');
    await handle(arrived(chat));
    await handle(arrived(chat));
    const { text, buttons } = ann.in(chat).hears(/makes this chat a class with \/class/);
    expect(text).toMatch(/I see what is posted here/);
    expect(buttons).toMatchObject([[{ label: 'Open our direct chat', start: 'register' }]]);
    expect(platform.said).toHaveLength(1);
  });

  it.each([
    [
      'everything',
      /caption \/attend takes attendance; where a host posts one without it during a session, I ask first/,
    ],
    ['addressed', /only commands and replies to me here[^]*Make me an administrator/],
    ['commands', /use \/attend with photos, or the menu/],
  ] as const)('that hears %s says how attendance is taken there', async (hears, pattern) => {
    const { ann, group, handle, arrived } = await setUp();
    await handle(arrived(group, { hears }));
    ann.hears(pattern);
  });

  it('knows the class that the chat was before', async () => {
    const { ann, group, handle, arrived } = await setUp();
    await handle(arrived(group));
    expect(ann.hears(/take attendance for Class 5b/).text).not.toMatch(/\/class/);
  });

  it('answers in its topic', async () => {
    const { group, handle, arrived, platform } = await setUp();
    await handle(arrived({ ...group, thread: 'topic-7' }));
    expect(platform.said[0]).toMatchObject({ thread: 'topic-7' });
  });

  it('says only what changed when it hears more or less than before', async () => {
    const { ann, group, platform, handle, arrived } = await setUp();
    await handle(arrived(group, { isNew: false }));
    expect(ann.hears(/^I see what is posted here/).text).not.toMatch(/Hello/);
    expect(platform.said[0]).not.toHaveProperty('buttons');
  });

  it('says nothing in a direct chat, where people write first', async () => {
    const { stage, platform, handle, arrived } = await setUp();
    await handle(arrived(stage.person('Ann').chat));
    expect(platform.said).toEqual([]);
  });

  it('bothers nobody where it may not speak', async () => {
    const { group, services, platform, handle, arrived, logged } = await setUp();
    const missing = { rights: 'Send Messages', place: '#class' };
    const real = services.messenger;
    let tries = 0;
    const send: typeof real.send = (...all) =>
      tries++ > 0 ? real.send(...all) : Promise.reject(new AdapterError('fake', 'forbidden', undefined, missing));
    services.messenger = { ...real, send };
    await handle(arrived(group));
    expect([platform.said, platform.toasts]).toEqual([[], []]);
    expect(logged).toMatchObject([{ code: 'forbidden' }]);
  });
});

describe('a chat that gets another id', () => {
  it('stays the class it was, also when that is told twice', async () => {
    const { stage, group, host, ann, services, handle, moved, klass, clock } = await setUp();
    const { id } = await klass();
    const there = stage.group('Class 5b, larger', { admins: [host] });
    await handle(moved(group, there.id));
    await handle(moved(group, there.id));
    expect(await services.classes.get(id)).toMatchObject({ chats: [there.id] });
    expect(await services.classes.in(group.id)).toBeUndefined();
    clock.at += 1000;
    await ann.in(there).says('/join');
    ann.in(there).hears(/on the roster of “Class 5b” already/);
    await host.in(there).says('/open');
    ann.in(there).hears(/attendance is open/);
  });

  it('keeps the other chats of its class, and is linked once', async () => {
    const { group, services, handle, moved, klass } = await setUp();
    const { id } = await klass();
    await services.classes.change(id, (now) => ({ ...now, chats: ['fake:first', group.id, 'fake:there'] }));
    await handle(moved(group, 'fake:there'));
    expect((await services.classes.get(id))?.chats).toEqual(['fake:first', 'fake:there']);
  });

  it('hears the numbers of the session that was open once, where it is now', async () => {
    const { stage, group, host, platform, clock, tick, handle, moved } = await setUp();
    await host.in({ ...group, thread: 'topic-7' }).says('/open');
    const there = stage.group('Class 5b, larger');
    await handle(moved(group, there.id));
    clock.at += 3 * 3_600_000;
    await tick();
    const said = platform.said.filter(({ text }) => /attendance is closed \(/.test(text));
    expect(said.map(({ chat, thread }) => [chat, thread])).toEqual([[there.id, undefined]]);
  });

  it('has the Join button posted where it is now', async () => {
    const { stage, handle, moved } = await setUp();
    const chat = stage.group('Chess');
    const ann = stage.person('Ann').in(chat);
    await ann.says('/class');
    await ann.taps('No, all adults');
    await ann.says('/class');
    const there = stage.group('Chess, larger');
    await handle(moved(chat, there.id));
    await ann.taps('Post the Join button again');
    ann.in(there).hears(/Join “Chess”/);
  });

  it('that is no class is nobody’s matter', async () => {
    const { stage, platform, handle, moved, logged } = await setUp();
    await handle(moved(stage.group('Chess'), 'fake:elsewhere'));
    expect([platform.said, logged]).toEqual([[], []]);
  });
});
