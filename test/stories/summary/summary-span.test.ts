import { describe, expect, it } from 'vitest';
import { classroomAfter, day, labels, sheetOf, type Marks } from './term.js';

const past: Marks[] = [
  { ann: 'present', bo: 'present', cy: 'excused' },
  { ann: 'present', bo: 'absent' },
  { ann: 'present', bo: 'absent', cy: 'present' },
  { ann: 'late', bo: 'absent', cy: 'present' },
];

describe('/summary of a longer time, in the class’s chat', () => {
  it('gives totals, the trend and each session, with a chart and without a name', async () => {
    const { annInGroup } = await classroomAfter(past);
    await annInGroup.says('/summary term');
    const said = annInGroup.hears(/^Class 5b, /);
    expect(said.text.split('\n')).toEqual([
      'Class 5b, Mon, Oct 26, 2026 – Mon, Nov 23, 2026',
      '4 sessions',
      '64% attended. Excused ones do not count.',
      '✅ 6 present',
      '🕒 1 late',
      '📝 1 excused',
      '❌ 4 absent',
      '📈 Rising: 60% in the first half, 67% in the second.',
      '',
      'Monday, November 16, 08:00 · 2 of 3',
      'Monday, November 9, 08:00 · 2 of 3',
      'Monday, November 2, 08:00 · 1 of 3',
      'Monday, October 26, 08:00 · 2 of 3',
      '',
      expect.stringMatching(/^The term’s dates are not set/),
    ]);
    expect(said.picture).toMatchObject({ type: 'image/png', alt: expect.stringMatching(/6 present/) as string });
    expect(said.picture!.bytes.length).toBeGreaterThan(5_000);
    expect(labels(said)).toEqual(['People (hosts)', 'CSV (hosts)', 'XLSX (hosts)', 'Week', 'Month']);
    expect(said.text).not.toMatch(/Ann|Bo\b|Cy/);
  });

  it('turns to other times, for everybody', async () => {
    const { annInGroup } = await classroomAfter(past);
    await annInGroup.says('/summary week');
    annInGroup.hears(/Nov 23, 2026 – Sun, Nov 29, 2026\nNo session in this time/);
    await annInGroup.taps('← Earlier');
    const earlier = annInGroup.hears(/Mon, Nov 16, 2026 – Sun, Nov 22, 2026\n1 session\n67% attended/);
    expect(labels(earlier)).toContain('Later →');
    await annInGroup.taps('Later →');
    annInGroup.hears(/Nov 23, 2026 – Sun/);
    await annInGroup.taps('Month');
    annInGroup.hears(/Nov 1, 2026 – Mon, Nov 30, 2026\n3 sessions/);
    await annInGroup.taps('Term');
    annInGroup.hears(/4 sessions/);
  });

  it('knows every way to say which time', async () => {
    const { annInGroup, id, services } = await classroomAfter(past);
    for (const [said, heard] of [
      ['last week', /Nov 16, 2026 – Sun, Nov 22/],
      ['last month', /Oct 1, 2026 – Sat, Oct 31, 2026\n1 session/],
      ['2026-11-01..2026-11-10', /2 sessions/],
      ['2026-11-09', /Monday, November 9\n\n08:00 to 09:00\n2 of 3 here/],
      ['yesterday', /Sunday, November 22\n\nNo session/],
      ['all', /4 sessions/],
    ] as const) {
      await annInGroup.says(`/summary ${said}`);
      annInGroup.hears(heard);
    }
    await services.classes.change(id, (now) => ({ ...now, term: { first: '2026-11-01', last: '2026-12-20' } }));
    await annInGroup.says('/summary term');
    expect(annInGroup.hears(/Nov 1, 2026 – Sun, Dec 20, 2026\n3 sessions/).text).not.toContain('not set');
  });

  it('leaves an open session out, and says so', async () => {
    const { annInGroup, id, services, clock } = await classroomAfter(past);
    await services.sheets.add(sheetOf(id, 'now', clock.at, { ann: 'present' }, true));
    await annInGroup.says('/summary week');
    annInGroup.hears(/first session is still open/);
    await annInGroup.says('/summary term');
    annInGroup.hears(/4 sessions[^]*⏳ 1 session is still open and not counted/);
  });

  it('gathers many sessions into a chart by weeks, and lists the latest', async () => {
    const { annInGroup, id, services, clock } = await classroomAfter([]);
    await services.classes.change(id, (now) => ({ ...now, since: clock.at - 60 * day }));
    for (let i = 1; i <= 60; i++) {
      await services.sheets.add(sheetOf(id, `d${i}`, clock.at - i * day, { ann: 'present', bo: 'present' }));
    }
    await annInGroup.says('/summary all');
    const said = annInGroup.hears(/60 sessions/);
    expect(said.text).toMatch(/and 52 earlier ones/);
    expect(said.text).toMatch(/➡️ Steady/);
    expect(said.picture!.bytes.length).toBeGreaterThan(5_000);
  });

  it('is kept short enough for every platform', async () => {
    const { annInGroup } = await classroomAfter(Array.from({ length: 40 }, (): Marks => ({ bo: 'late' })));
    await annInGroup.says('/summary all');
    expect(annInGroup.hears(/40 sessions/).text.length).toBeLessThan(1000);
  });
});

describe('who is at risk', () => {
  it('is told to a host alone, with the numbers of everybody and why', async () => {
    const { host, annInGroup, id, services } = await classroomAfter(past);
    await services.classes.change(id, (now) => ({ ...now, requiredRate: 80 }));
    await annInGroup.says('/summary term');
    await annInGroup.taps('People (hosts)');
    annInGroup.hears(/Only a host/);
    await host.taps('People (hosts)');
    const said = host.hears(/at risk/);
    expect(said.only).toBe('fake:host');
    expect(said.text.split('\n').slice(1)).toEqual([
      '⚠ 2 people are at risk.',
      'Required: 80%',
      '',
      '⚠ 2 Bo · 25% (1 of 4) · below the rate · 3 or more absences in a row',
      '⚠ 3 Cy · 67% (2 of 3) · below the rate',
      '1 Ann · 100% (4 of 4)',
      '',
      'Only you see these names.',
    ]);
    expect(said.picture?.alt).toMatch(/3 people/);
    annInGroup.doesNotHear(/Bo/);
  });

  it('says who can no longer reach the rate, where the timetable tells what is left of the term', async () => {
    const { host, id, services } = await classroomAfter(past, {
      requiredRate: 80,
      term: { first: '2026-10-01', last: '2026-12-20' },
    });
    const rule = { id: 'r', weekdays: [1], from: 480, to: 540, every: 1, since: '2026-10-01' };
    await services.timetables.change(id, (now) => ({ ...now, weekly: [rule], dates: [], pauses: [], settledUntil: 0 }));
    await host.says('/summary term');
    await host.taps('People (hosts)');
    // Three Mondays are left: Bo can get to 4 of 7 at best.
    host.hears(/2 Bo · 25% \(1 of 4\) · can no longer reach the rate[^]*3 Cy · 67% \(2 of 3\) · below the rate/);
  });

  it('is judged by absences alone where no rate is set, and nobody is where all is well', async () => {
    const { host } = await classroomAfter(past);
    await host.says('/summary term');
    await host.taps('People (hosts)');
    host.hears(/1 person is at risk[^]*settings rate 80 sets one[^]*⚠ 2 Bo/);
    const fine = await classroomAfter([{ ann: 'present', bo: 'present', cy: 'present' }]);
    await fine.host.says('/summary term');
    await fine.host.taps('People (hosts)');
    fine.host.hears(/Nobody is at risk\./);
    const first = await classroomAfter([{ ann: 'present', bo: 'absent', cy: 'present' }], { requiredRate: 80 });
    await first.host.says('/summary term');
    await first.host.taps('People (hosts)');
    first.host.hears(/Nobody is at risk yet: that is judged from 3 sessions on/);
  });

  it('may be read by everybody where the class chose that', async () => {
    const { annInGroup } = await classroomAfter(past, { openNames: true });
    await annInGroup.says('/summary term');
    const { text } = annInGroup.hears(/4 sessions/);
    expect(text).toMatch(/⚠ 2 Bo · 25% \(1 of 4\) · 3 or more absences in a row\n3 Cy · 67%/);
    expect(text).not.toMatch(/Ann/);
  });

  it('turns the pages of a large class', async () => {
    const { host, id, services, addPerson } = await classroomAfter(past);
    for (let i = 4; i <= 30; i++) {
      await addPerson(`Zed${i}`);
      await services.classes.change(id, (now) => ({
        ...now,
        members: [...now.members, { person: `p-zed${i}`, number: i, since: 0, state: 'on' }],
      }));
    }
    await services.sheets.change(id, 's3', (now) => ({
      ...now,
      roster: [...now.roster, ...Array.from({ length: 27 }, (_, i) => `p-zed${i + 4}`)],
    }));
    await host.says('/summary term');
    await host.taps('People (hosts)');
    host.hears(/2 Bo[^]*Zed4/);
    await host.taps('Page 2 →');
    host.hears(/Zed/);
    await host.taps('Page 3 →');
    await host.taps('Page 4 →');
    const last = host.hears(/Zed30/);
    expect(last.text).not.toMatch(/Bo/);
    expect(last.picture?.alt).toMatch(/6 people/);
    for (const page of ['← Page 3', '← Page 2', '← Page 1']) await host.taps(page);
    host.hears(/2 Bo/);
  });
});

describe('below a picture', () => {
  it('the longest text there can be has room, on every page', async () => {
    const { host, annInGroup, id, services, addPerson } = await classroomAfter(
      Array.from({ length: 12 }, (): Marks => ({})),
      {
        requiredRate: 100,
        openNames: true,
        title: 'A title of eighty characters, which is as long as the title of any class can be',
      },
    );
    const word = 'Maximiliana-Theodora-Alexandra-Henriette';
    for (let i = 4; i <= 40; i++) {
      await addPerson(`Z${i}`, { name: `${word} ${i}` });
      await services.classes.change(id, (now) => ({
        ...now,
        members: [...now.members, { person: `p-z${i}`, number: i, since: 0, state: 'on' }],
      }));
    }
    for (let s = 0; s < 12; s++) {
      const joined = Array.from({ length: 37 }, (_, i) => `p-z${i + 4}`);
      await services.sheets.change(id, `s${s}`, (now) => ({ ...now, roster: [...now.roster, ...joined] }));
    }
    await annInGroup.says('/summary term');
    const totals = annInGroup.hears(/12 sessions/);
    expect(totals.text).toMatch(/and \d+ more$/);
    expect(totals.text.length).toBeLessThanOrEqual(1000);
    expect(totals.picture).toBeDefined();
    await host.taps('People (hosts)');
    const people = host.hears(/40 people are at risk/);
    expect(people.picture).toBeDefined();
    expect(people.text.length).toBeLessThanOrEqual(1000);
  });
});

describe('/summary of one person', () => {
  it('is whispered to a host, and no member learns whether the class knows a name', async () => {
    const { host, annInGroup } = await classroomAfter(past);
    await host.says('/summary term Bo');
    const said = host.hears(/^Bo: Class 5b/);
    expect(said.only).toBe('fake:host');
    expect(said.text).toMatch(/25% attended: 1 of 4/);
    await host.says('/summary @Ann last week');
    host.hears(/^Ann: Class 5b\nMon, Nov 16/);
    await annInGroup.says('/summary Bo');
    annInGroup.hears(/Only a host/);
    await annInGroup.says('/summary nobody at home');
    annInGroup.hears(/Only a host/);
    await host.says('/summary nobody at home');
    host.hears(/found nobody called “nobody at home”/);
  });

  it('is for the class’s chat', async () => {
    const { ann } = await classroomAfter(past);
    await ann.says('/summary week Bo');
    ann.hears(/in the class’s chat/);
  });
});

describe('/summary of a longer time, in the direct chat', () => {
  it('gives a member their own numbers, class by class, and nobody else’s', async () => {
    const { ann, addClass } = await classroomAfter(past);
    await addClass('Choir', ['Ann', 'Bo']);
    await ann.says('/summary term');
    const said = ann.hears(/Your marks/);
    expect(said.text).toMatch(
      /Class 5b, Mon, Oct 26[^]*100% attended: 4 of 4\.\n✅ 3 present\n🕒 1 late\n🔥 The last 4 sessions attended; 4 at best/,
    );
    expect(said.text).toMatch(/Choir, [^]*No session that counts/);
    expect(said.text).not.toMatch(/Bo/);
    ann.doesNotHear(/of 3/);
  });

  it('gives a host the totals and the people of their classes', async () => {
    const { ann, id, services } = await classroomAfter(past);
    await services.classes.change(id, (now) => ({ ...now, hosts: ['fake:ann'] }));
    await ann.says('/summary term');
    ann.hears(/Your marks/);
    ann.hears(/64% attended/);
    ann.hears(/⚠ 2 Bo/);
    await ann.taps('Week');
    ann.hears(/No session in this time/);
  });

  it('turns no class for whoever does not host it', async () => {
    const { services, id, stage, handle, clock } = await classroomAfter(past);
    const bo = stage.person('Bo');
    await services.classes.change(id, (now) => ({ ...now, hosts: [] }));
    const press = (data: string) =>
      handle({
        ...{ kind: 'button', id: `e${data}`, at: clock.at, chat: bo.chat, message: 'm', data },
        sender: { account: bo.account, name: bo.name },
      });
    await press(`sum:${id}:term`);
    bo.hears(/Only a host/);
    for (const data of ['sum:nothing:term', `sum:${id}:nonsense`, `sum-people:${id}:nonsense:0`]) {
      await press(data);
      bo.hears(/out of date|Only a host/);
    }
  });
});
