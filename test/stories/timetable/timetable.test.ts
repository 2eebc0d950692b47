import { beforeEach, describe, expect, it } from 'vitest';
import type { Sheet } from '../../../src/attendance/sheet.js';
import { stories } from '../../../src/stories/every-story.js';
import { calendarOf, event } from '../../calendar/calendars.js';
import { createClassroom, start, type Classroom } from '../../helpers/classroom.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const bytes = (text: string) => new TextEncoder().encode(text);

/** `start` is a Monday, 08:00 UTC. */
let room: Classroom;
beforeEach(async () => void (room = await createClassroom(stories)));

const sheets = (): Promise<Sheet[]> => room.services.sheets.between('c-class-5b', 0, start + 400 * day);
/** Ticks at this time after the start. */
async function at(time: number): Promise<void> {
  room.clock.at = start + time;
  await room.tick();
}

describe('/schedule', () => {
  it('says how it is used, where there is none', async () => {
    await room.host.says('/schedule');
    room.host.hears(/Class 5b has no timetable[^]*every 2 weeks/);
    await room.ann.says('/schedule');
    expect(room.ann.hears(/has no timetable/).text).not.toMatch(/Set one/);
  });

  it('is changed by hosts alone', async () => {
    await room.ann.says('/schedule Mon 9:00-10:00');
    room.ann.hears(/Only a host/);
    await room.ann.sends([bytes(calendarOf())], '/schedule');
    room.ann.hears(/Only a host/);
    expect(await room.services.timetables.get('c-class-5b')).toBeUndefined();
  });

  it('shows every kind of rule, and takes each away with a button', async () => {
    await room.host.says('/schedule Mon, Wed-Fri 9:00-10:30');
    await room.host.says('/schedule every 2 weeks Tue 14:00-15:30 from 2026-12-01 until 2027-02-28');
    await room.host.says('/schedule 2026-12-18 11:00-12:00');
    await room.host.says('/schedule break 2026-12-21..2027-01-06 Winter break');
    const { text } = room.host.hears(/Winter break/);
    expect(text).toBe(
      [
        'Set.',
        [
          'Class 5b meets (times of UTC):',
          '• Mon, Wed–Fri 09:00–10:30',
          '• Tue 14:00–15:30, every second week, from Tue, Dec 1, 2026, until Sun, Feb 28, 2027',
        ].join('\n'),
        'Single dates:\n• Fri, Dec 18, 2026, 11:00–12:00',
        'No sessions:\n• Mon, Dec 21, 2026 – Wed, Jan 6, 2027: Winter break',
        'Next: Monday, November 23, 09:00.',
        'Whoever comes 10 minutes after the start is late.',
        'Members who asked for it with /remind are reminded 10 minutes after the start.',
      ].join('\n\n'),
    );
    await room.host.taps('✗ Tue 14:00–15:30');
    await room.host.taps('✗ Fri, Dec 18, 2026 11:00–12:00');
    await room.host.taps('✗ Winter break');
    const left = room.host.hears(/Removed\.(?![^]*Winter)/);
    expect(left.text).toMatch(/Mon, Wed–Fri/);
    expect(left.text).not.toMatch(/Tue|Dec 18/);
    await room.ann.says('/schedule');
    room.ann.hears(/Class 5b meets/);
    expect(room.ann.sees()).toEqual([]);
  });

  it('says what it did not understand, what is over, and which zone there is none', async () => {
    await room.host.says('/schedule sometimes');
    room.host.hears(/did not understand “sometimes”[^]*\/schedule Mon/);
    await room.host.says('/schedule 2026-11-20 9:00-10:00');
    room.host.hears(/over already/);
    await room.host.says('/schedule break 2026-11-01..2026-11-20');
    room.host.hears(/over already/);
    await room.host.says('/schedule Mon 9-10 until 2026-11-20');
    room.host.hears(/over already/);
    await room.host.says('/schedule zone Mars/Olympus');
    room.host.hears(/do not know the time zone “Mars\/Olympus”/);
  });

  it('does nothing more when its message comes again', async () => {
    const event = await room.host.says('/schedule Mon 9:00-10:00');
    const before = await room.services.timetables.get('c-class-5b');
    await room.handle(event);
    expect(await room.services.timetables.get('c-class-5b')).toEqual(before);
  });

  it('is removed only after a question', async () => {
    await room.host.says('/schedule Mon 9:00-10:00');
    await room.host.says('/schedule grace 3');
    await room.host.says('/schedule off');
    room.host.hears(/Remove the whole timetable/);
    await room.host.taps('No, keep it');
    room.host.hears(/Mon 09:00/);
    await room.host.says('/schedule off');
    await room.host.taps('Yes, remove it');
    room.host.hears(/is removed/);
    await at(hour);
    expect(await sheets()).toEqual([]);
    await room.host.says('/schedule Mon 10:00-11:00');
    room.host.hears(/comes 3 minutes after/);
  });

  it('moves with the class’s time zone', async () => {
    await room.host.says('/schedule Mon 11:00-12:00');
    await room.host.says('/schedule zone New York');
    room.host.hears(/those of America\/New_York[^]*Next: Monday, November 23, 11:00/);
    await at(3 * hour);
    expect(await sheets()).toEqual([]);
    await at(8 * hour);
    expect(await sheets()).toMatchObject([{ openedAt: start + 8 * hour, closesAt: start + 9 * hour }]);
  });
});

describe('a calendar file', () => {
  const file = calendarOf(
    event('DTSTART:20261123T090000', 'DTEND:20261123T100000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    event('SUMMARY:Break', 'DTSTART;VALUE=DATE:20261130', 'DTEND;VALUE=DATE:20261201'),
  );

  it('sent with /schedule sets meetings and breaks', async () => {
    await room.host.sends([bytes(file)], '/schedule');
    room.host.hears(/I read 3 meetings and 1 break[^]*Mon, Nov 23, 2026, 09:00–10:00[^]*Break/);
    await at(hour);
    expect(await sheets()).toMatchObject([{ openedAt: start + hour, closesAt: start + 2 * hour }]);
    await at(2 * hour);
    // The break in the file is kept, for the dates of the file.
    expect((await room.services.timetables.get('c-class-5b'))?.due).toBe(start + 14 * day + hour);
  });

  it('that makes sense but for some of its events is taken without them, and they are named', async () => {
    const odd = (title: string) => event(`SUMMARY:${title}`, 'DTSTART:soon');
    await room.host.sends(
      [bytes(calendarOf(odd('Physics'), event('DTSTART:20261125T090000', 'DURATION:PT1H')))],
      '/schedule',
    );
    room.host.hears(
      /I read 1 meeting and no breaks[^]*could not make sense of one event, and left it out: “Physics”\./,
    );
    const odds = ['a', 'b', 'c', '', 'e', 'f', 'g'].map(odd);
    await room.host.sends([bytes(calendarOf(...odds, event('DTSTART:20261125T090000', 'DURATION:PT1H')))], '/schedule');
    room.host.hears(/7 events, and left them out: “a”, “b”, “c”, an event without a title, “e”, 2 more\./);
    await room.host.sends([bytes(calendarOf(odd('Physics')))], '/schedule');
    room.host.hears(/could not read that calendar/);
  });

  it('with times on every wall and exceptions in UTC is read in the class’s zone', async () => {
    await room.host.says('/schedule zone Europe/Berlin');
    const lesson = ['DTSTART:20261201T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=3'];
    await room.host.sends([bytes(calendarOf(event(...lesson, 'EXDATE:20261208T080000Z')))], '/schedule');
    expect(room.host.hears(/I read 2 meetings/).text).not.toMatch(/Dec 8/);
  });

  it('is found in the message that /schedule answers', async () => {
    const sent = await room.ann.sends([bytes(file)]);
    await room.host.says('/schedule', { replyTo: sent.message });
    room.host.hears(/I read 3 meetings/);
  });

  it('takes the place of the one before it, and goes with one button', async () => {
    await room.host.says('/schedule Tue 9:00-10:00');
    await room.host.sends([bytes(file)], '/schedule');
    await room.host.sends([bytes(calendarOf(event('DTSTART:20261125T090000', 'DURATION:PT1H')))], '/schedule');
    const { text } = room.host.hears(/I read 1 meeting and no breaks/);
    expect(text).toMatch(/Tue 09:00–10:00[^]*Wed, Nov 25/);
    expect(text).not.toMatch(/Nov 30|Dec 7/);
    await room.host.taps('✗ All that came with the calendar file');
    expect(room.host.hears(/Removed/).text).not.toMatch(/Nov 25/);
  });

  it.each([
    ['a photo', 'ann', /That file is no calendar/],
    [
      'an old calendar',
      calendarOf(event('DTSTART:20251123T090000', 'DURATION:PT1H')),
      /nothing in the next twelve months/,
    ],
    ['half a calendar', file.slice(0, 200), /could not read that calendar/],
    ['a book', 'x'.repeat(2_000_001), /larger than 2 MB/],
  ])('that is %s changes nothing', async (_, text, answer) => {
    await room.host.sends([bytes(text)], '/schedule');
    room.host.hears(answer);
    expect(await room.services.timetables.get('c-class-5b')).toBeUndefined();
  });
});

describe('a timetable that overlaps', () => {
  const set = async () => (await room.services.timetables.get('c-class-5b'))!;

  it('is shown with the clash before it counts, and counts once a host says so', async () => {
    await room.host.says('/schedule Mon, Wed 9:00-10:30');
    await room.host.says('/schedule Mon 10:00-11:00');
    room.host.hears(/This overlaps[^]*• Mon, Nov 23, 2026: 09:00–10:30 and 10:00–11:00/);
    expect((await set()).weekly).toHaveLength(1);
    await room.host.taps('Leave it');
    room.host.hears(/I left everything as it was/);
    expect(await set()).toMatchObject({ weekly: [{ from: 540 }] });
    await room.host.says('/schedule Mon 10:00-11:00');
    const tap = await room.host.taps('Set it all the same');
    expect((await set()).weekly).toHaveLength(2);
    await room.handle({ ...tap, id: 'fake:again' });
    room.host.hears(/out of date/);
    // What is known to overlap is not asked about again.
    await room.host.says('/schedule Fri 9:00-10:00');
    room.host.hears(/^Set\./);
  });

  it('only takes the last of two that wait', async () => {
    await room.host.says('/schedule Mon 9:00-10:30');
    await room.host.says('/schedule Mon 10:00-11:00');
    const first = room.host.hears(/This overlaps/).buttons![0]![0]!;
    await room.host.says('/schedule Mon 10:15-11:15');
    const tap = await room.host.taps('Leave it');
    await room.handle({ ...tap, id: 'fake:first', data: first.data });
    room.host.hears(/out of date/);
    expect((await set()).weekly).toHaveLength(1);
  });

  it.each([
    ['/schedule Mon 9:00-10:30', '/schedule Mon 10:30-11:00'],
    ['/schedule Mon 9:00-10:30', '/schedule Mon 9:00-11:00'],
    ['/schedule Mon 9:00-10:30', '/schedule Tue 10:00-11:00'],
    ['/schedule Mon 9:00-10:30 until 2026-12-01', '/schedule Mon 10:00-11:00 from 2026-12-07'],
  ])('is none with %s and %s', async (...both) => {
    for (const text of both) await room.host.says(text);
    room.host.hears(/^Set\./);
    expect((await set()).weekly.length).toBeGreaterThan(0);
    expect(room.host.sees()).not.toContain('Set it all the same');
  });

  it('is shown as well where a calendar file overlaps it, or itself', async () => {
    await room.host.says('/schedule Mon 9:00-10:30');
    const lesson = (start: string) => event(`DTSTART:${start}`, 'DURATION:PT1H');
    const file = calendarOf(lesson('20261130T100000'), lesson('20261201T100000'), lesson('20261201T103000'));
    await room.host.sends([bytes(file)], '/schedule');
    room.host.hears(
      /• Mon, Nov 30, 2026: 09:00–10:30 and 10:00–11:00\n• Tue, Dec 1, 2026: 10:00–11:00 and 10:30–11:30/,
    );
    expect((await set()).dates).toEqual([]);
    await room.host.taps('Set it all the same');
    room.host.hears(/I read 3 meetings/);
    expect((await set()).dates).toHaveLength(3);
  });

  it('is asked which of both it is where a file has meetings on a day without sessions', async () => {
    const file = calendarOf(
      event('DTSTART:20261130T100000', 'DURATION:PT1H'),
      event('SUMMARY:Project day', 'DTSTART:20261130'),
      event('SUMMARY:Holidays', 'DTSTART:20261221', 'DTEND:20270105'),
    );
    await room.host.sends([bytes(file)], '/schedule');
    room.host.hears(/has meetings and says that there are none[^]*Mon, Nov 30, 2026 Project day\./);
    await room.host.taps('Hold them: Mon, Nov 30, 2026 Project day');
    room.host.hears(/Next: Monday, November 30, 10:00/);
  });
});
