/** What can be read from marks, and what comes by itself, in one day of a class: the real bot and a real store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../src/jobs/schedule.js';
import type { Chat, Speaker } from './helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from './helpers/real-bot.js';
import { createFakeRecognizer } from './helpers/rooms.js';

const minute = 60_000;
const hour = 60 * minute;

describe.each(everywhere)('a day of reports, on %s', (on) => {
  let stage: RealStage;
  let group: Chat;
  let host: Speaker;
  /** The host in the class's chat. */
  let inClass: Speaker;
  let ann: Speaker;
  let bo: Speaker;

  /** The clock goes on to this hour of the class's day, which begins at nine. */
  async function until(time: number): Promise<void> {
    const target = Date.UTC(2026, 10, 23, 8, 0) + time;
    for (; stage.clock.time < target; stage.clock.time += minute * 5) await minutePasses();
    await minutePasses();
  }
  async function minutePasses(): Promise<void> {
    await tick(stage.bot.receive, () => stage.clock.time);
    await stage.bot.idle();
  }

  beforeAll(async () => {
    // Nobody registers a face here, so nothing is looked at.
    stage = await startStage({ on, recognizer: createFakeRecognizer() });
    host = stage.person('Ms Rivera');
    group = stage.group('Physics 9b', { admins: [host] });
    inClass = host.in(group);
    [ann, bo] = [stage.person('Ann'), stage.person('Bo')];
    await host.says('/register Rivera rivera@example.org');
    await host.taps('No, without my face');
    await inClass.says('/class Physics 9b');
    await inClass.taps('No, all adults');
    for (const member of [ann, bo]) {
      await member.says(`/register ${member.name} ${member.name}@example.org`);
      await member.taps('No, without my face');
      await member.in(group).taps('Join');
    }
  });
  afterAll(() => stage.close());

  it('is set up by a host: when the class meets, the term, the required rate, and the digest', async () => {
    await inClass.says('/schedule weekdays 9:30-10:30');
    inClass.hears(/9:30/);
    await inClass.says('/settings term 2026-11-01..2026-12-20');
    inClass.hears(/Nov/);
    await inClass.says('/settings rate 80');
    inClass.hears(/80/);
    await inClass.says('/digest 18:00');
    inClass.hears(/every day at 18:00/);
  });

  it('excuses somebody whom a host excused, and reminds who asked for it', async () => {
    await bo.says('/excuse today dentist');
    inClass.hears(/Bo[^]*dentist/);
    await inClass.taps('Approve');
    bo.in(group).hears(/excused/i);
    await ann.says('/remind');
    ann.hears(/remind/i);
  });

  it('opens and closes the session by itself, and is late after the grace', async () => {
    await until(30 * minute);
    ann.in(group).hears(/attendance is open until 10:30/);
    await until(45 * minute);
    ann.in(group).hears(/remind|not marked/i);
    await ann.in(group).taps('I’m here');
    await inClass.taps(/^Hosts: confirm/);
    await inClass.taps(/^Confirm/);
    await until(2 * hour);
    inClass.hears(/attendance is closed \(09:30 to 10:30\)/);
  });

  it('is summed up for everybody without names, and with them for hosts', async () => {
    await inClass.says('/summary week');
    const { text, picture } = inClass.hears(/1 session/);
    expect(text).not.toMatch(/Ann|Bo|dentist/);
    expect(picture).toBeDefined();
    await ann.says('/summary week');
    ann.hears(/Physics 9b/);
  });

  it('shows somebody’s own marks, which can be contested', async () => {
    await ann.says('/me');
    ann.hears(/late/);
    await ann.taps('Marks');
    ann.hears(/late/);
    await ann.taps(/^✋/);
    await ann.taps(/present/);
    inClass.hears(/Ann/);
    await inClass.taps(/^Change to/);
    ann.in(group).hears(/A host agrees/);
  });

  it('goes out as a file', async () => {
    await inClass.says('/export csv week');
    const { file } = inClass.hears(/1 session/);
    expect(new TextDecoder().decode(file?.bytes)).toMatch(/Ann/);
  });

  it('is posted once, as the digest of the day', async () => {
    await until(9 * hour);
    inClass.hears(/Digest, every day at 18:00/);
    await stage.restart();
    await until(9 * hour + 10 * minute);
    inClass.doesNotHear(/Digest, /);
  });
});
