import { describe, expect, it } from 'vitest';
import { markByHand, type Status } from '../../../src/attendance/sheet.js';
import { mergeMembers, setMember } from '../../../src/classes/roster.js';
import { notePhoto } from '../../../src/attendance/photos.js';
import { notMe } from '../../../src/stories/mark/not-me.js';
import { claim } from '../../../src/stories/session/claim.js';
import { session } from '../../../src/stories/session/session.js';
import { summary } from '../../../src/stories/summary/summary.js';
import { closes } from '../../helpers/close.js';
import { createClassroom } from '../../helpers/classroom.js';

const hour = 3_600_000;

async function classroom() {
  const room = await createClassroom([session, claim, summary, notMe]);
  let events = 0;
  return {
    ...room,
    mark: async (person: string, status: Status, at = room.group) => {
      const klass = (await room.services.classes.in(at.id))!;
      await room.services.sheets.change(klass.id, klass.open!, (now) =>
        markByHand(now, person, status, { event: `mark${++events}`, at: room.clock.at, by: 'fake:host' }),
      );
    },
  };
}

describe('/summary in the class’s chat', () => {
  it('gives the open session’s numbers, each with a sign and a word, and no names', async () => {
    const { host, ann, mark } = await classroom();
    await host.says('/open');
    await mark('p-ann', 'present');
    await mark('p-bo', 'excused');
    await ann.says('/summary');
    const { text } = ann.hears(/Class 5b, Monday, November 23/);
    expect(text).toBe(
      [
        'Class 5b, Monday, November 23',
        '',
        'Open since 08:00, until 11:00',
        '1 of 3 here',
        '✅ 1 present',
        '📝 1 excused',
        '⏳ 1 not yet',
      ].join('\n'),
    );
  });

  it('gives the day’s last session when none is open, and with "today" all of them', async () => {
    const { host, ann, mark, clock } = await classroom();
    await host.says('/open');
    await mark('p-ann', 'late');
    clock.at += hour;
    await closes(host);
    clock.at += hour;
    await host.says('/open');
    clock.at += hour;
    await closes(host);
    await ann.says('/summary');
    expect(ann.hears(/^Class 5b, M/).text).toMatch(
      /November 23\n\n10:00 to 11:00\n0 of 3 here\n✅ 0 present\n❌ 3 absent$/,
    );
    await ann.says('/summary Today');
    const day = ann.hears(/^Class 5b, M/);
    expect(day.text).toMatch(/08:00 to 09:00\n1 of 3 here\n✅ 0 present\n🕒 1 late\n❌ 2 absent\n\n10:00 to 11:00/);
    expect(day.buttons?.flat().map(({ label }) => label)).toEqual([
      ...['Who at 08:00? (hosts)', 'Who at 10:00? (hosts)', 'CSV (hosts)', 'XLSX (hosts)'],
      ...['← Earlier', 'Week', 'Month', 'Term'],
    ]);
  });

  it('gives yesterday’s on request, and says so when there was nothing', async () => {
    const { host, ann, clock, tick } = await classroom();
    await host.says('/open');
    clock.at += 24 * hour;
    await tick();
    await ann.says('/summary');
    ann.hears(/Tuesday, November 24\n\nNo session/);
    await ann.says('/summary yesterday');
    ann.hears(/Monday, November 23\n\n08:00 to 11:00/);
  });

  it('says so where there is no class', async () => {
    const { ann, stage } = await classroom();
    const elsewhere = ann.in(stage.group('Elsewhere'));
    await elsewhere.says('/summary');
    elsewhere.hears(/not a class yet/);
  });

  it('tells names by status to a host alone', async () => {
    const { host, ann, bo, mark, addPerson, services, klass } = await classroom();
    await addPerson('Dee', { name: 'Ann' });
    const { id } = await klass();
    await services.classes.change(id, (now) => ({
      ...now,
      members: [...now.members, { person: 'p-dee', number: 4, since: 0, state: 'on' }],
    }));
    await host.says('/open');
    await mark('p-ann', 'late');
    await bo.taps('I’m here');
    await ann.says('/summary');
    await ann.taps(/Who/);
    ann.hears(/Only a host/);
    await host.taps(/Who/);
    const names = host.hears(/Only you see these names/);
    expect(names.only).toBe('fake:host');
    expect(names.text).toMatch(/^⏳ 3 not yet\nAnn #4\nBo ✋ says they are here\nCy\n\n🕒 1 late\nAnn #1\n\n/);
  });

  it('calls who was merged by the name they have now', async () => {
    const { host, services, klass, clock } = await classroom();
    await host.says('/open');
    await services.people.change('p-bo', (now) => ({ ...now, name: 'Robert' }));
    await services.classes.change((await klass()).id, (now) => mergeMembers(now, 'p-cy', 'p-bo', clock.at));
    await services.people.forget('p-cy');
    await host.says('/summary');
    await host.taps(/Who/);
    host.hears(/Ann\nRobert #2\nRobert #3/);
  });

  it('calls who was forgotten a former member', async () => {
    const { host, services } = await classroom();
    await host.says('/open');
    await services.people.forget('p-bo');
    await host.says('/summary');
    await host.taps(/Who/);
    host.hears(/⏳ 3 not yet\na former member\nAnn\nCy/);
  });
});

describe('/summary in the direct chat', () => {
  it('gives a member their own marks of today, class by class', async () => {
    const { host, stage, mark, clock, addClass } = await classroom();
    const choir = await addClass('Choir', ['Ann', 'Bo']);
    await addClass('Chess', ['Ann']);
    await host.says('/open');
    await mark('p-ann', 'late');
    clock.at += hour;
    await closes(host);
    await host.in(choir).says('/open');
    await stage.person('Ann').in(choir).taps('I’m here');
    const ann = stage.person('Ann');
    await ann.says('/summary');
    const { text, buttons } = ann.hears(/Your marks/);
    // No class photo said any of it, and a member learns nobody's numbers.
    expect(buttons).toEqual([]);
    ann.doesNotHear(/of 3 here/);
    expect(text).toMatch(/Class 5b, Monday, November 23\n🕒 late · 08:00 to 09:00/);
    expect(text).toMatch(/Choir, Monday, November 23\n✋ waits for a host · Open since 09:00, until 12:00/);
    expect(text).toMatch(/Chess, Monday, November 23\nNo session/);
    expect(text).not.toMatch(/Bo|of 3/);
  });

  it('lets a member contradict what a class photo said of them', async () => {
    const { services, klass, host, stage, clock } = await classroom();
    await host.says('/open');
    const { id, open = '' } = await klass();
    const photo = { id: 'photo', event: 'e', at: clock.at, by: 'fake:host', faces: 1, unknown: 0, tooSmall: 0 };
    await services.sheets.change(id, open, (now) =>
      notePhoto(now, { ...photo, questions: [] }, [{ person: 'p-ann', distance: 0.3 }]),
    );
    const ann = stage.person('Ann');
    await ann.says('/summary');
    ann.hears(/✅ present · Open since 08:00/);
    await ann.taps('Not me: Class 5b, 08:00');
    await ann.says('/summary');
    expect(ann.hears(/⏳ not marked · Open/).buttons).toEqual([]);
  });

  it('gives a host the totals of their classes as well', async () => {
    const { services, klass, host, stage } = await classroom();
    const { id } = await klass();
    await services.classes.change(id, (now) => ({ ...now, hosts: ['fake:ann'] }));
    await host.says('/open');
    const ann = stage.person('Ann');
    await ann.says('/summary');
    ann.hears(/Your marks[^]*⏳ not marked/);
    ann.hears(/Class 5b[^]*0 of 3 here/);
    await ann.taps(/Who/);
    ann.hears(/⏳ 3 not yet\nAnn\nBo\nCy/);
  });

  it('gives a host who is no member totals alone, and who left nothing', async () => {
    const { services, klass, host, stage } = await classroom();
    const { id } = await klass();
    await services.classes.change(id, (now) => setMember({ ...now, hosts: ['fake:ann'] }, 'p-ann', { state: 'left' }));
    await services.classes.change(id, (now) => setMember(now, 'p-bo', { state: 'left' }));
    await host.says('/open');
    const [ann, bo] = [stage.person('Ann'), stage.person('Bo')];
    await ann.says('/summary');
    ann.hears(/0 of 1 here/);
    await bo.says('/summary');
    bo.hears(/in no class/);
  });

  it('tells whoever is in no class, or not registered, what to do', async () => {
    const { stage, addPerson } = await classroom();
    await addPerson('Eve');
    await stage.person('Eve').says('/summary');
    stage.person('Eve').hears(/in no class/);
    await stage.person('Nobody').says('/summary');
    stage.person('Nobody').hears(/\/register/);
  });
});
