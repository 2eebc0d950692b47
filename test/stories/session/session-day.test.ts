/** A session without any class photo, with the real bot, the real engine and a real store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../../../src/jobs/schedule.js';
import type { Chat, Speaker } from '../../helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from '../../helpers/real-bot.js';
import { selfiesOf } from '../../helpers/sample-people.js';

const minute = 60_000;
const hour = 60 * minute;

describe.each(everywhere)('a session by selfies and taps, on %s', (on) => {
  let stage: RealStage;
  let group: Chat;
  let host: Speaker;
  let jaya: Speaker;
  let katya: Speaker;
  let nora: Speaker;
  let selfies: { jaya: Uint8Array[]; katya: Uint8Array[] };

  beforeAll(async () => {
    selfies = { jaya: await selfiesOf('Jaya Patel'), katya: await selfiesOf('Katya Petrova') };
    stage = await startStage({ on });
    host = stage.person('Ms Rivera');
    group = stage.group('Physics 9b', { admins: [host] });
    [jaya, katya, nora] = [stage.person('Jaya'), stage.person('Katya'), stage.person('Nora')];
    await host.in(group).says('/class Physics 9b');
    await host.in(group).taps('No, all adults');
    for (const [member, photo] of [
      [jaya, selfies.jaya[0]!],
      [katya, selfies.katya[0]!],
    ] as const) {
      await member.says(`/register ${member.name} ${member.name}@example.org`);
      await member.taps('Yes, use my face');
      await member.sends([photo]);
      await member.taps('Done');
      await member.in(group).taps('Join');
    }
    await nora.says('/register Nora nora@example.org');
    await nora.taps('No, without my face');
    await nora.in(group).taps('Join');
  });
  afterAll(() => stage.close());

  it('opens, and a selfie marks its sender', async () => {
    await jaya.sends([selfies.jaya[1]!]);
    jaya.hears(/No session of yours is open/);
    await host.in(group).says('/open');
    host.in(group).hears(/Physics 9b: attendance is open until 12:00/);
    stage.clock.time += 5 * minute;
    await jaya.sends([selfies.jaya[1]!]);
    jaya.hears(/✅ You are marked present in Physics 9b, 09:05/);
  });

  it('refuses somebody else’s face after a restart, and takes a tap instead', async () => {
    await stage.restart();
    await katya.sends([selfies.jaya[1]!]);
    expect(katya.hears(/marked nobody/).text).not.toMatch(/Jaya/);
    await katya.taps('I’m here');
    katya.hears(/Noted/);
    await nora.in(group).taps('I’m here');
    host.in(group).hears(/1 of 3 here[^]*2 taps wait for a host/);
  });

  it('lets in who tapped, with one tap of the host', async () => {
    await host.in(group).taps('Hosts: confirm 2 taps');
    host.in(group).hears(/• Katya\n• Nora/);
    await host.in(group).taps('Confirm all 2');
    host.in(group).hears(/3 of 3 here/);
    await nora.says('/summary');
    nora.hears(/Physics 9b, Monday, November 23\n✅ present · Open since 09:00, until 12:00/);
  });

  it('closes by itself, also when the bot was down at that time', async () => {
    stage.clock.time += 6 * hour;
    await stage.restart();
    await tick(stage.bot.receive, () => stage.clock.time);
    await stage.bot.idle();
    const listening = host.in(group);
    listening.hears(/Physics 9b: attendance is closed \(09:00 to 12:00\)[^]*3 of 3 here\n✅ 3 present/);
    await stage.restart();
    stage.clock.time += minute;
    await tick(stage.bot.receive, () => stage.clock.time);
    await stage.bot.idle();
    listening.doesNotHear(/attendance is closed \(/);
    await jaya.sends([selfies.jaya[1]!]);
    jaya.hears(/Physics 9b: the last one closed at 12:00/);
  });
});
