import { describe, expect, it } from 'vitest';
import type { ReplyTo } from '../../../src/chat/event.js';
import { attend } from '../../../src/stories/attend/attend.js';
import { offer } from '../../../src/stories/attend/offer.js';
import { session } from '../../../src/stories/session/session.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

/** Host says /attend in reply to one item of an album, as a platform tells it that names no other items. */
async function setUp() {
  const room = await createClassroom([session, attend, offer]);
  const photos = ['ann', 'bo', 'cy'].map((word) => ({ ref: room.platform.keep(photoOf(word)) }));
  const replyTo: ReplyTo = { message: 'm-item', photos: photos.slice(1, 2), at: room.clock.at, album: 'album-1' };
  const asks = async (to: Partial<ReplyTo> = {}) => {
    const event = { ...(await room.host.says('Here we are')), text: '/attend', replyTo: { ...replyTo, ...to } };
    await room.handle(event);
    return event;
  };
  return { ...room, photos, replyTo, asks };
}

describe('/attend in reply to a photo of an album', () => {
  it('takes all of an album that the bot saw', async () => {
    const room = await setUp();
    room.services.seenAlbums.set('album-1', room.photos);
    await room.asks();
    room.ann.doesNotHear(/album/);
    expect(room.ann.hears(/^Photo 3 of 3 · 3 of 3 present/)).toMatchObject({ replyTo: 'm-item' });
  });

  it('takes the one, and says so once, where the bot did not see the others', async () => {
    const room = await setUp();
    await room.handle(await room.asks());
    room.ann.hears(/one of an album that I did not see\. I take this one; for the others, reply \/attend to each/);
    room.ann.hears(/^1 of 3 present\n.*\nRecognised: Bo/);
    expect(room.platform.said.filter(({ text }) => text.includes('album'))).toHaveLength(1);
  });

  it('says nothing of albums where the photo is in none', async () => {
    const room = await setUp();
    await room.asks({ album: undefined });
    room.ann.doesNotHear(/album/);
    room.ann.hears(/^1 of 3 present/);
  });

  it('does not take an album of yesterday', async () => {
    const room = await setUp();
    room.services.seenAlbums.set('album-1', room.photos);
    await room.asks({ at: room.clock.at - 24 * 3_600_000 });
    room.host.hears(/photo is of another day/);
    expect(room.services.looks()).toBe(0);
  });

  it('takes a photo of which the platform does not tell when it was sent', async () => {
    const room = await setUp();
    await room.asks({ album: undefined, at: undefined });
    room.ann.hears(/^1 of 3 present/);
  });

  it('asks for a photo where the message answered has none', async () => {
    const room = await setUp();
    await room.asks({ photos: [], album: undefined });
    room.ann.hears(/Send me the photo of the class now/);
  });

  it('is found by a tap under the offer as well', async () => {
    const room = await setUp();
    room.services.seenAlbums.set('album-1', room.photos);
    await room.host.says('/open');
    await room.host.sends([photoOf('bo')]);
    const press = await room.host.taps('No');
    await room.handle({ ...press, id: 'tap', data: 'photos-attend', replyTo: room.replyTo });
    room.ann.hears(/^Photo 3 of 3 · 3 of 3 present/);
  });
});
