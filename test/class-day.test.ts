/** A class's first day, from registering to the summary: the real bot, the real engine, a real store. */
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Chat, Speaker } from './helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from './helpers/real-bot.js';
import { readSample, selfiesOf } from './helpers/sample-people.js';

describe.each(everywhere)('a class’s first day, on %s', (on) => {
  let stage: RealStage;
  let host: Speaker;
  let group: Chat;
  beforeAll(async () => {
    stage = await startStage({ on });
    host = stage.person('Ms Rivera');
    group = stage.group('Physics 9b', { admins: [host] });
  });
  afterAll(() => stage.close());

  it('makes the chat a class', async () => {
    await host.in(group).says('/class Physics 9b');
    host.in(group).hears(/are its members minors/);
    await host.in(group).taps('No, all adults');
    host.in(group).hears(/is ready/);
  });

  it.each(['Jaya Patel', 'Katya Petrova', 'Mia Santos'])('registers %s with two selfies', async (name) => {
    const member = stage.person(name);
    await member.says(`/register ${name} ${name.split(' ')[0]}@example.org`);
    member.hears(/May I use your face/);
    await member.taps('Yes, use my face');
    await member.sends(await selfiesOf(name));
    member.hears(/That makes two/);
    await member.taps('Done');
    await member.in(group).taps('Join');
  });

  it('survives a restart, and names three of four faces of a class photo', async () => {
    await stage.restart();
    await host.in(group).sends([await readSample(6)], '/attend');
    const reply = host.in(group).hears(/3 of 3 present/);
    if (!reply.picture) throw new Error('no picture came back');
  });
});
