import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { Services } from '../../../src/stories/kernel/services.js';
import { breakMethod } from '../../helpers/break.js';
import { createRosterRoom } from './roster-room.js';

type When = 'before' | 'after';

describe('/roster add', () => {
  it('puts names on the roster, without accounts, and says what it read', async () => {
    const { host, klass, named, row } = await createRosterRoom();
    const asked = await host.says('/roster add\n1. Dee Example <dee@example.org>\n2. Eli\n3. eli\n4. ANN\n5. ?!');
    const said = host.hears(/Added to “Class 5b” \(2\): 4 Dee Example, 5 Eli/);
    expect(said.only).toBe(host.account);
    expect(said.text).toMatch(/already \(1\): ANN\b/);
    expect(said.text).toMatch(/Twice in your list, added once \(1\): eli/);
    expect(said.text).toMatch(/Not a name I can read \(1\): \?!/);
    expect(named('Dee Example')).toMatchObject({
      accounts: [],
      templates: [],
      email: 'dee@example.org',
      classes: [(await klass()).id],
      since: asked.at,
    });
    expect(await row('Eli')).toMatchObject({ number: 5, state: 'on' });
  });

  it('takes the next message when none are given, and only that', async () => {
    const { host, klass } = await createRosterRoom();
    await host.says('/roster add');
    host.hears(/Send the names for “Class 5b” here/);
    await host.says('Dee, Eli');
    host.hears(/Added/);
    await host.says('Well done everybody');
    expect((await klass()).members).toHaveLength(5);
  });

  it('lets the host talk to the class meanwhile, and knows the list when it comes', async () => {
    const { host, klass } = await createRosterRoom();
    await host.says('/roster add');
    host.hears(/Send the names/);
    await host.says('Good morning everybody');
    await host.says('Please be quiet.\nWe are waiting for Tom');
    host.doesNotHear(/./);
    await host.says('1. Dee Example\n2. eli\n3. Fay');
    host.hears(/Added to “Class 5b” \(3\): 4 Dee Example, 5 eli, 6 Fay/);
    expect(host.sees()).toEqual(['Take these back']);
    expect((await klass()).members).toHaveLength(6);
  });

  it('after a while takes only a reply to its question, whatever that looks like', async () => {
    const { host, klass, clock } = await createRosterRoom();
    const hello = await host.says('Hello');
    await host.says('/roster add');
    const { id } = host.hears(/Send the names/);
    await host.says('Dee', { replyTo: hello.message });
    clock.at += 4 * 60_000;
    await host.says('Dee, Eli');
    expect((await klass()).members).toHaveLength(3);
    await host.says('dee and a half, eli', { replyTo: id });
    host.hears(/Added to “Class 5b” \(2\)/);
  });

  it('can be called off, and is after ten minutes', async () => {
    const { host, klass, clock } = await createRosterRoom();
    await host.says('/roster');
    await host.taps('Add names');
    await host.taps('Never mind');
    host.hears(/no names/);
    await host.says('Hello all');
    await host.says('/roster add');
    clock.at += 11 * 60_000;
    await host.says('Hello again');
    expect((await klass()).members).toHaveLength(3);
  });

  it('is finished by doing it again, after a crash at any write', async () => {
    const breaks = [
      (services: Services, when: When) => breakMethod(services.people, 'add', when),
      (services: Services, when: When) => breakMethod(services.classes, 'change', when),
    ];
    for (const breakWrite of breaks) {
      for (const when of ['before', 'after'] satisfies When[]) {
        const { host, services, handle, klass } = await createRosterRoom();
        const mend = breakWrite(services, when);
        const event = await host.says('/roster add Dee, Eli');
        mend();
        await handle(event);
        await handle(event);
        expect((await klass()).members.map(({ number, state }) => [number, state])).toEqual(
          [1, 2, 3, 4, 5].map((number) => [number, 'on']),
        );
        expect(services.everybody()).toHaveLength(5);
      }
    }
  });

  it('is taken back whole, and nothing is kept of it', async () => {
    const { host, services, klass, clock } = await createRosterRoom();
    clock.at += 1;
    await host.says('/roster add Dee');
    clock.at += 1;
    await host.says('/roster add Oops, I did not mean this');
    await host.taps('Take these back');
    host.hears(/2 names are taken back/);
    expect(services.everybody().map(({ name }) => name)).toEqual(['Ann', 'Bo', 'Cy', 'Dee']);
    expect((await klass()).members.filter(({ state }) => state === 'on')).toHaveLength(4);
  });

  it('brings back who left under that name, with their number', async () => {
    const { host, row, services, clock } = await createRosterRoom();
    await host.says('/roster add Dee');
    await host.says('/roster remove Dee');
    clock.at += 1;
    await host.says('/roster add dee');
    expect(await row('Dee')).toMatchObject({ number: 4, state: 'on' });
    await host.taps('Take these back');
    expect(await row('Dee')).toMatchObject({ number: 4, state: 'left' });
    expect(services.everybody()).toHaveLength(4);
  });

  it('puts two people on it whose names differ in a mark, and marks the one that is named', async () => {
    const { host, row } = await createRosterRoom();
    await host.says('/roster add José, मीना शर्मा');
    await host.says('/roster add Jose, मोना शर्मा');
    host.hears(/Added to “Class 5b” \(2\): 4 José, 5 मीना शर्मा/);
    host.hears(/Added to “Class 5b” \(2\): 6 Jose, 7 मोना शर्मा/);
    await host.says('/open');
    await host.says('/mark मोना शर्मा present');
    host.hears(/मोना शर्मा: ✅ present/);
    await host.says('/mark jose late');
    host.hears(/Jose: 🕒 late/);
    await host.says('/roster remove Jose');
    await host.says('/roster remove José');
    await host.says('/roster add jose');
    expect(await row('José')).toMatchObject({ state: 'left' });
    expect(await row('Jose')).toMatchObject({ state: 'on', number: 6 });
  });

  it('expects them in the session that is open', async () => {
    const { host, services, klass, clock, named } = await createRosterRoom({ open: 's1' });
    await services.sheets.add({
      class: (await klass()).id,
      session: 's1',
      openedAt: clock.at,
      openedBy: host.account,
      closesAt: clock.at + 1000,
      roster: ['p-ann'],
      entries: [],
      photos: [],
      claims: [],
      denials: [],
    });
    await host.says('/roster add Dee');
    expect((await services.sheets.get((await klass()).id, 's1'))?.roster).toEqual(['p-ann', named('Dee').id]);
    clock.at += 1000;
    await host.says('/roster add Eli');
    expect((await services.sheets.get((await klass()).id, 's1'))?.roster).toHaveLength(2);
  });

  it('expects them no more where they are taken back or removed, unless they are marked', async () => {
    const { host, services, klass, clock, named } = await createRosterRoom();
    await host.says('/open');
    await host.says('/roster add Dee');
    await host.says('/mark Dee late');
    clock.at += 1;
    await host.says('/roster add Oops, I did not mean this');
    await host.taps('Take these back');
    await host.says('/roster remove Bo');
    await host.says('/roster remove Dee');
    const [sheet] = await services.sheets.between((await klass()).id, 0, clock.at + 1);
    expect(sheet?.roster).toEqual(['p-ann', 'p-cy', named('Dee').id]);
    host.hears(/Bo is off the roster/);
    host.hears(/1 of 3/);
  });

  it('takes five hundred at once', async () => {
    const { host, klass } = await createRosterRoom();
    await host.says(`/roster add ${Array.from({ length: 510 }, (_, i) => `Pupil Number${i}`).join('\n')}`);
    const { text } = host.hears(/\(500\)[\s\S]*10 more were too many/);
    expect(text.length).toBeLessThan(1900);
    expect((await klass()).members).toHaveLength(503);
  });
});

describe('a list that can be read otherwise', () => {
  it('is shown as a table first, and added once a host says so', async () => {
    const { host, klass, handle } = await createRosterRoom();
    await host.says('/roster add\nExample, Dee\nSample, Eli <eli@example.org>\nPelé');
    host.hears(
      /I read 3 people in your list. Is it so\? Nobody is added yet[^]*1\. Dee Example\n2\. Eli Sample · eli@example\.org\n3\. Pelé/,
    );
    expect((await klass()).members).toHaveLength(3);
    const tap = await host.taps('Yes, add these 3');
    host.hears(/Added to “Class 5b” \(3\): 4 Dee Example, 5 Eli Sample, 6 Pelé/);
    await handle({ ...tap, id: 'fake:again' });
    host.hears(/out of date/);
    expect((await klass()).members).toHaveLength(6);
  });

  it('is left where it was read wrongly', async () => {
    const { host, klass } = await createRosterRoom();
    await host.says('/roster add\nDee, Eli\nFay, Gus');
    await host.taps('Never mind');
    host.hears(/All right, no names/);
    expect((await klass()).members).toHaveLength(3);
  });
});

describe('a file', () => {
  const sheet = (rows: (string | null)[][]) =>
    writeXlsxFile(rows.map((row) => row.map((value) => (value === null ? null : { value, type: String })))).toBuffer();

  it('of a register is read, whatever its order of columns', async () => {
    const { host } = await createRosterRoom();
    const csv = Buffer.from('Email address,Surname,First name\r\nd@example.org,"O’Neil",Dee\r\n');
    await host.sends([csv], '/roster add');
    host.hears(/Added to “Class 5b” \(1\): 4 Dee O’Neil/);
  });

  it('of a spreadsheet is read as well', async () => {
    const { host } = await createRosterRoom();
    const xlsx = await sheet([
      ['Name', 'Vorname', 'Klasse'],
      ['Example', 'Dee', '5b'],
      ['Sample', 'Eli', null],
    ]);
    await host.sends([xlsx], '/roster add');
    host.hears(/\(2\): 4 Dee Example, 5 Eli Sample/);
  });

  it.each([
    ['a picture', () => Promise.resolve(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))],
    ['an archive of something else', () => Promise.resolve(Buffer.from(zipSync({ 'a.txt': strToU8('Ann') })))],
    ['a spreadsheet that unpacks to more than there is', () => Promise.resolve(bomb())],
    ['a spreadsheet that is broken', async () => (await sheet([['Ann']])).subarray(0, 900)],
  ])('that is %s is refused with a word', async (_, make) => {
    const { host, klass } = await createRosterRoom();
    await host.sends([await make()], '/roster add');
    host.hears(/I cannot read that file as a list of names/);
    expect((await klass()).members).toHaveLength(3);
  });

  it('that is too large is not read', async () => {
    const { host } = await createRosterRoom();
    await host.sends([Buffer.alloc(2_000_001, 'a')], '/roster add');
    host.hears(/larger than 2 MB/);
  });

  it('that says it is smaller than it is gets no more room than it asked for', async () => {
    const { host } = await createRosterRoom();
    await host.sends([bomb({ claimed: 1_000 })], '/roster add');
    host.hears(/I cannot read that file/);
  });

  /** 60 MB of spaces in an archive of 60 kB; `claimed`: what its directory says instead. */
  function bomb({ claimed }: { claimed?: number } = {}): Buffer {
    const bytes = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000, ' ') }));
    const directory = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    if (claimed !== undefined) bytes.writeUInt32LE(claimed, directory + 24);
    return bytes;
  }
});
