import { describe, expect, it } from 'vitest';
import { markByHand, markBySelfie } from '../../../src/attendance/sheet.js';
import { marksOf } from '../../../src/attendance/marks.js';
import { closeSheet } from '../../../src/attendance/session.js';
import { memberOf } from '../../../src/classes/roster.js';
import type { Services } from '../../../src/stories/kernel/services.js';
import { breakMethod } from '../../helpers/break.js';
import { photoOf } from '../../helpers/services.js';
import { createRosterRoom } from './roster-room.js';

/** Robert is on the roster by name, number 4, and was marked late by hand in a session. */
async function setUp() {
  const room = await createRosterRoom();
  const { host, services, named, klass, clock } = room;
  await host.says('/roster add Robert');
  host.hears(/Added/);
  const robert = named('Robert');
  const { id } = await klass();
  await services.sheets.add({
    class: id,
    session: 's1',
    openedAt: clock.at,
    openedBy: host.account,
    closesAt: clock.at + 1000,
    roster: ['p-bo', robert.id],
    ...{ entries: [], photos: [], claims: [], denials: [] },
  });
  await services.sheets.change(id, 's1', (now) =>
    markByHand(now, robert.id, 'late', { event: 'e1', at: clock.at, by: host.account }),
  );
  const marks = async () => marksOf((await services.sheets.get(id, 's1'))!);
  return { ...room, robert, id, marks };
}

type When = 'before' | 'after';

describe('/roster merge', () => {
  it('asks, then makes two one: marks move, the old number and id go on meaning them', async () => {
    const { host, bo, robert, marks, klass, services } = await setUp();
    await host.says('/roster merge 4 Bo');
    expect(host.hears(/Shall Robert \(no account\) and Bo become one\?/).only).toBe(host.account);
    await host.taps('Yes, one person');
    host.hears(/asked Bo in private whether Robert is them/);
    expect(await services.people.get(robert.id)).toBeDefined();
    expect(bo.hears(/host of “Class 5b” says that Robert, .* is you/).only).toBe(bo.account);
    await bo.taps('Yes, that is me');
    bo.hears(/Done: you are on the roster of “Class 5b”/);
    host.hears(/Bo says yes, number 4 is them\. Bo is one person on the roster now/);
    expect([...(await marks()).keys()]).toEqual(['p-bo']);
    expect((await marks()).get('p-bo')).toMatchObject({ status: 'late' });
    expect(memberOf(await klass(), robert.id)).toMatchObject({ person: 'p-bo', number: 2 });
    expect(await services.people.get(robert.id)).toBeUndefined();
    await host.says('/roster remove 4');
    host.hears(/Bo is off the roster/);
  });

  it('lets the better of two marks count, and says before what differs', async () => {
    const { host, bo, services, marks, id, clock, robert } = await setUp();
    await services.people.change('p-bo', (now) => ({ ...now, email: 'bo@example.org' }));
    await services.sheets.change(id, 's1', (now) => {
      const absent = markByHand(now, robert.id, 'absent', { event: 'e2', at: clock.at, by: host.account });
      return closeSheet(markBySelfie(absent, 'p-bo', 0.3, { event: 'e3', at: clock.at, by: 'fake:bo' }), clock.at);
    });
    await services.people.change(robert.id, (now) => ({ ...now, email: 'rob@example.org' }));
    await host.says('/roster merge Robert Bo');
    host.hears(
      /Class 5b, Monday, November 23, 08:00: Robert ❌ absent, Bo ✅ present; then ✅ present\n\nEmail: bo@example.org stays, rob@example.org goes/,
    );
    await host.taps('Yes, one person');
    bo.hears(/Robert ❌ absent, Bo ✅ present; then ✅ present$/);
    await bo.taps('Yes, that is me');
    expect((await marks()).get('p-bo')?.status).toBe('present');
  });

  it.each(['/roster merge Bo 4', '/roster merge Robert Bo', '/roster merge bo, robert', '/roster merge #2 rob'])(
    'reads %s',
    async (text) => {
      const { host } = await setUp();
      await host.says(text);
      host.hears(/Shall Robert \(no account\) and Bo become one/);
    },
  );

  it('reads a mention, also of somebody who is not on the roster yet', async () => {
    const { host, addPerson, marks, klass, stage, group } = await setUp();
    await addPerson('Zed', { accounts: ['fake:zed'] });
    await host.says('/roster merge @zed Robert', { mentions: [{ account: 'fake:zed', text: '@zed' }] });
    await host.taps('Yes, one person');
    expect((await klass()).members).toHaveLength(4);
    await stage.person('Zed').in(group).taps('Yes, that is me');
    host.hears(/Zed is one person/);
    expect(memberOf(await klass(), 'p-zed')).toMatchObject({ number: 5, state: 'on' });
    expect((await marks()).get('p-zed')).toMatchObject({ status: 'late' });
  });

  it('rather asks than guesses', async () => {
    const { host } = await setUp();
    await host.says('/roster add Bo Cy, Ann Bo');
    await host.says('/roster merge Ann Bo Cy');
    host.hears(/Use their roster numbers/);
    await host.says('/roster merge 4 9');
    host.hears(/Use their roster numbers|nobody called “9”/);
    await host.says('/roster merge 4 4');
    host.hears(/Use their roster numbers/);
    await host.says('/roster merge Ann Bo');
    host.hears(/each have an account/);
    await host.says('/roster merge 4');
    host.hears(/Use it like this/);
  });

  it('takes templates over only with the person’s own consent', async () => {
    for (const to of ['face', 'no-face'] as const) {
      const { host, services, addPerson, named, stage, group } = await setUp();
      await host.says('/roster enrol Robert');
      await host.taps('Consent is on record');
      await host.sends([photoOf('robert')]);
      await addPerson('Zed', { consent: { to, at: 0, by: 'self', policy: 'x' }, templates: [] });
      await host.says('/roster merge @zed Robert', { mentions: [{ account: 'fake:zed', text: '@zed' }] });
      await host.taps('Yes, one person');
      await stage.person('Zed').in(group).taps('Yes, that is me');
      expect(named('Zed').templates).toHaveLength(to === 'face' ? 1 : 0);
      expect(named('Zed').consent?.by).toBe('self');
      expect((await services.people.get('p-zed'))?.classes).toEqual(['c-class-5b']);
    }
  });

  it('lets somebody in who waited because of themselves', async () => {
    const { host, addPerson, stage, group, row } = await setUp();
    await host.says('/roster enrol Robert');
    await host.taps('Consent is on record');
    await host.sends([photoOf('zed')]);
    await addPerson('Zed');
    const zed = stage.person('Zed').in(group);
    await zed.says('/join');
    zed.hears(/has to let you in/);
    host.hears(/face of Zed is near that of Robert/);
    await host.taps('It is Robert: make them one');
    await zed.taps('Yes, that is me');
    host.hears(/Zed is one person/);
    expect(await row('Zed')).toMatchObject({ state: 'on', number: 5 });
  });

  it('has them wait when the templates taken over are near somebody else’s', async () => {
    const { host, addPerson, row, stage, group } = await setUp();
    await host.says('/roster enrol Robert');
    await host.taps('Consent is on record');
    await host.sends([photoOf('cy~0.5')]);
    await addPerson('Zed', { templates: [] });
    await stage.person('Zed').in(group).says('/join');
    expect(await row('Zed')).toMatchObject({ state: 'on' });
    await host.says('/roster merge 4 5');
    await host.taps('Yes, one person');
    await stage.person('Zed').in(group).taps('Yes, that is me');
    host.hears(/face of Zed is near that of Cy/);
    expect(await row('Zed')).toMatchObject({ state: 'waiting' });
  });

  it('keeps what a host said of look-alikes, on either side', async () => {
    const { host, addPerson, row, stage, group } = await setUp();
    await host.says('/roster enrol Robert');
    await host.taps('Consent is on record');
    await host.sends([photoOf('cy~0.5')]);
    await host.taps('Let in');
    await addPerson('Yan', { templates: [] });
    await host.says('/roster merge @yan 4', { mentions: [{ account: 'fake:yan', text: '@yan' }] });
    await host.taps('Yes, one person');
    await stage.person('Yan').in(group).taps('Yes, that is me');
    expect(await row('Yan')).toMatchObject({ state: 'on' });

    await host.says('/roster add Will');
    await host.says('/roster enrol Will');
    await host.taps('Consent is on record');
    await host.sends([photoOf('will')]);
    await addPerson('Wilma', { templates: [] });
    await stage.person('Wilma').in(group).says('/join');
    const wilma = (await row('Wilma'))!.number;
    await host.says('/roster add Xen');
    await host.says('/roster enrol Xen');
    await host.taps('Consent is on record');
    await host.sends([photoOf('will~0.5')]);
    await host.taps('Let in');
    await host.says(`/roster merge Will ${wilma}`);
    host.hears(/Shall Will .* and Wilma become one/);
    await host.taps('Yes, one person');
    await stage.person('Wilma').in(group).taps('Yes, that is me');
    expect(await row('Wilma')).toMatchObject({ state: 'on' });
  });

  it('is finished by doing it again after a crash at any write', async () => {
    const breaks = [
      (services: Services, when: When) => breakMethod(services.people, 'change', when),
      (services: Services, when: When) => breakMethod(services.classes, 'change', when),
      (services: Services, when: When) => breakMethod(services.sheets, 'change', when),
      (services: Services, when: When) => breakMethod(services.people, 'forget', when),
    ];
    for (const breakWrite of breaks) {
      for (const when of ['before', 'after'] satisfies When[]) {
        const { host, bo, services, handle, marks, klass, robert } = await setUp();
        await host.says('/roster merge 4 2');
        await host.taps('Yes, one person');
        const mend = breakWrite(services, when);
        const press = await bo.taps('Yes, that is me');
        mend();
        await handle(press);
        bo.hears(/Done: you are on the roster/);
        host.hears(/Bo is one person/);
        expect((await marks()).get('p-bo')).toMatchObject({ status: 'late' });
        expect([...(await marks()).keys()]).toEqual(['p-bo']);
        expect(memberOf(await klass(), robert.id)?.person).toBe('p-bo');
        expect(services.everybody()).toHaveLength(3);
      }
    }
  });

  it('does two names without an account with the host’s tap alone, and both are of the class at the press', async () => {
    const { host, services, addPerson, addClass, handle, robert, row } = await setUp();
    await host.says('/roster add Rob');
    await host.says('/roster merge Rob Robert');
    const press = await host.taps('Yes, one person');
    host.hears(/Robert is one person on the roster now/);
    expect(await row('Robert')).toMatchObject({ state: 'on' });
    await addPerson('Pip', { accounts: [], templates: [] });
    await addClass('Class 6a', ['Pip']);
    const [verb, id] = press.data.split(':');
    for (const pair of [`${robert.id}:p-pip`, `p-pip:${robert.id}`, 'p-pip:p-bo', `${robert.id}:guessed`]) {
      await handle({ ...press, id: pair, data: [verb, id, pair].join(':') });
      host.hears(/out of date/);
    }
    expect(await services.people.get('p-pip')).toMatchObject({ classes: ['c-class-6a'] });
    expect(await services.people.get(robert.id)).toBeDefined();
  });

  it('is answered by the account that was asked, once, and while it is asked', async () => {
    const { host, bo, cy, services, robert, handle, clock, row } = await setUp();
    const ask = async () => {
      await host.says('/roster merge Robert Bo');
      await host.taps('Yes, one person');
    };
    await ask();
    await host.says('/roster');
    host.hears(/4 Robert \(no account\) · .* · 🔗 asked/);
    const no = await bo.taps('No, somebody else');
    host.hears(/Bo says that number 4 is somebody else/);
    await handle({ ...no, id: 'after no', data: no.data.replace(/no$/, 'yes') });
    bo.hears(/out of date/);

    await ask();
    const asked = (await row('Robert'))!.mergeAsked!.id;
    const forged = `merge-me:c-class-5b:${asked}:yes`;
    await handle({ ...no, id: 'of another', sender: { account: cy.account, name: 'Cy' }, data: forged });
    cy.hears(/meant for somebody else/);
    await handle({ ...no, id: 'of the host', sender: { account: host.account, name: 'Host' }, data: forged });
    await handle({ ...no, id: 'a guess', data: 'merge-me:c-class-5b:guessguess:yes' });
    bo.hears(/out of date/);
    clock.at += 8 * 24 * 3_600_000;
    await bo.taps('Yes, that is me');
    bo.hears(/out of date/);
    expect(await services.people.get(robert.id)).toBeDefined();

    await ask();
    await host.taps('Take the question back');
    await bo.taps('Yes, that is me');
    bo.hears(/out of date/);

    await ask();
    const press = await bo.taps('Yes, that is me');
    expect(await services.people.get(robert.id)).toBeUndefined();
    const before = JSON.stringify([await row('Bo'), services.everybody()]);
    await handle({ ...press, id: 'again' });
    expect(JSON.stringify([await row('Bo'), services.everybody()])).toBe(before);
  });

  it('says what somebody should do who cannot be asked yet, and asks when they come', async () => {
    const { host, bo, stage, platform, addPerson, services, robert } = await setUp();
    platform.unreachable.add(bo.account);
    await host.says('/roster merge Robert Bo');
    await host.taps('Yes, one person');
    host.hears(/may not write to Bo yet.*send \/start; then tap Yes here again/);
    platform.unreachable.delete(bo.account);
    const alone = stage.person('Bo');
    await alone.says('/start');
    alone.hears(/says that Robert, .* is you/);
    await alone.taps('Yes, that is me');
    expect(await services.people.get(robert.id)).toBeUndefined();

    await host.says('/roster merge @new Robert', { mentions: [{ account: 'fake:new', text: '@new' }] });
    host.hears(/@new is not registered with me yet/);
    await addPerson('Zed');
    platform.absent.add('fake:group-class-5b fake:zed');
    await host.says('/roster add Rob');
    await host.says('/roster merge @zed Rob', { mentions: [{ account: 'fake:zed', text: '@zed' }] });
    host.hears(/nobody called “@zed”/);
  });

  it('leaves alone who is on the roster of a class that the host does not host', async () => {
    const { host, services, named, klass, stage } = await setUp();
    await host.says('/roster add Pip');
    const pip = named('Pip');
    const other = stage.group('Class 7c', { admins: [stage.person('Other')] });
    const row = { person: pip.id, number: 1, since: 0, state: 'on' } as const;
    await services.classes.add({ ...(await klass()), id: 'c-7c', chats: [other.id], hosts: [], members: [row] });
    await services.people.change(pip.id, (now) => ({ ...now, classes: [...now.classes, 'c-7c'] }));
    await host.says('/roster merge Pip Bo');
    host.hears(/Pip is on the roster of another class as well/);
    await host.says('/roster remove Pip');
    await host.taps('Erase all of it');
    host.hears(/Pip is on the roster of another class as well/);
    expect(await services.people.get(pip.id)).toBeDefined();
  });
});
