/** The weekends on which clocks change, and a leap day, with the real bot over a real store that is restarted again and again. */
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../src/jobs/schedule.js';
import type { Speaker } from './helpers/dialogue.js';
import { startStage, type RealStage } from './helpers/real-bot.js';
import { createFakeRecognizer } from './helpers/services.js';
import { randomFrom } from './helpers/random.js';
import { busyTimes, changes, commands, meetingsOf, timeZone } from './helpers/year.js';

const minute = 60_000;
/** None begins the day after an evening's meeting: the first minute of a day sees the end of that. */
const days = [
  ...['2027-10-30', '2027-10-31', '2027-11-01'],
  ...['2028-02-28', '2028-02-29', '2028-03-01'],
  ...['2028-03-25', '2028-03-26', '2028-03-27'],
];

describe('with a bot that is restarted again and again', () => {
  let stage: RealStage;
  let host: Speaker;
  let group: string;
  beforeAll(async () => {
    stage = await startStage({ recognizer: createFakeRecognizer() });
    stage.clock.time = Date.parse('2027-08-31T10:00:00Z');
    const chat = stage.group('Physics 9b', { admins: [stage.person('Ms Rivera')] });
    group = chat.id;
    host = stage.person('Ms Rivera').in(chat);
    for (const name of ['night', 'week']) {
      stage.platform.channels.set(`@${name}`, { chat: `fake:${name}`, title: name });
      stage.platform.admins.add(`fake:${name} ${host.account}`);
    }
    await host.says('/class Physics 9b');
    await host.taps('No, all adults');
    for (const command of commands) await host.says(command);
  });
  afterAll(() => stage.close());

  it('every session and every digest comes once', async () => {
    const random = randomFrom(7);
    let restarts = 0;
    for (const date of days) {
      const times = new Set<number>();
      for (const time of busyTimes) {
        const [hour = 0, at = 0] = time.split(':').map(Number);
        const wall = DateTime.fromISO(date, { zone: timeZone }).set({ hour, minute: at }).toMillis();
        for (const shift of Object.values(changes).includes(date) ? [-60, 0, 60] : [0])
          for (let i = -1; i <= 2; i++) times.add(wall + (shift + i) * minute);
      }
      for (const time of [...times].sort((a, b) => a - b)) {
        if (random() < 0.2) continue;
        stage.clock.time = time;
        // In the midst of it: received for sure, and perhaps no more than that.
        await tick(stage.bot.receive, () => time);
        if (random() < 0.15) {
          restarts += 1;
          await stage.restart();
        }
        if (random() < 0.2) await tick(stage.bot.receive, () => time + 1);
        await stage.bot.idle();
      }
    }
    expect(restarts).toBeGreaterThan(15);
    const said = (pattern: RegExp, chat = group) =>
      stage.platform.said.filter((one) => one.chat === chat && pattern.test(one.text)).map(({ text }) => text);
    const meetings = days.flatMap((date) => meetingsOf(date).map((time) => ({ date, time })));
    expect(said(/attendance is closed \(/).map((text) => /\((\S+) to/.exec(text)?.[1])).toEqual(
      meetings.map(({ date, time }) => (date === '2028-03-26' && time === '02:15' ? '03:00' : time)),
    );
    expect(said(/attendance is (open|closed\.)/)).toHaveLength(meetings.length);
    const head = (date: string) => `Physics 9b, ${DateTime.fromISO(date, { zone: 'utc' }).toFormat('cccc, LLLL d')}`;
    const withSession = days.filter((date) => meetingsOf(date).some((time) => time < '18:00'));
    expect(said(/Digest, every day/).map((text) => text.split('\n')[0])).toEqual(withSession.map(head));
    expect(said(/Digest, /, 'fake:night').map((text) => text.split('\n')[0])).toEqual(
      ['2027-10-31', '2028-03-26'].map(head),
    );
  });
});
