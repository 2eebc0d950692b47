import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

/** Everybody in one topic of the class's chat. */
async function setUp() {
  const room = await createClassroom(stories);
  const topic = { ...room.group, thread: 'topic-7' };
  return { ...room, host: room.host.in(topic), ann: room.ann.in(topic) };
}
const place = { thread: 'topic-7' };

describe('in a topic of the class’s chat', () => {
  it('a session opens, is marked and closes there, and its notice follows', async () => {
    const { host, ann, platform } = await setUp();
    await host.says('/open');
    expect(host.hears(/attendance is open/)).toMatchObject(place);
    await ann.taps('I’m here');
    ann.hears(/1 tap waits/);
    await closes(host);
    expect(ann.hears(/attendance is closed \(/)).toMatchObject(place);
    expect(platform.said.filter(({ thread }) => thread !== 'topic-7')).toEqual([]);
  });

  it('a session that closes by itself tells its numbers there', async () => {
    const { host, clock, tick } = await setUp();
    await host.says('/open');
    clock.at += 3 * 3_600_000;
    await tick();
    expect(host.hears(/attendance is closed \(/)).toMatchObject(place);
  });

  it('a class photo opens the session there, and is answered there', async () => {
    const { host, platform } = await setUp();
    await host.sends([photoOf('ann')], '/attend');
    host.hears(/^1 of 3 present/);
    expect(platform.said.map(({ thread }) => thread)).toEqual(['topic-7', 'topic-7']);
  });

  it('an offer is made, and taken, there', async () => {
    const { host, platform } = await setUp();
    await host.says('/open');
    await host.sends([photoOf('ann')]);
    await host.taps('Take attendance');
    host.hears(/^1 of 3 present/);
    expect(new Set(platform.said.map(({ thread }) => thread))).toEqual(new Set(['topic-7']));
  });

  it('a class is made there: the Join button is posted there, and again where it is asked for', async () => {
    const { stage, platform } = await setUp();
    const chat = stage.group('Chess');
    const ann = stage.person('Ann').in({ ...chat, thread: 'topic-3' });
    await ann.says('/class');
    await ann.taps('No, all adults');
    ann.hears(/Join “Chess”/);
    expect(platform.said.map(({ thread }) => thread)).toEqual(['topic-3', 'topic-3']);
    // In another topic, to whoever asks there.
    const elsewhere = stage.person('Ann').in({ ...chat, thread: 'topic-4' });
    await elsewhere.says('/class');
    await elsewhere.taps('Post the Join button again');
    expect(platform.said.findLast(({ text }) => text.includes('Join “Chess”'))).toMatchObject({ thread: 'topic-4' });
  });

  it('the Join button is posted again where it was, when that was asked for in the direct chat', async () => {
    const { stage, platform, handle } = await setUp();
    const chat = stage.group('Chess');
    const ann = stage.person('Ann').in({ ...chat, thread: 'topic-3' });
    await ann.says('/class');
    await ann.taps('No, all adults');
    await ann.says('/class');
    const press = await ann.taps('Post the Join button again');
    await handle({ ...press, id: 'direct', chat: stage.person('Ann').chat });
    expect(platform.said.filter(({ text }) => text.includes('Join “Chess”'))).toMatchObject(
      Array.from({ length: 3 }, () => ({ chat: chat.id, thread: 'topic-3' })),
    );
  });
});

describe('what the bot says of its own accord', () => {
  it('is in the topic where the class was made: meetings, those it missed, and digests', async () => {
    const { stage, platform, clock, tick } = await createClassroom(stories);
    const chat = stage.group('Chess');
    const ann = stage.person('Ann').in({ ...chat, thread: 'topic-3' });
    await ann.says('/class');
    await ann.taps('No, all adults');
    await ann.says('/join');
    await ann.says('/digest 18:00');
    await ann.says('/schedule Mon 9:00-10:00');
    const asked = platform.said.length;
    const { at } = clock;
    for (const hours of [1, 2, 10, 24 * 8]) {
      clock.at = at + hours * 3_600_000;
      await tick();
    }
    const said = platform.said.slice(asked);
    for (const pattern of [/attendance is closed \(/, /Digest, /, /not opened/])
      expect(said.filter(({ text }) => pattern.test(text))).toMatchObject([{ thread: 'topic-3' }]);
    const forAll = platform.said.filter((each) => each.chat === chat.id && each.only === undefined);
    expect(forAll.filter(({ thread }) => thread !== 'topic-3')).toEqual([]);
  });

  /** Class 5b in a second chat, linked in a topic of it. */
  async function linked() {
    const room = await setUp();
    await room.host.says('/link');
    const code = /\/link (\S+)/.exec(room.host.hears(/within ten minutes/).text)?.[1] ?? '';
    const there = room.stage.group('Elsewhere', { admins: [room.host] });
    await room.host.in({ ...there, thread: 'topic-9' }).says(`/link ${code}`);
    return { ...room, there };
  }

  it('in a linked chat is in the topic where it was linked', async () => {
    const { host, there, platform } = await linked();
    await host.says('/open');
    await closes(host);
    const said = platform.said.filter(({ chat, text }) => chat === there.id && text.includes('attendance'));
    expect(said.map(({ thread }) => thread)).toEqual(['topic-9', 'topic-9']);
  });

  it('and a digest for it, are both in that topic', async () => {
    const { host, there, platform, clock, tick } = await linked();
    platform.channels.set('@elsewhere', { chat: there.id, title: 'Elsewhere' });
    await host.says('/digest 18:00 @elsewhere');
    await host.says('/open');
    clock.at += 10 * 3_600_000;
    await tick();
    const said = platform.said.filter(
      ({ chat, text }) => chat === there.id && /Digest, |will be posted here/.test(text),
    );
    expect(said.map(({ thread }) => thread)).toEqual(['topic-9', 'topic-9']);
  });

  it('reaches the other chats also where the first takes no messages any more', async () => {
    const { host, group, there, services, platform, clock, tick, logged } = await linked();
    await host.says('/open');
    const real = services.messenger;
    const gone = new AdapterError('fake', 'gone');
    services.messenger = {
      ...real,
      send: (to, ...more) => (to.chat === group.id ? Promise.reject(gone) : real.send(to, ...more)),
    };
    clock.at += 3 * 3_600_000;
    await tick();
    expect(platform.said.at(-1)).toMatchObject({ chat: there.id, text: expect.stringMatching(/closed \(/) as string });
    expect(await services.sheets.open()).toEqual([]);
    expect(logged).toEqual([]);
  });
});
