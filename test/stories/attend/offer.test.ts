import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { attend } from '../../../src/stories/attend/attend.js';
import { offer } from '../../../src/stories/attend/offer.js';
import { session } from '../../../src/stories/session/session.js';
import { closes } from '../../helpers/close.js';
import { schedule } from '../../../src/stories/timetable/timetable.js';
import { settings } from '../../../src/stories/settings/settings.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

/** A session is open unless `idle`. */
async function classroom(idle?: 'idle') {
  const room = await createClassroom([session, attend, offer, schedule, settings]);
  if (!idle) await room.host.says('/open');
  return room;
}

async function here({ services, klass }: Classroom) {
  const [sheet] = await services.sheets.between((await klass()).id, 0, Number.MAX_SAFE_INTEGER);
  return [...marksOf(sheet!).values()].map(({ status }) => status);
}

describe('a host’s photo without a command', () => {
  it('is looked at only after a tap, and its answers are replies to it', async () => {
    const room = await classroom();
    const { message } = await room.host.sends([photoOf('ann+bo')]);
    const asked = room.host.hears(/^Shall I take attendance from this photo\?$/);
    expect(asked).toMatchObject({ replyTo: message });
    expect(room.services.looks()).toBe(0);
    await room.host.taps('Take attendance');
    room.host.hears(/^Taking attendance: what I see follows\.$/);
    expect(room.host.hears(/^2 of 3 present/)).toMatchObject({ replyTo: message });
    expect(asked.buttons).toEqual([]);
    expect(await here(room)).toEqual(['present', 'present', 'not-yet']);
    expect(room.platform.signs).toEqual([{ message, sign: 'done' }]);
  });

  it('is asked about without a session in a class that had none yet, and opens one', async () => {
    const room = await classroom('idle');
    await room.host.sends([photoOf('ann')]);
    expect(room.services.looks()).toBe(0);
    await room.host.taps('Take attendance');
    room.host.hears(/^1 of 3 present/);
    expect(await here(room)).toEqual(['present', 'not-yet', 'not-yet']);
  });

  it.each([
    [31, false],
    [29, true],
    [-29, true],
    [-89, true],
    [-91, false],
  ])('is asked about %i minutes before a lesson of an hour: %s', async (minutes, isAsked) => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')], '/attend');
    await closes(room.host);
    await room.host.says('/schedule Tue 9:00-10:00');
    room.clock.at += 25 * 3_600_000 - minutes * 60_000;
    await room.host.sends([photoOf('bo')]);
    expect(room.host.sees().includes('Take attendance')).toBe(isAsked);
  });

  it('is asked about once where it is an album, and all of it is taken', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann'), photoOf('bo')]);
    room.host.hears(/^Shall I take attendance from these 2 photos\?$/);
    await room.host.taps('Take attendance');
    room.host.hears(/^Photo 2 of 2 · 2 of 3 present/);
  });

  it('is not looked at after a no', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')]);
    await room.host.taps('No');
    room.host.hears(/^All right, I did not look\.$/);
    expect(room.host.sees()).not.toContain('Take attendance');
    expect(room.services.looks()).toBe(0);
  });

  it('is counted once, though its tap is handled twice', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')]);
    await room.handle(await room.host.taps('Take attendance'));
    expect(room.platform.said.filter(({ picture }) => picture)).toHaveLength(1);
    expect(room.services.looks()).toBe(1);
  });

  it.each(['Take attendance', 'No', 'Not here'])('is not for others to decide on by %s', async (label) => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')]);
    await room.ann.taps(label);
    room.ann.hears(/Only a host/);
    expect(room.services.looks()).toBe(0);
    expect(room.host.sees()).toEqual(['Take attendance', 'No', 'Not here']);
  });

  it('that was deleted meanwhile is asked for again', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')]);
    const event = await room.host.taps('No');
    await room.handle({ ...event, id: 'later', data: 'photos-attend' });
    room.host.hears(/no longer have that photo/);
    expect(room.services.looks()).toBe(0);
  });

  it('of yesterday says nothing about today', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')]);
    room.clock.at += 24 * 3_600_000;
    await room.host.taps('Take attendance');
    room.host.hears(/photo is of another day/);
    expect(room.services.looks()).toBe(0);
  });
});

describe('nothing is asked', () => {
  it.each([
    ['about a member’s photo', 'ann', undefined],
    ['about a member’s photo where there was none yet', 'ann', 'idle'],
  ] as const)('%s', async (_, who, idle) => {
    const room = await classroom(idle);
    await room[who].sends([photoOf('ann')]);
    room[who].doesNotHear(/Shall I/);
    expect(room.services.looks()).toBe(0);
  });

  it('where no session is open, no lesson is near, and the class knows how', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')], '/attend');
    await closes(room.host);
    room.clock.at += 16 * 60_000;
    await room.host.sends([photoOf('ann')]);
    room.host.doesNotHear(/Shall I/);
    expect(room.services.looks()).toBe(1);
  });

  it('in a chat of which a host said so, until they say otherwise', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')]);
    await room.host.taps('Not here');
    room.host.hears(/I ask about photos here no more/);
    await room.host.sends([photoOf('ann')]);
    expect(room.host.sees()).not.toContain('Take attendance');
    await room.host.says('/settings photos ask');
    await room.host.sends([photoOf('ann')]);
    await room.host.taps('Take attendance');
    room.host.hears(/^1 of 3 present/);
  });

  it('about a photo that was asked for', async () => {
    const room = await classroom();
    await room.host.says('/attend');
    await room.host.sends([photoOf('ann')]);
    room.host.hears(/^1 of 3 present/);
    room.host.doesNotHear(/Shall I/);
  });

  it('in a chat that is no class, and about words', async () => {
    const room = await classroom();
    const other = room.host.in(room.stage.group('Other'));
    await other.sends([photoOf('ann')]);
    await room.host.says('Good morning!');
    other.doesNotHear(/Shall I/);
    room.host.doesNotHear(/Shall I/);
  });
});
