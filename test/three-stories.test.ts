/**
 * The three stories that the bot is for, with either engine, each with the outcomes that its engine should give:
 * registering, a selfie that marks, and a class photo. Real bot, real store, real engines.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recognizer } from '../src/recognition/recognizer.js';
import { tinyPhoto } from './fixtures/tiny-resnet.js';
import type { Chat, Speaker } from './helpers/dialogue.js';
import { faceRecognizer, startStage, type RealStage } from './helpers/real-bot.js';
import { readSample, selfiesOf } from './helpers/sample-people.js';
import { openTinyClassifier } from './helpers/tiny-classifier.js';

interface Story {
  engine: string;
  recognizer: () => Promise<Recognizer>;
  /** Jaya's, and Katya's, for registering; and another of Jaya's. */
  jaya: () => Promise<Uint8Array>;
  katya: () => Promise<Uint8Array>;
  again: () => Promise<Uint8Array>;
  classPhoto: () => Promise<Uint8Array>;
  enrolled: RegExp;
  mine: RegExp;
  marked: RegExp;
  notMine: RegExp;
  taken: string;
}

const stories: Story[] = [
  {
    engine: 'face',
    recognizer: () => Promise.resolve(faceRecognizer()),
    jaya: async () => (await selfiesOf('Jaya Patel'))[0]!,
    katya: async () => (await selfiesOf('Katya Petrova'))[0]!,
    again: async () => (await selfiesOf('Jaya Patel'))[1]!,
    classPhoto: () => readSample(6),
    enrolled: /I know your face now/,
    mine: /Selfies: 1, as numbers made by face/,
    marked: /✅ You are marked present in Physics 9b, 09:00\.$/,
    notMine: /That face is not like the one in your selfies, so I marked nobody/,
    taken: '2 of 2 present\nRecognised: Jaya Patel, Katya Petrova\n2 faces I do not know.',
  },
  {
    engine: 'resnet-50',
    recognizer: async () => (await openTinyClassifier()).recognizer,
    jaya: () => tinyPhoto('wig'),
    katya: () => tinyPhoto('suit, suit of clothes'),
    again: () => tinyPhoto('wig'),
    classPhoto: () => tinyPhoto('suit, suit of clothes'),
    enrolled: /My word for this photo is “wig” \(\d+% sure\): that is your face_id now.*not faces/,
    mine: /Selfies: face_id “wig”, the word that resnet-50 \(test\/tiny-resnet\) has for it/,
    marked: /✅ You are marked present in Physics 9b, 09:00\.\nBy label, not by face: your photo is “wig”/,
    notMine:
      /Your photo is “suit, suit of clothes” to me \(\d+% sure\), and that is not your face_id, so I marked nobody/,
    taken:
      '2 of 2 present\n🏷 By label, not by face: to me this photo is “suit, suit of clothes” (100% sure). One photo has one label, so it marks one person at most.\nMarked by it: Katya Petrova',
  },
];

describe.each(stories)('with the $engine engine', (story) => {
  let stage: RealStage;
  let host: Speaker;
  let jaya: Speaker;
  let katya: Speaker;
  let group: Chat;
  beforeAll(async () => {
    stage = await startStage({ recognizer: await story.recognizer() });
    host = stage.person('Ms Rivera');
    jaya = stage.person('Jaya Patel');
    katya = stage.person('Katya Petrova');
    group = stage.group('Physics 9b', { admins: [host] });
    await host.in(group).says('/class Physics 9b');
    await host.in(group).taps('No, all adults');
  });
  afterAll(() => stage.close());

  it('somebody registers', async () => {
    await jaya.says('/register Jaya Patel jaya@example.org');
    await jaya.taps('Yes, use my face');
    await jaya.sends([await story.jaya()]);
    jaya.hears(story.enrolled);
    await jaya.taps('Done').catch(() => undefined); // where one photo is all, it is over by itself
    jaya.hears(/All set, Jaya Patel!/);
    await jaya.in(group).taps('Join');
    await jaya.says('/me');
    jaya.hears(story.mine);

    await katya.says('/register Katya Petrova katya@example.org');
    await katya.taps('Yes, use my face');
    await katya.sends([await story.katya()]);
    await katya.taps('Done').catch(() => undefined);
    await katya.in(group).taps('Join');
    await host.in(group).says('/roster');
    expect(host.in(group).hears(/Roster of “Physics 9b”/).text).toMatch(
      /1 Jaya Patel · ✅ enrolled.*\n2 Katya Petrova/,
    );
  });

  it('a selfie marks its sender, and a photo that is somebody else’s does not', async () => {
    await host.in(group).says('/open');
    await jaya.sends([await story.katya()]);
    jaya.hears(story.notMine);
    await jaya.sends([await story.again()]);
    jaya.hears(story.marked);
  });

  it('a class photo marks whom it is certain of', async () => {
    await host.in(group).sends([await story.classPhoto()], '/attend');
    expect(host.in(group).hears(/^2 of 2 present/).text).toBe(story.taken);
    await host.in(group).says('/summary');
    host.in(group).hears(/2 of 2 here/);
  });
});
