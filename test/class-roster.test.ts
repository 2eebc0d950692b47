/** A roster with somebody who has no account yet: the real bot, the real engine, a real store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chat, Speaker } from './helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from './helpers/real-bot.js';
import { selfiesOf } from './helpers/sample-people.js';

describe.each(everywhere)('a pupil who gets an account in the middle of the year, on %s', (on) => {
  let stage: RealStage;
  let host: Speaker;
  let group: Chat;
  beforeAll(async () => {
    stage = await startStage({ on });
    group = stage.group('Physics 9b');
    host = stage.person('Ms Rivera').in(group);
    await host.says('/class');
    await host.taps('Yes, minors');
  });
  afterAll(() => stage.close());

  it('is one of five hundred names, pasted a hundred at a time', async () => {
    const names = ['Mia Santos', ...Array.from({ length: 499 }, (_, i) => `Pupil Number${i}`)];
    for (let i = 0; i < 500; i += 100) {
      const hundred = names.slice(i, i + 100).map((name, at) => `${i + at + 1}. ${name}`);
      await host.says(`/roster add\n${hundred.join('\n')}`);
      host.hears(new RegExp(`\\(100\\): ${i + 1} ${names[i]!}, ${i + 2} ${names[i + 1]!}`));
    }
  });

  it('is enrolled by the host, with the guardian’s consent on record', async () => {
    await host.says('/roster enrol 1');
    await host.taps('Consent is on record');
    await host.alone.sends([(await selfiesOf('Mia Santos'))[0]!]);
    host.hears(/Mia Santos: enrolled with 1 photo/);
    await host.taps('Done');
  });

  it('registers, is found to look like herself, and becomes one with her row', async () => {
    await stage.restart();
    const mia = stage.person('Mia');
    await mia.says('/register Mia');
    await mia.taps('Yes, use my face');
    await mia.sends(await selfiesOf('Mia Santos'));
    await mia.taps('Done');
    await mia.in(group).taps('Join');
    mia.in(group).hears(/on the roster of “Physics 9b”, with number 501\. Your face stays off/);
    await host.says('/roster consent 501');
    host.hears(/face of Mia is near that of Mia Santos/);
    await host.taps('It is Mia Santos: make them one');
    host.hears(/asked Mia in private whether Mia Santos is them/);
    await mia.in(group).taps('Yes, that is me');
    host.hears(/Mia is one person/);
    await host.says('/roster consent 1');
    host.hears(/guardian of Mia consents/);
    await mia.in(group).says('/roster');
    expect(mia.in(group).hears(/You are number 501: /).text).toMatch(
      /500 people on the roster, 1 enrolled[\s\S]*✅ enrolled/,
    );
  });
});
