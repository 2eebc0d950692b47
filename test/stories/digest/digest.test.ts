import { beforeEach, describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import { stories } from '../../../src/stories/every-story.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';
import { day, digestsOf, hour, minute, sessionOf, tickAt } from './evenings.js';

/** `start` is Monday 2026-11-23, 08:00 UTC. */
let room: Classroom;
beforeEach(async () => {
  room = await createClassroom(stories, { hosts: ['fake:host'] });
  room.platform.channels.set('@daily', { chat: 'fake:channel', title: 'Daily' });
  room.platform.admins.add('fake:channel fake:host');
});

const posts = (chat?: string) => digestsOf(room, chat);
const at = (time: number) => tickAt(room, time);
const session = (time?: number) => sessionOf(room, time);

describe('/digest', () => {
  it('says how it is used, shows what is set, and ends it', async () => {
    await room.host.says('/digest');
    room.host.hears(/Class 5b has no digest\.[^]*\/digest weekly 17:00/);
    await room.host.says('/digest 18:00');
    await room.host.says('/digest weekly 17:00 @daily Fri');
    await room.host.says('/digest term 18:00 here');
    const { text, only } = room.host.hears(/weekly[^]*term/);
    expect(only).toBe('fake:host');
    expect(text).toBe(
      [
        'Set. A day without a session gets none.\n',
        'Digests of Class 5b (times of UTC):',
        '• every day at 18:00, in Class 5b.',
        '• weekly, Fri at 17:00, in Daily.',
        '• at the end of the term, 18:00, in Class 5b. The term has no end yet: /settings term sets it.',
      ].join('\n'),
    );
    await room.host.taps('✗ Class 5b: every day at 18:00');
    expect(room.host.hears(/Ended/).text).not.toMatch(/every day/);
    await room.host.says('/digest off @daily');
    expect(room.host.hears(/Ended/).text).not.toMatch(/weekly/);
    await room.host.says('/digest off');
    room.host.hears(/Class 5b has no digest/);
  });

  it('is for hosts', async () => {
    await room.ann.says('/digest 18:00');
    room.ann.hears(/Only a host/);
    await room.stage.person('Host').says('/digest');
    room.stage.person('Host').hears(/class’s chat/);
  });

  it('says what it did not understand', async () => {
    await room.host.says('/digest soon');
    room.host.hears(/did not understand “soon”/);
  });

  it('says hello where it is going to post, without a sound', async () => {
    await room.host.says('/digest 18:00 @daily Mon-Fri');
    expect(room.platform.said.find(({ chat }) => chat === 'fake:channel')).toMatchObject({
      text: 'The attendance of Class 5b will be posted here, Mon–Fri at 18:00 (times of UTC): numbers, no names.',
      silent: true,
    });
    room.host.hears(/Set/);
  });

  it('posts to a private channel that a message was forwarded from', async () => {
    const from = { chat: 'fake:channel', title: 'Daily' };
    await room.host.says('/digest 18:00', { replyTo: 'forwarded', forwarded: from });
    room.host.hears(/every day at 18:00, in Daily/);
  });

  it('posts nowhere that there is not, that its host does not administer, or where it may not', async () => {
    await room.host.says('/digest 18:00 @nowhere');
    room.host.hears(/found no channel “@nowhere”/);
    room.platform.channels.set('@news', { chat: 'fake:news', title: 'News' });
    await room.host.says('/digest 18:00 @news');
    room.host.hears(/Only an administrator of News/);
    const { messenger } = room.platform;
    const real = { ...messenger };
    messenger.send = (to, reply, key) =>
      to.chat === 'fake:channel' ? Promise.reject(new AdapterError('fake', 'forbidden')) : real.send(to, reply, key);
    await room.host.says('/digest 18:00 @daily');
    room.host.hears(/I may not post in Daily\. Make me an administrator/);
    expect(await room.services.digests.get('c-class-5b')).toBeUndefined();
  });
});

describe('a daily digest', () => {
  it('comes at its hour, once, silently, in numbers, with its time zone', async () => {
    await room.host.says('/digest 18:00');
    await session(hour);
    await at(10 * hour - minute);
    expect(posts()).toEqual([]);
    await at(10 * hour);
    await at(10 * hour);
    await at(10 * hour + minute);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]).toMatchObject({ silent: true, picture: { type: 'image/png' } });
    expect(posts()[0]?.picture?.alt).toMatch(/Class 5b/);
    expect(posts()[0]?.text).toBe(
      [
        'Class 5b, Monday, November 23',
        '09:00 to 10:00\n1 of 3 here\n✅ 1 present\n❌ 2 absent',
        'Digest, every day at 18:00 (times of UTC).',
      ].join('\n\n'),
    );
    await session(day);
    await at(day + 10 * hour);
    expect(posts()).toHaveLength(2);
  });

  it('has the numbers of a session that ends at the same minute', async () => {
    await room.host.says('/schedule Mon 17:00-18:00');
    await room.host.says('/digest 18:00');
    await at(9 * hour);
    await at(10 * hour);
    expect(posts()[0]?.text).toMatch(/17:00 to 18:00\n0 of 3 here[^]*3 not recorded/);
  });

  it('comes late when the bot was down, saying so, also the day after under its own date, and not later', async () => {
    await room.host.says('/digest 18:00');
    await session(hour);
    await at(13 * hour);
    expect(posts()[0]?.text).toMatch(/This comes late: it was due at 18:00, and I could not post then\./);
    await session(day);
    await at(2 * day + hour);
    expect(posts()).toHaveLength(2);
    expect(posts()[1]?.text).toMatch(/Tuesday, November 24[^]*This comes late/);
    await session(3 * day);
    await at(5 * day + hour);
    expect(posts()).toHaveLength(2);
  });

  it('set for an hour before the lessons are over says so, and can come after them instead', async () => {
    await room.host.says('/schedule Mon 17:30-19:00');
    await room.host.says('/digest 18:00');
    room.host.hears(/at 18:00 the lessons of some days are not over: those of Mon, Nov 23, 2026 end at 19:00/);
    await room.host.taps('After the last lesson instead');
    await session(10 * hour);
    await at(10 * hour + minute);
    expect(posts()).toEqual([]);
    await at(11 * hour);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).not.toMatch(/not yet|late/);
  });

  it('after the lessons waits for a session that is still open, and comes in the evening of a day without a plan', async () => {
    await room.host.says('/digest after lessons');
    room.host.hears(/after the day’s last lesson/);
    await session(10 * hour);
    await at(12 * hour);
    expect(posts()).toEqual([]);
    await at(13 * hour + minute);
    expect(posts()).toHaveLength(1);
  });

  it('does not come on a day without a session, nor on one that is none of its days', async () => {
    await room.host.says('/digest 18:00 Tue');
    await session(hour);
    await at(10 * hour);
    await at(day + 10 * hour);
    expect(posts()).toEqual([]);
    await session(8 * day);
    await at(8 * day + 10 * hour);
    expect(posts()).toHaveLength(1);
  });

  it('goes to several places, each once, though one of them takes none', async () => {
    await room.host.says('/digest 18:00');
    await room.host.says('/digest 18:00 @daily');
    await session(hour);
    const { messenger } = room.platform;
    const real = { ...messenger };
    messenger.send = (to, reply, key) =>
      to.chat === 'fake:channel' ? Promise.reject(new AdapterError('fake', 'forbidden')) : real.send(to, reply, key);
    await at(10 * hour);
    await at(10 * hour + minute);
    expect(posts()).toHaveLength(1);
    room.host.hears(/could not post the digest of Class 5b in Daily/);
    await room.host.says('/digest');
    room.host.hears(/in Daily\. ⚠ The last one was refused/);
    // Hosts hear of it once, and it is tried again the next day.
    await session(day);
    await at(day + 10 * hour);
    room.host.doesNotHear(/could not post/);
    Object.assign(messenger, real);
    await session(2 * day);
    await at(2 * day + 10 * hour);
    expect(posts('fake:channel')).toHaveLength(1);
    expect(posts()).toHaveLength(3);
    await room.host.says('/digest');
    expect(room.host.hears(/Digests of/).text).not.toMatch(/⚠/);
  });

  it('is tried every minute while the platform is away, and comes once', async () => {
    await room.host.says('/digest 18:00');
    await session(hour);
    const mend = breakMethod(room.platform.messenger, 'send', 'before', new AdapterError('fake', 'rate-limited'));
    for (let i = 0; i < 3; i++) await at(10 * hour + i * minute);
    mend();
    await at(10 * hour + 3 * minute);
    await at(10 * hour + 4 * minute);
    expect(posts()).toHaveLength(1);
    expect((await room.services.digests.get('c-class-5b'))?.digests[0]).not.toHaveProperty('doubted');
  });

  it('counts when it may have come twice: it died between the platform’s yes and its note', async () => {
    await room.host.says('/digest 18:00');
    await session(hour);
    const mend = breakMethod(room.platform.messenger, 'send', 'after');
    await at(10 * hour);
    mend();
    await at(10 * hour + minute);
    expect(posts()).toHaveLength(1);
    await room.host.says('/digest');
    room.host.hears(/One may have been posted twice/);
  });

  it('set anew for a later hour of a day that had one waits for the next', async () => {
    await room.host.says('/digest 18:00');
    await session(hour);
    await at(10 * hour);
    await room.host.says('/digest 19:00');
    await at(11 * hour);
    expect(posts()).toHaveLength(1);
  });

  it('follows the class to another time zone', async () => {
    await room.host.says('/digest 18:00');
    await session(hour);
    await room.host.says('/schedule zone America/New_York');
    await at(10 * hour);
    expect(posts()).toEqual([]);
    await at(15 * hour);
    expect(posts()[0]?.text).toMatch(/times of America\/New_York/);
  });
});

describe('a weekly digest, and one of the term', () => {
  it('has the sessions of its seven days', async () => {
    await room.host.says('/digest weekly 18:00 here Sun');
    for (const days of [0, 1, 3, 4]) await session(days * day);
    await at(6 * day + 10 * hour);
    await at(6 * day + 10 * hour + minute);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toBe(
      [
        'Class 5b, Mon, Nov 23, 2026 – Sun, Nov 29, 2026',
        [
          '4 sessions',
          '33% attended',
          'First half 33%, second half 33%',
          '✅ 4 present',
          '🕒 0 late',
          '📝 0 excused',
          '❌ 8 absent',
        ].join('\n'),
        [
          'Mon, Nov 23, 2026, 08:00: 1 of 3 here',
          'Tue, Nov 24, 2026, 08:00: 1 of 3 here',
          'Thu, Nov 26, 2026, 08:00: 1 of 3 here',
          'Fri, Nov 27, 2026, 08:00: 1 of 3 here',
        ].join('\n'),
        'Digest, weekly, Sun at 18:00 (times of UTC).',
      ].join('\n\n'),
    );
    expect(posts()[0]?.picture?.alt).toMatch(/Class 5b/);
    await at(13 * day + 10 * hour);
    expect(posts()).toHaveLength(1);
  });

  it('loses no session of a class that meets just after its hour, and tells of none twice', async () => {
    await room.host.says('/digest weekly 18:00 here Mon');
    for (const week of [0, 1, 2, 3]) {
      await session(week * 7 * day + 10 * hour + minute * 30);
      await at((week + 1) * 7 * day + 10 * hour);
    }
    expect(posts()).toHaveLength(4);
    for (const [week, { text }] of posts().entries())
      expect(text).toMatch(new RegExp(`1 session\n[^]*${['Nov 23', 'Nov 30', 'Dec 7', 'Dec 14'][week]}, 2026, 18:30`));
  });

  it('waits for a session that could not be closed in time, rather than lose it', async () => {
    await room.host.says('/digest weekly 11:00 here Mon');
    await room.host.says('/schedule Mon 10:00-11:00');
    await at(2 * hour);
    await room.host.sends([photoOf('ann')], '/attend');
    const mend = breakMethod(room.services.sheets, 'change', 'before');
    await at(3 * hour);
    expect(posts()).toEqual([]);
    mend();
    await at(3 * hour + minute);
    expect(posts()[0]?.text).toMatch(/10:00: 1 of 3 here/);
  });

  it('comes on the last day of the term, also when its end was set later', async () => {
    await room.host.says('/digest term 18:00');
    await session(0);
    await session(7 * day);
    await room.services.classes.change('c-class-5b', (now) => ({
      ...now,
      term: { first: '2026-11-23', last: '2026-12-04' },
    }));
    await at(11 * day);
    await at(11 * day + 10 * hour);
    await at(12 * day + 10 * hour);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toMatch(/2 sessions[^]*at the end of the term, 18:00/);
  });
});
