/** What the photo check holds back, and the ways past it. */
import { describe, expect, it } from 'vitest';
import { stories } from '../../../src/stories/every-story.js';
import type { PhotoCheck } from '../../../src/recognition/photo-check.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const minute = 60_000;

/** The fake photos are words: those that begin with a name that is no person's are of a screen. */
const screens: PhotoCheck = {
  suspect: ({ data }) => {
    const isScreen = new TextDecoder().decode(data.subarray(0, 6)) === 'screen';
    return Promise.resolve(isScreen ? { label: 'monitor', score: 0.81 } : undefined);
  },
  close: () => Promise.resolve(),
};
const screen = photoOf('screen+ann+bo');

async function room(more = {}): Promise<Classroom> {
  const classroom = await createClassroom(stories, more);
  classroom.services.photoCheck = screens;
  return classroom;
}

describe('a photo of a screen', () => {
  it('is held back with its label, marks nobody, and opens no session', async () => {
    const { host, ann, services, klass } = await room();
    await host.sends([screen], '/attend');
    ann.hears(/held this photo back and marked nobody: to me it is “monitor” \(81% sure\)/);
    expect(services.looks()).toBe(0);
    expect((await klass()).open).toBeUndefined();
  });

  it('is taken by a host’s tap as long as its platform has it, for the time it was sent', async () => {
    const { host, ann, clock, services, platform } = await room();
    await host.sends([screen], '/attend');
    clock.at += 5 * minute;
    await host.taps('Take it anyway');
    ann.hears(/^2 of 3 present/);
    ann.hears(/A host had this photo taken all the same/);
    const [sheet] = await services.sheets.between('c-class-5b', 0, Infinity);
    expect(sheet!.photos[0]!.at).toBe(clock.at - 5 * minute);
    expect(platform.said.filter(({ text }) => text.includes('2 of 3 present'))).not.toEqual([]);
  });

  it('is no member’s to take', async () => {
    const { host, ann } = await room();
    await host.sends([screen], '/attend');
    await ann.taps('Take it anyway');
    ann.hears(/Only a host of this class can do that/);
  });

  it('is asked for again where its platform has it no more, and then taken as it is', async () => {
    const { host, platform, services } = await room();
    const { photos } = await host.sends([screen], '/attend');
    platform.lose(photos[0]!.ref);
    await host.taps('Take it anyway');
    host.hears(/I do not keep photos, so I need that one again/);
    await host.sends([screen]);
    host.hears(/^2 of 3 present/);
    expect(services.looks()).toBe(1);
    // Only that one.
    await host.sends([screen], '/attend');
    host.hears(/held this photo back/);
  });

  it('is taken as a reply to it, too; and from another host’s tap, who is asked for it', async () => {
    const { host, stage, group, services } = await room();
    const { message } = await host.sends([screen], '/attend');
    const other = stage.person('Other').in(group);
    await services.classes.change('c-class-5b', (now) => ({ ...now, hosts: [other.account] }));
    await other.taps('Take it anyway');
    other.hears(/I need that one again/);
    await other.says('/attend', { replyTo: message });
    other.hears(/^2 of 3 present/);
  });

  it('is asked for again no longer than ten minutes', async () => {
    const { host, platform, clock } = await room();
    const { photos } = await host.sends([screen], '/attend');
    platform.lose(photos[0]!.ref);
    await host.taps('Take it anyway');
    clock.at += 11 * minute;
    await host.sends([screen], '/attend');
    host.hears(/held this photo back/);
    await host.sends([screen]);
    host.doesNotHear(/present/);
  });

  it('holds back no other photo of its album', async () => {
    const { host } = await room();
    await host.sends([screen, photoOf('ann'), photoOf('screen+cy')], '/attend');
    host.hears(/held this photo back/);
    host.hears(/^Photo 2 of 3 · 1 of 3 present/);
    host.hears(/held this photo back/);
    await host.taps('Take it anyway');
    host.hears(/^Photo 3 of 3 · 2 of 3 present/);
  });

  it('is a class photo where the class meets online, which a host says on the card', async () => {
    const { host, klass } = await room({ minors: false, joinMessage: { chat: 'x', message: 'y' } });
    await host.says('/class');
    await host.taps('It meets online');
    host.hears(/Meets online: a photo of a screen is a class photo here/);
    expect((await klass()).online).toBe(true);
    await host.sends([screen], '/attend');
    host.hears(/^2 of 3 present/);
    await host.says('/class');
    await host.taps('It meets in a room');
    await host.sends([screen], '/attend');
    host.hears(/held this photo back/);
  });
});
