import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { mergeMembers } from '../../../src/classes/roster.js';
import { classroomAfter, labels, type Marks } from '../summary/term.js';

const past: Marks[] = [
  { ann: 'present', bo: 'late' },
  { ann: 'present', cy: 'excused' },
];
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const rowsOf = (bytes: Uint8Array) =>
  parse(text(bytes), { bom: true, columns: true }) as unknown as Record<string, string>[];

async function classroom() {
  const room = await classroomAfter(past);
  await room.services.people.change('p-ann', (now) => ({ ...now, email: 'ann@example.org' }));
  return room;
}

describe('/export', () => {
  it('asks which file, and whispers it to a host alone', async () => {
    const { host, annInGroup } = await classroom();
    await host.says('/export');
    const asked = host.hears(/Marks of Class 5b, .*, as which file\?/);
    expect([asked.only, ...labels(asked)]).toEqual(['fake:host', 'CSV', 'XLSX', 'Moodle', 'Calendar']);
    await host.taps('CSV');
    const { file, only, text: said } = host.hears(/6 marks of 2 sessions/);
    expect(only).toBe('fake:host');
    expect(said).toMatch(/2 people have no email here: Bo, Cy\. .*\/register.*\/roster email NAME/);
    expect(file).toMatchObject({ type: 'text/csv', name: 'attendance-class-5b-2026-11-09-2026-11-23.csv' });
    expect(rowsOf(file!.bytes).map(({ name, status }) => `${name} ${status}`)).toEqual([
      ...['Ann present', 'Bo late', 'Cy absent'],
      ...['Ann present', 'Bo absent', 'Cy excused'],
    ]);
    annInGroup.doesNotHear(/marks of 2 sessions/);
    await annInGroup.says('/export csv');
    annInGroup.hears(/Only a host/);
  });

  it('takes a format and a time', async () => {
    const { host } = await classroom();
    await host.says('/export XLSX last week');
    const { file } = host.hears(/3 marks of 1 session\b/);
    expect(file?.name).toMatch(/2026-11-16-2026-11-22\.xlsx$/);
    const [, marks] = await readXlsxFile(Buffer.from(file!.bytes));
    expect(marks?.data).toHaveLength(4);
    await host.says('/export moodle term');
    const moodle = host.hears(/Moodle’s Attendance activity/);
    expect(moodle.file).toMatchObject({ type: 'application/zip', name: expect.stringMatching(/\.zip$/) as string });
    expect(moodle.text).toMatch(/Left out.*Bo, Cy/);
    await host.says('/export moodle last week');
    expect(rowsOf(host.hears(/Moodle’s/).file!.bytes)).toEqual([{ email: 'ann@example.org', status: 'P' }]);
    await host.says('/export ics');
    const { file: calendar } = host.hears(/for a calendar/);
    expect(calendar?.type).toBe('text/calendar');
    expect(text(calendar!.bytes)).toMatch(/SUMMARY:Class 5b\r\nDESCRIPTION:2 of 3 came\./);
    expect(text(calendar!.bytes)).not.toMatch(/Ann/);
  });

  it('is one tap away under a summary, for hosts', async () => {
    const { host, annInGroup } = await classroom();
    await annInGroup.says('/summary term');
    await annInGroup.taps('CSV (hosts)');
    annInGroup.hears(/Only a host/);
    await host.taps('XLSX (hosts)');
    expect(host.hears(/6 marks/).file?.name).toMatch(/\.xlsx$/);
  });

  it('says when there is nothing, and how it is used', async () => {
    const { host } = await classroom();
    await host.says('/export csv today');
    host.hears(/no closed session in Mon, Nov 23, 2026, so there is nothing/);
    await host.says('/export pdf');
    host.hears(/\/export \[csv\|xlsx\|moodle\|ics\]/);
  });

  it('in the direct chat is of the class they host, and asks where there are several', async () => {
    const { ann, services, id, addClass, stage } = await classroom();
    await services.classes.change(id, (now) => ({ ...now, hosts: ['fake:ann'] }));
    await ann.says('/export csv');
    expect(ann.hears(/6 marks/).file?.type).toBe('text/csv');
    await addClass('Choir', ['Bo'], { hosts: ['fake:ann'] });
    await ann.says('/export');
    ann.hears(/Of which class/);
    await ann.taps('Class 5b');
    ann.hears(/as which file/);
    await ann.taps('CSV');
    ann.hears(/6 marks/);
    await stage.person('Bo').says('/export');
    stage.person('Bo').hears(/host no class/);
  });

  it('has the names and ids of today: merged people are one, and the forgotten have no name', async () => {
    const { host, services, id, clock } = await classroom();
    await services.classes.change(id, (now) => mergeMembers(now, 'p-cy', 'p-bo', clock.at));
    await services.people.forget('p-ann');
    await host.says('/export csv');
    const rows = rowsOf(host.hears(/marks/).file!.bytes);
    expect(new Set(rows.map(({ person_id, name }) => `${person_id} ${name}`))).toEqual(
      new Set(['p-ann a former member', 'p-bo Bo']),
    );
  });
});

describe('/settings', () => {
  it('shows what is set, and sets it, for hosts alone', async () => {
    const { host, annInGroup, klass } = await classroom();
    await host.says('/settings');
    const card = host.hears(/Settings of “Class 5b”/);
    expect(card.only).toBe('fake:host');
    expect(card.text).toMatch(/Term: not set\nRequired rate: not set\nNames.*: hosts alone/);
    await host.says('/settings term 2026-09-01..2026-12-20');
    host.hears(/Saved[^]*Term: Tue, Sep 1, 2026 – Sun, Dec 20, 2026/);
    await host.says('/settings rate 80%');
    host.hears(/Required rate: 80%/);
    await host.says('/settings names everybody');
    host.hears(/everybody in this chat may read them/);
    expect(await klass()).toMatchObject({
      ...{ term: { first: '2026-09-01', last: '2026-12-20' }, requiredRate: 80, openNames: true },
    });
    for (const what of ['term off', 'rate off', 'names hosts']) await host.says(`/settings ${what}`);
    const after = await klass();
    expect([after.term, after.requiredRate, after.openNames]).toEqual([undefined, undefined, false]);
    await annInGroup.says('/settings rate 1');
    annInGroup.hears(/Only a host/);
  });

  it('says how a value is written', async () => {
    const { host } = await classroom();
    for (const [said, heard] of [
      ['term week', /settings term 2026-09-01/],
      ['term 2026-02-30..2026-03-01', /settings term 2026-09-01/],
      ['rate 0', /percentage from 1 to 100/],
      ['rate 101', /percentage from 1 to 100/],
      ['rate much', /percentage from 1 to 100/],
      ['names nobody', /Use it like this: \/settings/],
      ['colour blue', /Use it like this: \/settings/],
    ] as const) {
      await host.says(`/settings ${said}`);
      host.hears(heard);
    }
  });
});
