/** Photos of a class through the real bot with the real engine, on the sample photos that the face package carries. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chat, Speaker } from '../../helpers/dialogue.js';
import { everywhere, faceRecognizer, startStage, type RealStage } from '../../helpers/real-bot.js';
import { readSample, selfiesOf } from '../../helpers/sample-people.js';

async function setUp(stage: RealStage): Promise<{ host: Speaker; group: Chat }> {
  const host = stage.person('Ms Rivera');
  const group = stage.group('Physics 9b', { admins: [host] });
  await host.in(group).says('/class Physics 9b');
  await host.in(group).taps('No, all adults');
  for (const name of ['Jaya Patel', 'Katya Petrova', 'Elif Demir']) {
    const member = stage.person(name);
    await member.says(`/register ${name}`);
    await member.taps('Yes, use my face');
    await member.sends(await selfiesOf(name));
    await member.taps('Done');
    await member.in(group).taps('Join');
  }
  return { host: host.in(group), group };
}

describe.each(everywhere)('an album of the class, on %s', (on) => {
  let stage: RealStage;
  let host: Speaker;
  let jaya: Speaker;
  beforeAll(async () => {
    stage = await startStage({ on });
    const room = await setUp(stage);
    host = room.host;
    jaya = stage.person('Jaya Patel').in(room.group);
  });
  afterAll(() => stage.close());

  it('names who is in each photo, counts people once, and blurs the others', async () => {
    await host.sends([await readSample(6), await readSample(5), await readSample(6)], '/attend');
    jaya.hears(/^Photo 2 of 3 · 3 of 3 present\nRecognised: Elif Demir/);
    jaya.hears(/^Photo 3 of 3 · 3 of 3 present\nRecognised: Jaya Patel, Katya Petrova/);
    // Its numbers are the session's by now.
    const first = jaya.hears(/^Photo 1 of 3/);
    expect(first.text).toBe(
      'Photo 1 of 3 · 3 of 3 present\nRecognised: Jaya Patel, Katya Petrova\n2 faces I do not know.',
    );
    const { format, exif } = await sharp(first.picture!.bytes).metadata();
    expect({ format, exif }).toEqual({ format: 'jpeg', exif: undefined });
  });

  it('takes back one photo after a restart, and keeps what the others said', async () => {
    await stage.restart();
    await host.taps('Undo');
    jaya.hears(/^Photo 3 of 3 · 3 of 3 present\n↩️ This photo was taken back/);
  });

  it('names nobody in a photo of strangers', async () => {
    await host.sends([await readSample(2)], '/attend');
    expect(jaya.hears(/^3 of 3 present/).text).not.toMatch(/Recognised/);
  });
});

describe.each(everywhere)('faces that the engine is not sure of, on %s', (on) => {
  let stage: RealStage;
  // So strict that what is certain otherwise is a question here; what is asked about goes as far as it does otherwise.
  beforeAll(async () => {
    const recognizer = faceRecognizer();
    stage = await startStage({
      on,
      recognizer: { ...recognizer, thresholds: { ...recognizer.thresholds, known: 0 } },
    });
  });
  afterAll(() => stage.close());

  it('are nobody’s mark before a host says who they are', async () => {
    const { host } = await setUp(stage);
    await host.sends([await readSample(6)], '/attend');
    expect(host.hears(/^0 of 3 present/).text).toContain('❓ 2 faces are unsure');
    await host.taps('Check 2 unsure');
    host.hears(/Face \d in the picture \(1 of 2 to check\)/);
    await host.taps(/Jaya Patel|Katya Petrova/);
    host.hears(/Face \d in the picture \(1 of 1 to check\)/);
    await host.taps(/Jaya Patel|Katya Petrova/);
    host.hears(/All checked. 2 of 3 present/);
    await host.says('/summary');
    host.hears(/2 of 3 here/);
  });
});
