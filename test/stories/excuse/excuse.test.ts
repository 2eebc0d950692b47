import { beforeEach, describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { stories } from '../../../src/stories/every-story.js';
import type { Person } from '../../../src/people/person.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, start, type Classroom } from '../../helpers/classroom.js';
import type { MemorySpeaker } from '../../helpers/grounds/memory.js';
import { photoOf } from '../../helpers/services.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `start` is Monday 2026-11-23, 08:00 UTC. Speakers without `in` are in their direct chats. */
let room: Classroom;
let ann: MemorySpeaker;
beforeEach(async () => {
  room = await createClassroom(stories, { hosts: ['fake:host'] });
  ann = room.stage.person('Ann');
});

const excuses = async (id = 'p-ann'): Promise<NonNullable<Person['excuses']>> =>
  (await room.services.people.get(id))?.excuses ?? [];
const sheets = () => room.services.sheets.between('c-class-5b', 0, start + 400 * day);
const statuses = async () => (await sheets()).map((sheet) => marksOf(sheet).get('p-ann')?.status);

describe('a member', () => {
  it('asks in the direct chat, and hosts alone read the reason', async () => {
    await ann.says('/excuse tomorrow dentist');
    ann.hears(/Asked: Class 5b, Tue, Nov 24, 2026\. A host will answer here/);
    const asked = room.host.hears(/Ann asks to be excused from Class 5b: Tue, Nov 24, 2026\.\nReason: dentist/);
    expect(asked.only).toBe('fake:host');
    expect(room.host.sees()).toEqual(['Approve', 'Refuse']);
    room.bo.doesNotHear(/dentist/);
    expect(await excuses()).toMatchObject([
      { class: 'c-class-5b', from: '2026-11-24', to: '2026-11-24', reason: 'dentist' },
    ]);
  });

  it.each([
    [': flu', '2026-11-23', '2026-11-23', 'flu'],
    ['“flu”', '2026-11-23', '2026-11-23', 'flu'],
    ['2026-12-01..2026-12-03 flu, and worse', '2026-12-01', '2026-12-03', 'flu, and worse'],
    ['1.12.-3.12.', '2026-12-01', '2026-12-03', ''],
    ['Friday: funeral', '2026-11-27', '2026-11-27', 'funeral'],
    ['yesterday', '2026-11-22', '2026-11-22', ''],
    ['tomorrow – trip', '2026-11-24', '2026-11-24', 'trip'],
  ])('is understood who writes “%s”', async (text, from, to, reason) => {
    await ann.says(`/excuse ${text}`);
    ann.hears(/Asked/);
    expect(await excuses()).toMatchObject([{ from, to, reason }]);
  });

  it.each([
    ['3 days of flu', /did not understand “3 days of flu”/],
    ['2026-12-03..2026-12-01', /did not understand/],
    ['2026-11-01', /14 days ago at the earliest/],
    ['2029-01-01', /Name up to 92 days, beginning 14 days ago at the earliest and within a year/],
    ['2026-12-01..2027-06-01', /up to 92 days/],
  ])('is asked again who writes “%s”', async (text, answer) => {
    await ann.says(`/excuse ${text}`);
    ann.hears(answer);
    expect(await excuses()).toEqual([]);
  });

  it('who asks the same twice has asked once; who was refused may ask again', async () => {
    await ann.says('/excuse tomorrow dentist');
    await ann.says('/excuse 24.11. dentist');
    ann.hears(/Asked: Class 5b/);
    expect(await excuses()).toHaveLength(1);
    await room.host.taps('Refuse');
    await ann.says('/excuse tomorrow dentist');
    expect(await excuses()).toHaveLength(2);
    await ann.says('/excuse tomorrow flu');
    expect(await excuses()).toHaveLength(3);
  });

  it('takes one back, also one that was approved, and is expected again', async () => {
    await ann.says('/excuse: flu');
    await room.host.taps('Approve');
    await room.host.says('/open');
    expect(await statuses()).toEqual(['excused']);
    await ann.says('/excuse');
    const tap = await ann.taps('Take back: Class 5b, Mon, Nov 23, 2026');
    ann.hears(/Taken back: Class 5b[^]*You are expected again/);
    room.host.hears(/Ann takes an excuse back: Class 5b, Mon, Nov 23, 2026/);
    expect(await statuses()).toEqual(['not-yet']);
    expect(await excuses()).toEqual([]);
    await room.handle({ ...tap, id: 'fake:again' });
    ann.hears(/out of date/);
  });

  it('sees theirs, and how to ask', async () => {
    await ann.says('/excuse');
    ann.hears(/Asked: Class 5b, Mon, Nov 23/);
    await ann.says('/excuse tomorrow');
    await ann.says('/excuse');
    ann.hears(/Class 5b, Tue, Nov 24, 2026: ⏳ waits for a host/);
    await room.host.taps('Approve');
    await ann.says('/excuse');
    ann.hears(/📝 approved[^]*Ask to be excused like this/);
    room.clock.at += 2 * day;
    await ann.says('/excuse');
    ann.hears(/Asked: Class 5b, Wed, Nov 25/);
  });

  it('is sent to the direct chat from the class’s, and to a class from nowhere', async () => {
    await room.ann.says('/excuse today flu');
    room.ann.hears(/direct chat/);
    await room.addPerson('Nobody');
    await room.stage.person('Nobody').says('/excuse today flu');
    room.stage.person('Nobody').hears(/not on this class’s roster/);
    await room.stage.person('Stranger').says('/excuse today flu');
    room.stage.person('Stranger').hears(/do not know you yet/);
  });

  it('in several classes says which, so that only those hosts read why', async () => {
    const other = await room.addClass('Class 6a', ['Ann'], { hosts: ['fake:other'] });
    const otherHost = room.stage.person('Other').in(other);
    await ann.says('/excuse tomorrow dentist');
    ann.hears(/From which class/);
    expect(ann.sees()).toEqual(['Class 5b', 'Class 6a', 'All of them']);
    await ann.says('hello?');
    ann.hears(/Tap the class/);
    await ann.taps('Class 6a');
    ann.hears(/Asked: Class 6a/);
    otherHost.hears(/Reason: dentist/);
    room.host.doesNotHear(/dentist/);
    await ann.says('/excuse Friday trip');
    await ann.taps('All of them');
    ann.hears(/Asked: Class 5b, Class 6a/);
    room.host.hears(/trip/);
    otherHost.hears(/trip/);
  });

  it('who was asked which class may still send a selfie', async () => {
    await room.addClass('Class 6a', ['Ann']);
    await ann.says('/excuse tomorrow');
    await room.host.says('/open');
    await ann.sends([photoOf('ann')]);
    ann.hears(/marked present in Class 5b/);
  });

  it('asks once, also when a crash makes the message come again', async () => {
    const mend = breakMethod(room.platform.messenger, 'send', 'after');
    const event = await ann.says('/excuse tomorrow');
    mend();
    await room.handle(event);
    expect(await excuses()).toHaveLength(1);
    expect(room.platform.said.filter(({ text }) => text.includes('asks to be excused'))).toHaveLength(1);
  });

  it('reads in /mydata what is kept, and /forget takes it away', async () => {
    await ann.says('/excuse tomorrow dentist');
    await ann.says('/mydata');
    ann.hears(/Class 5b: you asked[^]*2026-11-24 to 2026-11-24: not answered yet\. Reason: dentist/);
    await ann.says('/forget');
    await ann.taps(/^Yes/);
    await room.host.taps('Approve');
    room.host.hears(/out of date/);
    expect(JSON.stringify(room.services.everybody())).not.toContain('dentist');
  });
});

describe('a host', () => {
  it('approves: sessions of those days have the member excused, those that are there and those to come', async () => {
    await room.host.says('/open');
    await closes(room.host);
    await ann.says('/excuse today..tomorrow flu');
    expect(await statuses()).toEqual(['absent']);
    await room.host.taps('Approve');
    room.host.hears(/📝 Approved: Ann, Class 5b[^]*flu/);
    room.host.hears(/1 excused/);
    expect(room.host.sees()).not.toContain('Approve');
    room.ann.hears(/📝 You are excused from Class 5b/);
    for (const days of [1, 2]) {
      room.clock.at = start + days * day;
      await room.host.says('/open');
      await closes(room.host);
    }
    expect(await statuses()).toEqual(['excused', 'excused', 'absent']);
    const [first, second] = await sheets();
    expect([first, second].map((sheet) => sheet?.entries[0])).toMatchObject([
      { how: 'excuse', by: 'fake:host' },
      { how: 'excuse', by: 'fake:host' },
    ]);
  });

  it('refuses: the member hears it, and nothing changes', async () => {
    await room.host.says('/open');
    await ann.says('/excuse today flu');
    await room.host.taps('Refuse');
    room.ann.hears(/❌ A host of Class 5b did not excuse you/);
    await closes(room.host);
    expect(await statuses()).toEqual(['absent']);
  });

  it('decides first, and another one after learns what was decided', async () => {
    await room.services.classes.change('c-class-5b', (now) => ({ ...now, hosts: ['fake:host', 'fake:second'] }));
    const second = room.stage.person('Second').in(room.group);
    await ann.says('/excuse today flu');
    await room.host.taps('Approve');
    await second.taps('Refuse');
    second.hears(/decided before/);
    second.hears(/Approved: Ann/);
    expect(room.platform.said.filter(({ text }) => text.includes('did not excuse'))).toEqual([]);
    expect((await excuses())[0]?.decision).toMatchObject({ accepted: true, by: 'fake:host' });
  });

  it('alone may decide', async () => {
    await ann.says('/excuse today flu');
    const { buttons } = room.host.hears(/asks to be excused/);
    const data = buttons![0]![0]!.data;
    await room.handle({
      ...(await room.bo.says('hm')),
      kind: 'button',
      id: 'press',
      data,
    });
    room.bo.hears(/Only a host/);
    expect((await excuses())[0]?.decision).toBeUndefined();
  });

  it('finishes by the same tap what a crash broke off', async () => {
    await room.host.says('/open');
    await ann.says('/excuse today flu');
    const mend = breakMethod(room.services.sheets, 'change', 'before');
    const tap = await room.host.taps('Approve');
    mend();
    expect(await statuses()).toEqual(['not-yet']);
    await room.handle(tap);
    expect(await statuses()).toEqual(['excused']);
    room.ann.hears(/You are excused/);
  });

  it('lists in the class’s chat what waits, to their eyes', async () => {
    await room.host.says('/excuse');
    room.host.hears(/No excuse waits/);
    await ann.says('/excuse tomorrow dentist');
    await room.stage.person('Bo').says('/excuse today flu');
    room.host.hears(/Bo asks/);
    await room.host.says('/excuse');
    expect(room.host.hears(/Ann asks[^]*dentist/).only).toBe('fake:host');
    room.host.hears(/Bo asks[^]*flu/);
    room.ann.doesNotHear(/flu/);
  });

  it('who cannot be reached is called to the class’s chat, without a name or a reason', async () => {
    await room.services.classes.change('c-class-5b', (now) => ({ ...now, hosts: [] }));
    await ann.says('/excuse tomorrow dentist');
    expect(room.host.hears(/An excuse waits/).text).not.toMatch(/Ann|dentist/);
  });

  it('who is forgotten leaves the decision, and not who made it', async () => {
    await room.addPerson('Host');
    await ann.says('/excuse tomorrow');
    await room.host.taps('Approve');
    const host = room.stage.person('Host');
    await host.says('/forget');
    await host.taps(/^Yes/);
    expect((await excuses())[0]?.decision).toMatchObject({ accepted: true, by: 'former' });
  });
});

describe('who is excused and comes all the same', () => {
  beforeEach(async () => {
    await ann.says('/excuse today flu');
    await room.host.taps('Approve');
    await room.host.says('/open');
    room.host.hears(/0 of 3 here[^]*1 excused/);
  });

  it('is marked by a selfie', async () => {
    await ann.sends([photoOf('ann')]);
    ann.hears(/marked present/);
    expect(await statuses()).toEqual(['present']);
  });

  it('is marked by a class photo', async () => {
    await room.host.sends([photoOf('ann+bo')], '/attend');
    expect(await statuses()).toEqual(['present']);
  });

  it('taps I’m here, and a host confirms it', async () => {
    await room.ann.taps('I’m here');
    room.ann.hears(/Noted/);
    await room.host.taps(/^Hosts: confirm/);
    await room.host.taps('Confirm');
    expect(await statuses()).toEqual(['present']);
  });
});

describe('a host excuses somebody', () => {
  it.each([
    ['Ann tomorrow dentist', '2026-11-24', '2026-11-24', 'dentist'],
    ['1 tomorrow: dentist', '2026-11-24', '2026-11-24', 'dentist'],
    ['Ann, 30 Nov to 2 Dec', '2026-11-30', '2026-12-02', ''],
    ['ann next week flu', '2026-11-30', '2026-12-06', 'flu'],
  ])('by /excuse %s', async (text, from, to, reason) => {
    await room.host.says(`/excuse ${text}`);
    room.host.hears(/Approved: Ann, Class 5b/);
    room.ann.hears(/You are excused from Class 5b/);
    expect(await excuses()).toMatchObject([{ from, to, reason, decision: { accepted: true, by: 'fake:host' } }]);
  });

  it('also for a session that is open', async () => {
    await room.host.says('/open');
    await room.host.says('/excuse Ann today');
    expect(await statuses()).toEqual(['excused']);
  });

  it.each(['Ann', 'tomorrow dentist', '3 Dec flu', 'Zoe tomorrow', 'Ann dentist'])(
    'and is asked who writes %s',
    async (text) => {
      await room.host.says(`/excuse ${text}`);
      room.host.hears(/Write whom, which days and why/);
      for (const id of ['p-ann', 'p-bo', 'p-cy']) expect(await excuses(id)).toEqual([]);
    },
  );

  it('and nobody else does', async () => {
    await room.bo.says('/excuse Ann tomorrow');
    expect(await excuses()).toEqual([]);
  });
});
