/** What can be read from marks, and what comes by itself, in one day of a class: the real bot and a real store. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tick } from '../src/jobs/schedule.js';
import type { Chat, Speaker } from './helpers/dialogue.js';
import { everywhere, startStage, type RealStage } from './helpers/real-bot.js';
import { createFakeRecognizer } from './helpers/services.js';

const minute = 60_000;
const hour = 60 * minute;

/** One lesson, as a timetable program writes it. */
const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Example//Timetable//EN',
  'BEGIN:VEVENT',
  'UID:lesson-1@example.org',
  'DTSTAMP:20261101T080000Z',
  'DTSTART;TZID=Europe/Berlin:20261209T160000',
  'DTEND;TZID=Europe/Berlin:20261209T170000',
  'SUMMARY:Physics',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

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

  it.each([
    ['/export xlsx week', /\.xlsx$/],
    ['/export moodle week', /\.(csv|zip)$/],
    ['/export ics week', /\.ics$/],
  ])('gives %s', async (command, name) => {
    await inClass.says(command);
    expect(inClass.hears(/1 session/).file?.name).toMatch(name);
  });

  it.each([
    ['today', /1 session|09:30/],
    ['yesterday', /No session/i],
    ['month', /1 session/],
    ['term', /1 session/],
    ['2026-11-01..2026-11-30', /1 session/],
    ['week Ann', /Ann/],
  ])('sums up %s', async (period, said) => {
    await inClass.says(`/summary ${period}`);
    inClass.hears(said);
  });

  it('shows a host one person, and everybody page by page', async () => {
    await inClass.says('/profile Ann');
    const { picture } = inClass.hears(/Ann/);
    expect(picture).toBeDefined();
    await inClass.says('/summary term');
    inClass.hears(/1 session/);
    await inClass.taps('People (hosts)');
    inClass.hears(/Ann[^]*Bo|Bo[^]*Ann/);
  });

  it('refuses an excuse, keeps a mark as it is, and lets somebody be', async () => {
    await bo.says('/excuse tomorrow');
    inClass.hears(/Bo/);
    await inClass.taps('Refuse');
    bo.in(group).hears(/not|refused/i);
    await bo.says('/me');
    await bo.taps('Marks');
    await bo.taps(/^✋/);
    await bo.taps(/present/);
    await inClass.taps('Keep it');
    bo.in(group).hears(/stays/);
    await ann.says('/remind off');
    ann.hears(/remind/i);
  });

  it('changes what is set: names, every second week, single dates, breaks, grace, zone, and a calendar file', async () => {
    await inClass.says('/settings names everybody');
    inClass.hears(/Saved/);
    for (const [what, said] of [
      ['every 2 weeks Tue 14:00-15:00 from 2026-12-01', /14:00/],
      ['2026-12-05 10:00-12:00', /10:00/],
      ['break 2026-12-21..2027-01-06 Winter break', /Winter break/],
      ['grace 5', /5 minutes/],
      ['zone Europe/Berlin', /Europe\/Berlin/],
    ] as const) {
      await inClass.says(`/schedule ${what}`);
      inClass.hears(said);
    }
    await inClass.sends([new TextEncoder().encode(calendar)], '/schedule');
    inClass.hears(/16:00/);
  });

  it('lists digests, weekly and at the end of the term as well, and ends them', async () => {
    await inClass.says('/digest weekly 17:00 here Fri');
    inClass.hears(/weekly/);
    await inClass.says('/digest term 18:00');
    inClass.hears(/end of the term/);
    await inClass.taps(/^✗ .*weekly/);
    inClass.hears(/Ended/);
  });

  it('is posted once, as the digest of the day', async () => {
    await until(9 * hour);
    inClass.hears(/Digest, every day at 18:00/);
    await stage.restart();
    await until(9 * hour + 10 * minute);
    inClass.doesNotHear(/Digest, /);
  });
});
