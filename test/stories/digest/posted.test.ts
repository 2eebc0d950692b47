import { beforeEach, describe, expect, it } from 'vitest';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { createClassroom, start, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';
import { day, digestsOf, hour, minute, sessionOf, tickAt } from './evenings.js';

/** `start` is Monday 2026-11-23, 08:00 UTC. */
let room: Classroom;
beforeEach(async () => {
  room = await createClassroom(stories, { hosts: ['fake:host'] });
});

describe('a digest that was posted', () => {
  const corrected = () => digestsOf(room).map(({ text }) => /Corrected: /.test(text));

  it.each([
    ['daily', '18:00'],
    ['weekly', 'weekly 18:00 here Tue'],
    ['of the term', 'term 18:00'],
  ])('(%s) follows what becomes of its sessions, says so, and stops saying so', async (_, words) => {
    await room.services.classes.change('c-class-5b', (now) => ({
      ...now,
      term: { first: '2026-11-23', last: '2026-11-24' },
    }));
    await room.host.says(`/digest ${words}`);
    await sessionOf(room, day);
    await tickAt(room, day + 10 * hour);
    // Monday, on which nothing was, is settled first.
    await tickAt(room, day + 10 * hour + minute);
    expect(corrected()).toEqual([false]);
    await tickAt(room, 2 * day);
    await room.host.says('/mark Bo late yesterday');
    expect(corrected()).toEqual([true]);
    expect(digestsOf(room)[0]?.text).toMatch(/🕒 1 late/);
    await room.host.taps('Undo');
    expect(corrected()).toEqual([false]);
    await room.host.says('/session');
    await room.host.taps('Discard');
    expect(room.platform.said.at(-1)?.text ?? '').not.toMatch(/Corrected/);
    expect(room.platform.said.some(({ text }) => /does not count any more/.test(text))).toBe(true);
    await room.host.taps('Undo: discarded');
    expect(corrected()).toEqual([false]);
  });

  it('is left alone by sessions it does not tell of, and follows one that turns out to be later', async () => {
    await room.host.says('/digest 18:00');
    await sessionOf(room);
    await tickAt(room, 10 * hour);
    await sessionOf(room, day);
    await tickAt(room, day + 10 * hour);
    expect(corrected()).toEqual([false, false]);
    await tickAt(room, day + 13 * hour);
    await room.host.says('/mark Bo late');
    expect(corrected()).toEqual([false, true]);
    await room.host.says('/session 2 19:00-20:00');
    expect(room.platform.said.some(({ text }) => /does not count any more/.test(text))).toBe(true);
  });

  it('that was still to be finished gets its final numbers', async () => {
    await room.host.says('/digest 18:00');
    room.clock.at = start + 9.5 * hour;
    await room.host.says('/open');
    await tickAt(room, 10 * hour);
    expect(digestsOf(room)[0]?.text).toMatch(/⏳ 3 not yet/);
    await room.host.sends([photoOf('ann')], '/attend');
    await closes(room.host);
    expect(digestsOf(room)[0]?.text).toMatch(/✅ 1 present[^]*❌ 2 absent[^]*Corrected/);
  });
});
