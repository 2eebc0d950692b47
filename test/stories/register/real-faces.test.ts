import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Speaker } from '../../helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from '../../helpers/real-bot.js';
import { readSample, selfiesOf } from '../../helpers/sample-people.js';

describe.each(everywhere)('registering with a real face, on %s', (on) => {
  let stage: RealStage;
  let jaya: Speaker;
  let front: Uint8Array;
  let second: Uint8Array;
  beforeAll(async () => {
    stage = await startStage({ on });
    jaya = stage.person('Jaya Patel');
    [front, second] = (await selfiesOf('Jaya Patel')) as [Uint8Array, Uint8Array]; // the cast has two of each
  });
  afterAll(() => stage.close());

  it('begins, and goes on after a restart', async () => {
    await jaya.says('/register');
    jaya.hears(/May I use your face/);
    await stage.restart();
    await jaya.taps('Yes, use my face');
    jaya.hears(/“Jaya Patel” on rosters/);
    await stage.restart();
    await jaya.taps('Right, skip the email');
    jaya.hears(/send me a selfie/);
  });

  it('says what is wrong with each photo, and enrols with none of them', async () => {
    const grey = { create: { width: 640, height: 480, channels: 3, background: '#777' } } as const;
    const bad: [Uint8Array, RegExp][] = [
      [await sharp(grey).jpeg().toBuffer(), /I see no face/],
      [await readSample(3), /more than one face/],
      [await sharp(front).resize(60).jpeg().toBuffer(), /too small|no face/],
      [await sharp(front).linear(0.1, 0).jpeg().toBuffer(), /too dark|no face/],
      [await sharp(front).blur(14).jpeg().toBuffer(), /blurred|no face/],
      [new TextEncoder().encode('I am no photo'), /not a photo I can read/],
      [front.subarray(0, front.length / 2), /could not read that picture/],
      [new Uint8Array(), /empty/],
    ];
    for (const [photo, sentence] of bad) {
      await jaya.sends([photo]);
      expect(jaya.hears(sentence).text).not.toMatch(/Good, I can use/);
    }
    await jaya.says('/me');
    jaya.hears(/Selfies: none/);
  });

  it('knows the face with the first good one, adds the second, and refuses somebody else’s', async () => {
    await jaya.sends([front]);
    jaya.hears(/I know your face now, Jaya Patel/);
    await stage.restart();
    const [other] = await selfiesOf('Katya Petrova');
    await jaya.sends([other!, front, second]);
    const { text } = jaya.hears(/Photo 1/);
    expect(text.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/^Photo 1: This face is unlike/),
      expect.stringMatching(/^Photo 2: That is the very same photo/),
      expect.stringMatching(/^Photo 3: (Good, )?I can use that one/i),
    ]);
    await jaya.taps('Done');
    jaya.hears(/All set/);
    await jaya.says('/me');
    jaya.hears(/Selfies: 2, as numbers made by face/);
  });

  it('forgets all of it', async () => {
    await jaya.says('/forget');
    await jaya.taps('Yes, forget me');
    jaya.hears(/You are forgotten/);
    await stage.restart();
    await jaya.says('/me');
    jaya.hears(/do not know you yet/);
  });
});
