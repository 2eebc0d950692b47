import { beforeEach, describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import type { Sheet } from '../../../src/attendance/sheet.js';
import { AdapterError } from '../../../src/errors.js';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, start, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `start` is a Monday, 08:00 UTC. */
let room: Classroom;
beforeEach(async () => void (room = await createClassroom(stories)));

const sheets = (): Promise<Sheet[]> => room.services.sheets.between('c-class-5b', 0, start + 400 * day);
/** Ticks at this time after the start. */
async function at(time: number): Promise<void> {
  room.clock.at = start + time;
  await room.tick();
}
const statusOf = async (person: string, which = -1) => marksOf((await sheets()).at(which)!).get(`p-${person}`)?.status;

describe('sessions by the timetable', () => {
  beforeEach(() => room.host.says('/schedule Mon 9:00-10:00'));

  it('open and close by themselves, and whoever is unmarked is absent', async () => {
    await at(hour - minute);
    expect(await sheets()).toEqual([]);
    await at(hour);
    room.host.hears(/Class 5b: attendance is open until 10:00/);
    room.clock.at += 5 * minute;
    await room.ann.in({ id: 'fake:direct-ann', kind: 'direct', title: 'Ann' }).sends([photoOf('ann')]);
    await at(2 * hour);
    room.host.hears(/attendance is closed \(09:00 to 10:00\)[^]*1 of 3 here[^]*2 absent/);
    expect((await sheets())[0]).toMatchObject({ openedBy: 'timetable', closedAt: start + 2 * hour });
    await at(2 * hour + minute);
    expect(await sheets()).toHaveLength(1);
    await at(7 * day + hour);
    expect(await sheets()).toHaveLength(2);
  });

  it('find late whoever comes after the grace, and say so', async () => {
    await room.host.says('/schedule grace 15');
    await at(hour);
    const direct = (name: string) => room.stage.person(name);
    room.clock.at = start + hour + 15 * minute - 1;
    await direct('Ann').sends([photoOf('ann')]);
    direct('Ann').hears(/✅ You are marked present/);
    room.clock.at += 1;
    await direct('Bo').sends([photoOf('bo')]);
    direct('Bo').hears(/🕒 You are marked late in Class 5b, 09:15/);
    await direct('Bo').sends([photoOf('bo')]);
    direct('Bo').hears(/🕒 You are marked late in Class 5b already, at 09:15/);
    await room.host.sends([photoOf('cy')], '/attend');
    expect([await statusOf('ann'), await statusOf('bo'), await statusOf('cy')]).toEqual(['present', 'late', 'late']);
  });

  it('find nobody late without a grace', async () => {
    await room.host.says('/schedule grace off');
    room.host.hears(/Nobody is late by the clock/);
    await at(hour);
    room.clock.at += 50 * minute;
    await room.host.sends([photoOf('cy')], '/attend');
    expect(await statusOf('cy')).toBe('present');
  });

  it('that a host opens early are the same, with the meeting’s end and its grace', async () => {
    room.clock.at = start + 40 * minute;
    await room.host.says('/open');
    room.host.hears(/open until 10:00/);
    await at(hour);
    expect(await sheets()).toMatchObject([
      { openedAt: start + 40 * minute, closesAt: start + 2 * hour, lateFrom: start + hour + 10 * minute },
    ]);
    await room.host.says('/open');
    room.host.hears(/open already/);
  });

  it('that a host opens early say so, and are still to come where the host says that', async () => {
    room.clock.at = start + hour - 2 * minute;
    await room.host.says('/open');
    room.host.hears(/This is the lesson of 09:00, opened before it/);
    await room.host.says('/schedule');
    room.host.hears(/Next: Monday, November 30, 09:00/);
    await room.host.taps('Lesson still to come (hosts)');
    room.host.hears(/session of its own. The lesson of 09:00 is still to come/);
    expect(room.host.sees()).not.toContain('Lesson still to come (hosts)');
    await room.host.says('/schedule');
    room.host.hears(/Next: Monday, November 23, 09:00/);
    await at(hour);
    await at(hour + minute);
    expect(await sheets()).toMatchObject([
      { openedAt: start + hour - 2 * minute, closedAt: start + hour },
      { openedAt: start + hour, closesAt: start + 2 * hour, lateFrom: start + hour + 10 * minute },
    ]);
  });

  it('that a host opened and closed before them open after all, also once they have begun', async () => {
    room.clock.at = start + hour - 2 * minute;
    await room.host.says('/open');
    await closes(room.host);
    room.host.hears(/This is the lesson of 09:00/);
    await at(hour + minute);
    expect(await sheets()).toHaveLength(1);
    await room.host.taps('Lesson still to come');
    await at(hour + 2 * minute);
    expect(await sheets()).toMatchObject([{ apart: true }, { openedAt: start + hour }]);
    await room.host.says('/session');
  });

  it('that a host threw away before they began are still to come; thrown away later they are not', async () => {
    room.clock.at = start + hour - 2 * minute;
    await room.host.says('/open');
    await closes(room.host);
    await room.host.taps('Discard');
    await at(hour);
    expect(await sheets()).toMatchObject([{ openedAt: start + hour }]);
    await closes(room.host);
    await room.host.taps('Discard');
    await at(hour + minute);
    expect(await sheets()).toEqual([]);
  });

  it('that a host opens long before end as the meeting begins', async () => {
    await room.host.says('/open');
    await at(hour);
    await at(hour + minute);
    expect(await sheets()).toMatchObject([
      { openedAt: start, closedAt: start + hour },
      { openedAt: start + hour, closesAt: start + 2 * hour },
    ]);
    expect((await room.klass()).open).toBe((await sheets())[1]?.session);
  });

  it('that a host closes are not opened again, and what the host opens then is another one', async () => {
    await at(hour);
    room.clock.at += 10 * minute;
    await closes(room.host);
    await at(hour + 11 * minute);
    expect(await sheets()).toHaveLength(1);
    await room.host.says('/open');
    await at(hour + 12 * minute);
    expect(await sheets()).toHaveLength(2);
  });

  it('are not opened beside one that a host opened before there was a timetable', async () => {
    await room.host.says('/schedule off');
    await room.host.taps('Yes, remove it');
    room.clock.at = start + 65 * minute;
    await room.host.says('/open');
    await room.host.says('/schedule Mon 9:00-10:00');
    await at(70 * minute);
    expect(await sheets()).toHaveLength(1);
  });

  it('open late when the bot was down, and then nobody who comes at once is late', async () => {
    await at(hour + 30 * minute);
    await room.host.sends([photoOf('cy')], '/attend');
    expect(await sheets()).toMatchObject([{ openedAt: start + hour, lateFrom: start + hour + 40 * minute }]);
    expect(await statusOf('cy')).toBe('present');
  });

  it('that came and went while the bot was down have nobody absent, and the chat is told once', async () => {
    await at(8 * day);
    await at(8 * day + minute);
    expect(await sheets()).toEqual([]);
    const told = room.platform.said.filter(({ text }) => /was not opened|were not opened/.test(text));
    expect(told.map(({ text }) => text)).toEqual([
      'Class 5b: 2 sessions were not opened, because I was not running; the last was that of Monday, November 30, 09:00. Nobody was marked.',
    ]);
  });

  it('that a photo opened, which was sent while the bot was down, are not told to be missed', async () => {
    room.clock.at = start + hour + 5 * minute;
    await room.host.sends([photoOf('cy')], '/attend');
    await at(3 * hour);
    expect(await sheets()).toHaveLength(1);
    room.host.doesNotHear(/not opened/);
  });

  it('stay open where the chat takes no messages', async () => {
    const mend = breakMethod(room.platform.messenger, 'send', 'before', new AdapterError('fake', 'forbidden'));
    await at(hour);
    mend();
    expect(await sheets()).toMatchObject([{ openedAt: start + hour }]);
    expect((await room.services.timetables.get('c-class-5b'))?.due).toBe(start + 7 * day + hour);
    expect(room.logged).toEqual([]);
  });

  it('are told of by the next minute where the platform is away', async () => {
    const mend = breakMethod(room.platform.messenger, 'send', 'before', new AdapterError('fake', 'network'));
    await at(hour);
    expect(await sheets()).toMatchObject([{ openedAt: start + hour }]);
    room.host.doesNotHear(/attendance is open/);
    mend();
    await at(hour + minute);
    room.host.hears(/attendance is open until 10:00/);
  });

  it('that a host adds while the minute is at work are opened by the next one', async () => {
    const { sheets: port } = room.services;
    const add = port.add.bind(port);
    port.add = async (sheet) => {
      port.add = add;
      await room.host.says('/schedule Mon 9:03-11:00');
      await room.host.taps('Set it all the same');
      return add(sheet);
    };
    await at(hour + 5 * minute);
    await at(hour + 6 * minute);
    expect(await sheets()).toMatchObject([
      { openedAt: start + hour, closesAt: start + hour + 3 * minute },
      { openedAt: start + hour + 3 * minute, closesAt: start + 3 * hour },
    ]);
  });

  it('of one class are opened though another’s cannot be', async () => {
    const other = await room.addClass('Class 6a', ['Ann']);
    await room.host.in(other).says('/schedule Mon 9:00-10:00');
    const mend = breakMethod(room.services.sheets, 'add', 'before');
    await at(hour);
    mend();
    expect(room.logged).toHaveLength(1);
    await at(hour + minute);
    expect(await sheets()).toHaveLength(1);
    expect(await room.services.sheets.between('c-class-6a', 0, start + day)).toHaveLength(1);
  });
});

describe('meetings one after the other', () => {
  it('each have their session, also when a minute opens one as it closes the other', async () => {
    await room.host.says('/schedule Mon 9:00-10:00');
    await room.host.says('/schedule Mon 10:00-11:00');
    await at(hour);
    await at(2 * hour);
    await at(3 * hour);
    expect(await sheets()).toMatchObject([
      { openedAt: start + hour, closedAt: start + 2 * hour },
      { openedAt: start + 2 * hour, closedAt: start + 3 * hour },
    ]);
  });

  it('that a host opens late do not stand in for the next', async () => {
    await room.host.says('/schedule Mon 9:00-10:00');
    await room.host.says('/schedule Mon 10:00-11:00');
    room.clock.at = start + hour + 45 * minute;
    await room.host.says('/open');
    await at(2 * hour);
    expect(await sheets()).toMatchObject([
      { openedAt: start + hour + 45 * minute, closedAt: start + 2 * hour },
      { openedAt: start + 2 * hour },
    ]);
  });
});
