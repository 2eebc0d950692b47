import { describe, expect, it } from 'vitest';
import { attend } from '../../../src/stories/attend/attend.js';
import { session } from '../../../src/stories/session/session.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const classroom = () => createClassroom([session, attend]);

describe('the sign on a class photo', () => {
  it.each([
    ['done where everybody in it is known or a stranger', ['ann+zoe'], 'done'],
    ['to look again where a face is unsure', ['ann+bo~0.55'], 'look-again'],
    ['to look again where there is no face', ['-'], 'look-again'],
    ['to look again where it cannot be read', ['!'], 'look-again'],
    ['to look again where that is so of one in an album', ['ann', '!'], 'look-again'],
    ['done where all of an album went well', ['ann', 'bo'], 'done'],
  ] as const)('is %s', async (_, photos, sign) => {
    const room = await classroom();
    const { message } = await room.host.sends(photos.map(photoOf), '/attend');
    expect(room.platform.signs).toEqual([{ message, sign }]);
  });

  it('is at the photo that is replied to', async () => {
    const room = await classroom();
    const { message } = await room.bo.sends([photoOf('bo')]);
    await room.host.says('/attend', { replyTo: message });
    expect(room.platform.signs).toEqual([{ message, sign: 'done' }]);
  });

  it.each([
    ['ann', 'done'],
    ['ann~0.55', 'look-again'],
    ['-', 'look-again'],
  ] as const)('of %s is the same when the event is handled again', async (photo, sign) => {
    const room = await classroom();
    await room.handle(await room.host.sends([photoOf(photo)], '/attend'));
    expect(room.platform.signs.map((each) => each.sign)).toEqual([sign, sign]);
  });

  it('is none where nothing is looked at', async () => {
    const room = await classroom();
    const group = await room.addClass('Empty', []);
    await room.host.in(group).sends([photoOf('ann')], '/attend');
    expect(room.platform.signs).toEqual([]);
  });
});

describe('that the bot is at work', () => {
  it('shows in the topic of the photo, from the first look to the answer', async () => {
    const room = await classroom();
    await room.host.in({ ...room.group, thread: 'topic-7' }).sends([photoOf('ann')], '/attend');
    const to = { chat: room.group.id, thread: 'topic-7' };
    expect(room.platform.workings).toEqual([{ to, on: false }]);
  });

  it('shows for a member’s selfie in the class’s chat, in its topic', async () => {
    const room = await classroom();
    await room.host.says('/open');
    await room.ann.in({ ...room.group, thread: 'topic-7' }).sends([photoOf('ann')], '/attend');
    expect(room.platform.workings).toEqual([{ to: { chat: room.group.id, thread: 'topic-7' }, on: false }]);
  });

  it('ends where looking fails', async () => {
    const room = await classroom();
    breakMethod(room.services.recognizer, 'look', 'before');
    await room.host.sends([photoOf('ann')], '/attend');
    expect(room.platform.workings).toMatchObject([{ on: false }]);
    room.host.hears(/Something went wrong/);
    expect(room.platform.signs).toEqual([]);
  });
});
