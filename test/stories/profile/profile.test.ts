import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { notePhoto } from '../../../src/attendance/photos.js';
import { classroomAfter, labels, type Marks } from '../summary/term.js';

const past: Marks[] = [
  { ann: 'present', bo: 'present' },
  { bo: 'present' },
  { ann: 'excused', bo: 'absent' },
  { ann: 'late', bo: 'present' },
  { ann: 'present', bo: 'late' },
];

describe('/me', () => {
  it('shows one’s attendance in every class, with a calendar, after what is kept', async () => {
    const { ann, addClass } = await classroomAfter(past);
    await addClass('Choir', ['Ann']);
    await ann.says('/me');
    ann.hears(/This is what I keep about you/);
    const said = ann.hears(/^Ann: Class 5b/);
    expect(said.text.split('\n')).toEqual([
      'Ann: Class 5b',
      'Mon, Oct 19, 2026 – Mon, Nov 23, 2026',
      '',
      '75% attended: 3 of 4. One excused session does not count.',
      '✅ 2 present',
      '🕒 1 late',
      '📝 1 excused',
      '❌ 1 absent',
      '🔥 The last 2 sessions attended; 2 at best.',
    ]);
    expect(said.picture?.alt).toMatch(/calendar of Ann’s days in Class 5b.*1 absent/);
    expect(labels(said)).toEqual(['Marks', 'Week', 'Month']);
    const choir = ann.hears(/^Ann: Choir/);
    expect(choir.text).toMatch(/No session that counts/);
    expect(choir.picture).toBeUndefined();
  });

  it('turns to other times', async () => {
    const { ann } = await classroomAfter(past);
    await ann.says('/me');
    await ann.taps('Month');
    ann.hears(/Nov 1, 2026 – Mon, Nov 30, 2026\n\n100% attended: 2 of 2\. One excused/);
    await ann.taps('← Earlier');
    ann.hears(/Oct 1, 2026 – Sat, Oct 31, 2026\n\n50% attended: 1 of 2/);
  });
});

describe('the marks of a person', () => {
  it('are listed with how each came about, the latest first', async () => {
    const { ann, id, services } = await classroomAfter(past);
    const photo = { id: 'photo', event: 'e', at: Date.parse('2026-10-26T08:04:00Z'), by: 'fake:host' };
    await services.sheets.change(id, 's1', (now) =>
      notePhoto(now, { ...photo, faces: 1, unknown: 0, tooSmall: 0, questions: [] }, [
        { person: 'p-ann', distance: 0.3 },
      ]),
    );
    await ann.says('/me');
    await ann.taps('Marks');
    const said = ann.hears(/Marks 1 to 5 of 5/);
    expect(said.text.split('\n').slice(3, 8)).toEqual([
      '1. Monday, November 16, 08:00: ✅ present – set by a host, 08:01',
      '2. Monday, November 9, 08:00: 🕒 late – set by a host, 08:01',
      '3. Monday, November 2, 08:00: 📝 excused – set by a host, 08:01',
      '4. Monday, October 26, 08:00: ✅ present – recognised in a class photo, 08:04',
      '5. Monday, October 19, 08:00: ✅ present – set by a host, 08:01',
    ]);
    expect(labels(said)).toEqual(['✋ 1', '✋ 2', '✋ 3', '✋ 4', '✋ 5']);
  });

  it('come in pages', async () => {
    const { ann } = await classroomAfter(Array.from({ length: 20 }, (): Marks => ({ ann: 'present' })));
    await ann.says('/me');
    await ann.taps('Marks');
    expect(labels(ann.hears(/Marks 1 to 8 of 20/))).toContain('✋ 8');
    await ann.taps('Earlier ones →');
    expect(labels(ann.hears(/Marks 9 to 16 of 20/))).toContain('✋ 9');
    await ann.taps('Earlier ones →');
    ann.hears(/Marks 17 to 20 of 20/);
    await ann.taps('← Later ones');
    ann.hears(/Marks 9 to 16/);
  });

  it('are theirs and the hosts’, whatever buttons others press', async () => {
    const { id, stage, handle, clock } = await classroomAfter(past);
    const bo = stage.person('Bo');
    for (const data of [`profile:${id}:1:term`, `marks:${id}:1:term:0`, `contest:${id}:1:s1`]) {
      await handle({
        ...{ kind: 'button', id: data, at: clock.at, chat: bo.chat, message: 'm', data },
        sender: { account: bo.account, name: bo.name },
      });
      bo.hears(/meant for somebody else/);
    }
    for (const data of [`profile:${id}:99:term`, `marks:${id}:2:nonsense:0`, `contest:${id}:2:nothing`]) {
      await handle({
        ...{ kind: 'button', id: data, at: clock.at, chat: bo.chat, message: 'm', data },
        sender: { account: bo.account, name: bo.name },
      });
      bo.hears(/out of date|no session is open/i);
    }
  });
});

describe('/profile', () => {
  it('shows a host one person, and lists their marks without a way to contest them', async () => {
    const { host, annInGroup } = await classroomAfter(past);
    await host.says('/profile Bo');
    const said = host.hears(/^Bo: Class 5b/);
    expect(said.only).toBe('fake:host');
    expect(said.picture?.alt).toMatch(/Bo/);
    await host.taps('Marks');
    const marks = host.hears(/^Bo: Class 5b.*\nMarks 1 to 5 of 5/);
    expect(marks.only).toBe('fake:host');
    expect(labels(marks)).toEqual([]);
    annInGroup.doesNotHear(/Bo:/);
    await host.says('/profile 2 last week');
    host.hears(/^Bo: Class 5b\nMon, Nov 16/);
  });

  it('says how it is used, to hosts alone', async () => {
    const { host, annInGroup, ann } = await classroomAfter(past);
    await host.says('/profile');
    host.hears(/\/profile PERSON \[PERIOD\]/);
    await annInGroup.says('/profile Bo');
    annInGroup.hears(/Only a host/);
    await ann.says('/profile Bo');
    ann.hears(/in the class’s chat/);
  });
});

describe('contesting a mark', () => {
  async function contested(answer?: string) {
    const room = await classroomAfter(past, { hosts: ['fake:host'] });
    await room.ann.says('/me');
    await room.ann.taps('Marks');
    await room.ann.taps('✋ 4');
    room.ann.hears(/Monday, October 26, 08:00: you are marked ❌ absent. What should it say\?/);
    await room.ann.taps('✅ present');
    room.ann.hears(/you say it should be ✅ present. A host will answer you/);
    if (answer !== undefined) await room.host.taps(answer);
    return room;
  }
  const statusOf = async ({ services, id }: Awaited<ReturnType<typeof contested>>) =>
    marksOf((await services.sheets.get(id, 's1'))!).get('p-ann')?.status;

  it('asks the hosts, to their eyes alone', async () => {
    const { host, annInGroup, ann } = await contested();
    const asked = host.hears(/Ann says that the mark of Class 5b, Monday, October 26, 08:00 is wrong/);
    expect(asked.only).toBe('fake:host');
    expect(asked.text).toMatch(/It says ❌ absent – not marked when it closed; it should be ✅ present/);
    annInGroup.doesNotHear(/wrong/);
    await ann.taps('Marks');
    const list = ann.hears(/Marks 1 to 5/);
    expect(list.text).toMatch(/absent – not marked when it closed ✋ contested/);
    expect(labels(list)).toEqual(['✋ 1', '✋ 2', '✋ 3', '✋ 5']);
  });

  it('changes the mark where a host agrees, and tells whoever asked', async () => {
    const room = await contested('Change to ✅ present');
    room.host.hears(/Ann, Class 5b, Monday, October 26, 08:00: changed to ✅ present/);
    const answer = room.annInGroup.hears(/A host agrees: Class 5b, Monday, October 26, 08:00 now says ✅ present/);
    expect(answer.only).toBe('fake:ann');
    expect(await statusOf(room)).toBe('present');
  });

  it('leaves it where a host does not, and says so', async () => {
    const room = await contested('Keep it');
    room.host.hears(/kept as it is/);
    room.annInGroup.hears(/your mark of Class 5b, Monday, October 26, 08:00 stays ❌ absent/);
    expect(await statusOf(room)).toBe('absent');
  });

  it('is answered once: a second host learns what the first one said', async () => {
    const room = await classroomAfter(past, { hosts: ['fake:host', 'fake:bo'] });
    await room.ann.says('/me');
    await room.ann.taps('Marks');
    await room.ann.taps('✋ 4');
    await room.ann.taps('🕒 late');
    await room.host.taps('Change to 🕒 late');
    await room.bo.taps('Keep it');
    room.bo.hears(/changed to 🕒 late/);
    room.bo.hears(/answered before/);
    expect(await statusOf(room)).toBe('late');
  });

  it('can be left, and is for hosts to answer', async () => {
    const { ann, annInGroup, host, handle, id, clock } = await contested();
    host.hears(/is wrong/);
    await handle({
      ...{ kind: 'button', id: 'e', at: clock.at, chat: annInGroup.chat, message: 'm' },
      ...{ data: `contested:yes:${id}:s1:1`, sender: { account: 'fake:ann', name: 'Ann' } },
    });
    annInGroup.hears(/Only a host/);
    await ann.taps('Marks');
    await ann.taps('✋ 1');
    await ann.taps('Leave it');
    ann.hears(/November 16, 08:00: left as it is/);
    host.doesNotHear(/November 16/);
  });

  it('of a session that is open has another way', async () => {
    const { host, ann, annInGroup, handle, id, clock, klass } = await classroomAfter(past);
    await host.says('/open');
    const { open } = await klass();
    await ann.says('/me');
    await ann.taps('Marks');
    const list = ann.hears(/Marks 1 to 6 of 6/);
    expect(list.text).toMatch(/1\. Monday, November 23, 08:00: ⏳ not marked\n/);
    expect(labels(list)).not.toContain('✋ 1');
    await handle({
      ...{ kind: 'button', id: 'e', at: clock.at, chat: annInGroup.chat, message: 'm' },
      ...{ data: `contest:${id}:1:${open}`, sender: { account: 'fake:ann', name: 'Ann' } },
    });
    annInGroup.hears(/still open/);
  });

  it('of nobody named as host is told to the class without a name', async () => {
    const { ann, annInGroup } = await classroomAfter(past);
    await ann.says('/me');
    await ann.taps('Marks');
    await ann.taps('✋ 1');
    await ann.taps('❌ absent');
    expect(annInGroup.hears(/Somebody contests a mark/).text).not.toMatch(/Ann/);
  });
});
