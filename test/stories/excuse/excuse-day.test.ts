/** Excuses whose day was not understood: the day is asked for, on every platform. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, start, type Classroom } from '../../helpers/classroom.js';
import type { Speaker } from '../../helpers/dialogue.js';
import type { Said } from '../../helpers/ground.js';
import type { MemorySpeaker } from '../../helpers/grounds/memory.js';
import { everywhere, startStage, type RealStage } from '../../helpers/real-bot.js';

describe.each(everywhere)('a day that was not understood, on %s', (on) => {
  let stage: RealStage;
  let host: Speaker;
  let nora: Speaker;

  beforeAll(async () => {
    stage = await startStage({ on });
    host = stage.person('Ms Rivera');
    const group = stage.group('Physics 9b', { admins: [host] });
    nora = stage.person('Nora');
    await host.in(group).says('/class Physics 9b');
    await host.in(group).taps('No, all adults');
    await nora.says('/register Nora nora@example.org');
    await nora.taps('No, without my face');
    await nora.in(group).taps('Join');
    host = host.in(group).alone;
  });
  afterAll(() => stage.close());

  it.each([
    ['next monday', /^Mon, Nov 30/],
    ['tomorow dentist', /^Tomorrow, /],
    ['dentist', /^Today, /],
  ])('asks with buttons who writes “%s”, and asks hosts after the tap', async (text, label) => {
    await nora.says(`/excuse ${text}`);
    nora.hears(/did not understand “[^]+” as a day, so I have not asked anybody yet/);
    // What was nearly said comes first.
    expect(nora.sees().findIndex((each) => label.test(each))).toBeLessThan(2);
    expect(nora.sees().some((each) => /^Today, Mon, Nov 23/.test(each))).toBe(true);
    host.doesNotHear(/asks to be excused/);
    await stage.restart();
    await nora.taps(label);
    nora.hears(/Asked: Physics 9b/);
    host.hears(new RegExp(`Nora asks to be excused[^]*Reason: ${text}`));
  });

  it.each(['"dentist one"', ': dentist two', 'tomorrow dentist three'])(
    'does not ask who writes “%s”',
    async (text) => {
      await nora.says(text.startsWith(':') ? `/excuse${text}` : `/excuse ${text}`);
      nora.hears(/Asked: Physics 9b/);
      host.hears(/Nora asks to be excused[^]*Reason: dentist/);
    },
  );
});

let room: Classroom;
let ann: MemorySpeaker;
beforeEach(async () => {
  room = await createClassroom(stories, { hosts: ['fake:host'] });
  ann = room.stage.person('Ann');
});
const excuses = async () => (await room.services.people.get('p-ann'))?.excuses ?? [];

describe('a day that was not understood', () => {
  it('may be one on which the class meets next', async () => {
    await room.host.says('/schedule Thu 9:00-10:00');
    await ann.says('/excuse dentist');
    expect(ann.sees()).toEqual([
      'Today, Mon, Nov 23, 2026',
      'Tomorrow, Tue, Nov 24, 2026',
      'Thu, Nov 26, 2026',
      'Thu, Dec 3, 2026',
      'Thu, Dec 10, 2026',
    ]);
  });

  it('is chosen once: a second tap, and a tap under an older question, change nothing', async () => {
    await ann.says('/excuse dentist');
    const older = ann.hears(/which day/i);
    await ann.says('/excuse flu');
    const newer = ann.hears(/which day/i);
    // As they were shown: a message that is answered loses its buttons.
    const shown = new Map([older, newer].map((said) => [said, said.buttons!.flat()]));
    const press = async (said: Said, at: number) => {
      const event = await ann.says('hm');
      const [{ id }, { data }] = [said, shown.get(said)![at]!];
      await room.handle({ ...event, kind: 'button', id: `press-${event.id}`, message: id, data });
    };
    await press(older, 0);
    ann.hears(/out of date/);
    expect(await excuses()).toEqual([]);
    await press(newer, 1);
    await press(newer, 0);
    ann.hears(/out of date/);
    expect(await excuses()).toMatchObject([{ from: '2026-11-24', to: '2026-11-24', reason: 'flu' }]);
  });

  it('is nobody else’s to choose, and its button says nothing of the reason', async () => {
    await ann.says('/excuse dentist');
    const { buttons } = ann.hears(/which day/i);
    expect(JSON.stringify(buttons)).not.toContain('dentist');
    const { data } = buttons![0]![0]!;
    const event = await room.stage.person('Bo').says('hm');
    await room.handle({ ...event, kind: 'button', id: 'press', data });
    await room.handle({ ...event, kind: 'button', id: 'press-2', data, chat: ann.chat });
    const forged = data.replace('2026-11-23', '2031-01-01');
    await room.handle({ ...(await ann.says('hm')), kind: 'button', id: 'press-3', data: forged });
    expect(room.services.everybody().flatMap((person) => person.excuses ?? [])).toEqual([]);
  });

  it('is out of date after ten minutes', async () => {
    await ann.says('/excuse dentist');
    room.clock.at += 11 * 60_000;
    await ann.taps(/^Today/);
    ann.hears(/out of date/);
    expect(await excuses()).toEqual([]);
  });

  it('and then the class, where there are several', async () => {
    await room.addClass('Class 6a', ['Ann'], { hosts: ['fake:other'] });
    await ann.says('/excuse dentist');
    await ann.taps(/^Tomorrow/);
    ann.hears(/Excused for Tue, Nov 24, 2026\. From which class/);
    await ann.taps('Class 6a');
    ann.hears(/Asked: Class 6a, Tue, Nov 24/);
    expect(await excuses()).toMatchObject([{ class: 'c-class-6a', from: '2026-11-24', reason: 'dentist' }]);
  });

  it('is chosen by the same tap again where a crash came in between', async () => {
    await ann.says('/excuse dentist');
    const mend = breakMethod(room.platform.messenger, 'send', 'before');
    const tap = await ann.taps(/^Tomorrow/);
    mend();
    await room.handle(tap);
    ann.hears(/Asked: Class 5b/);
    expect(await excuses()).toHaveLength(1);
  });

  it('leaves a photo a selfie, and another word a word', async () => {
    await ann.says('/excuse dentist');
    await ann.says('hello?');
    ann.hears(/Tap the day/);
    expect(await excuses()).toEqual([]);
  });

  it('corrects no session before the tap', async () => {
    await room.host.says('/open');
    await closes(room.host);
    await ann.says('/excuse next monday');
    room.host.doesNotHear(/asks to be excused/);
    await ann.taps(/^Mon, Nov 30/);
    await room.host.taps('Approve');
    const [sheet] = await room.services.sheets.between('c-class-5b', 0, start + 1e9);
    expect(sheet?.entries.filter(({ how }) => how === 'excuse')).toEqual([]);
  });
});

describe('/excuse alone', () => {
  it('asks for today, once', async () => {
    await ann.says('/excuse');
    ann.hears(/Asked: Class 5b, Mon, Nov 23/);
    await ann.says('/excuse');
    ann.hears(/Class 5b, Mon, Nov 23, 2026: ⏳ waits for a host/);
    expect(await excuses()).toMatchObject([{ from: '2026-11-23', to: '2026-11-23', reason: '' }]);
  });

  it('breaks off nothing else', async () => {
    await room.addPerson('Dee', { classes: ['c-class-5b'] });
    const until = room.clock.at + 60_000;
    await room.services.conversations.set(ann.chat.id, ann.account, {
      name: 'selfie',
      state: { step: 'which' },
      until,
    });
    await ann.says('/excuse');
    ann.hears(/^Ask to be excused like this/);
    expect(await excuses()).toEqual([]);
    expect((await room.services.conversations.get(ann.chat.id, ann.account))?.name).toBe('selfie');
  });
});

describe('no text', () => {
  it('without a day that is understood excuses anybody without a tap', async () => {
    const word = fc.constantFrom(
      'dentist',
      'next',
      'tomorow',
      'mondya',
      'flu',
      '3',
      'days',
      'in',
      'tody',
      '12/1',
      '?',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1 }), async (words) => {
        await ann.says(`/excuse ${words.join(' ')}`);
        expect(await excuses()).toEqual([]);
        room.host.doesNotHear(/asks to be excused/);
      }),
      { numRuns: 100 },
    );
  });
});
