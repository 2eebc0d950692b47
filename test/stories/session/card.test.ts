/** A session as a whole: reopened, thrown away, moved, and all of it taken back. */
import { describe, expect, it } from 'vitest';
import { tally } from '../../../src/attendance/marks.js';
import type { Sheet } from '../../../src/attendance/sheet.js';
import { stories } from '../../../src/stories/every-story.js';
import { closes } from '../../helpers/close.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const minute = 60_000;
const hour = 60 * minute;
const ever = Number.MAX_SAFE_INTEGER;

async function classroom() {
  const room = await createClassroom(stories, { hosts: ['fake:host'] });
  const sheets = () => room.services.sheets.between('c-class-5b', 0, ever);
  const sheet = async (): Promise<Sheet> => (await room.services.sheets.between('c-class-5b', 0, ever, 'all')).at(-1)!;
  const later = (ms: number) => (room.clock.at += ms);
  const idOf = (event: string) => room.services.idFrom(event, 'turn');
  const notice = () => room.platform.said.findLast(({ text, only }) => !only && text.includes('Class 5b:'))!;
  return { ...room, sheets, sheet, later, notice, idOf };
}

describe('/close', () => {
  it('asks where fewer than half are marked, and only there', async () => {
    const { host, sheet, later } = await classroom();
    await host.says('/open');
    await host.says('/mark Ann present');
    later(hour);
    await host.says('/close');
    host.hears(/2 of 3 are not marked yet. Close all the same\?/);
    expect((await sheet()).closedAt).toBeUndefined();
    await host.taps('Keep it open');
    expect((await sheet()).closedAt).toBeUndefined();
    await host.says('/mark Bo late');
    await host.says('/close');
    host.hears(/08:00–09:00: 2 of 3 here[^]*❌ 1 absent\nCy/);
    expect((await sheet()).closedAt).toBeDefined();
  });
});

describe('a session that a host', () => {
  it('throws away counts nowhere, says so wherever it was told, and comes back with a tap', async () => {
    const { host, sheets, sheet, notice, platform } = await classroom();
    await host.sends([photoOf('ann')], '/attend');
    await closes(host);
    await host.taps('Discard');
    expect(await sheets()).toEqual([]);
    expect(notice().text).toMatch(/was thrown away/);
    expect(notice().buttons).toEqual([]);
    const photo = platform.said.find(({ picture }) => picture)!;
    expect(photo.text).toMatch(/thrown away/);
    expect(photo.buttons).toEqual([]);
    await host.says('/mark Ann absent');
    host.hears(/No session is open/);
    host.doesNotHear(/Reopen/);
    await host.taps('Undo: discarded');
    expect(await sheets()).toHaveLength(1);
    expect(tally(await sheet())).toMatchObject({ here: 1, absent: 2 });
    expect(photo.text).toMatch(/1 of 3 present/);
  });

  it('throws away while it is open is closed, and open again when that is taken back', async () => {
    const { host, sheet, klass, ann } = await classroom();
    await host.says('/open');
    await host.says('/session');
    await host.taps(/^1\./);
    await host.taps('Discard');
    expect((await klass()).open).toBeUndefined();
    await ann.taps('I’m here').catch(() => undefined);
    expect((await sheet()).claims).toEqual([]);
    await host.taps('Undo: discarded');
    expect((await klass()).open).toBe((await sheet()).session);
    await ann.taps('I’m here');
    expect((await sheet()).claims).toHaveLength(1);
  });

  it('reopens goes on, in the message it was told in, and closes again with numbers of its own', async () => {
    const { host, bo, sheet, klass, later, notice, platform, tick } = await classroom();
    await host.says('/open');
    await host.says('/mark Ann present');
    later(hour);
    await closes(host);
    later(10 * minute);
    await host.taps('Reopen');
    expect(notice().text).toMatch(/is open until 11:00/);
    expect(platform.said.filter(({ text }) => text.includes('attendance is closed'))).toEqual([]);
    expect(platform.said.filter(({ text }) => text.includes('open again, until 11:00'))).toHaveLength(1);
    expect((await klass()).open).toBe((await sheet()).session);
    await bo.taps('I’m here');
    later(2 * hour);
    await tick();
    expect(platform.said.filter(({ text }) => text.includes('attendance is closed ('))).toHaveLength(1);
    expect(platform.said.filter(({ text }) => text === 'Class 5b: attendance is closed.')).toHaveLength(2);
    expect(tally(await sheet())).toMatchObject({ here: 1, absent: 2, claims: 1 });
  });

  it('reopens lasts an hour where its own end is past, and is closed as before when that is taken back', async () => {
    const { host, sheet, later } = await classroom();
    await host.says('/open');
    for (const name of ['Ann', 'Bo']) await host.says(`/mark ${name} present`);
    later(hour);
    await host.says('/close');
    const closed = (await sheet()).closedAt;
    later(4 * hour);
    await host.taps('Reopen');
    expect((await sheet()).closesAt).toBe((await sheet()).openedAt + 6 * hour);
    await host.says('/mark Cy present');
    await host.says('/session');
    await host.taps(/^1\./);
    await host.taps('Undo: reopened');
    expect(await sheet()).toMatchObject({ closedAt: closed });
    expect(tally(await sheet()).here).toBe(3);
  });

  it('cannot reopen beside one that is open, nor on another day', async () => {
    const { host, sheets, later } = await classroom();
    await host.says('/open');
    await closes(host);
    later(hour);
    await host.says('/open');
    await host.says('/session');
    await host.taps(/^2\./);
    await host.taps('Reopen');
    host.hears(/open already/);
    await closes(host);
    later(24 * hour);
    await host.says('/session');
    await host.taps(/^1\./);
    await host.taps('Reopen');
    host.hears(/Only a session of today/);
    expect((await sheets()).every(({ closedAt }) => closedAt !== undefined)).toBe(true);
  });

  it('moves has the times that were right, from then on and in the month it belongs to', async () => {
    const { host, sheet, sheets, later, services } = await classroom();
    await host.says('/open');
    await closes(host);
    later(2 * hour);
    await host.taps('Change times');
    host.hears(/\/session 1 08:00-08:00/);
    await host.says('/session 1 07:15-08:45');
    const moved = host.hears(/07:15–08:45: 0 of 3 here[^]*Times changed at 10:00, before: 08:00–08:00/);
    expect(moved.only).toBe('fake:host');
    const { openedAt, closedAt } = await sheet();
    expect(closedAt! - openedAt).toBe(90 * minute);
    expect(await services.sheets.between('c-class-5b', openedAt, openedAt + 1)).toHaveLength(1);
    for (const wrong of ['/session 1 09:00-23:00', '/session 1 10:00-09:00', '/session 1 9-10']) {
      await host.says(wrong);
      host.hears(/Times are written like|\/session \[NUMBER/);
    }
    await host.says('/session 5 08:00-09:00');
    host.hears(/no session with that number/);
    await host.taps('Undo: new times');
    expect((await sheets())[0]).toMatchObject({ openedAt: openedAt + 45 * minute });
  });

  it('is taken back by the button that says so, and by no older one', async () => {
    const { host, sheet, handle, idOf } = await classroom();
    const did = async () => (await sheet()).history?.map((turn) => turn.did);
    await host.says('/open');
    await closes(host);
    await host.taps('Discard');
    const press = await host.taps('Undo: discarded');
    await host.taps('Reopen');
    await handle({ ...press, id: 'from an older message' });
    expect(await did()).toEqual(['reopened']);
    await host.says('/session 1 07:00-11:30');
    const undo = await host.taps('Undo: new times');
    await host.says('/session 1 07:30-11:30');
    await handle({ ...undo, id: 'pressed again' });
    expect(await did()).toEqual(['reopened', 'moved']);
    const again = await host.taps('Discard');
    await handle({
      ...again,
      id: 'what came before',
      data: undo.data.replace(/[^:]+$/, idOf((await sheet()).history![1]!.event)),
    });
    host.hears(/Something else was changed since/);
    expect(await did()).toEqual(['reopened', 'moved', 'discarded']);
  });

  it('moves before another one is moved once, also when the event comes again', async () => {
    const { host, sheets, later, handle } = await classroom();
    await host.says('/open');
    await closes(host);
    later(hour);
    await host.says('/open');
    await closes(host);
    later(hour);
    const event = await host.says('/session 1 07:00-07:30');
    await handle(event);
    expect((await sheets()).map(({ openedAt }) => new Date(openedAt).toISOString().slice(11, 16))).toEqual([
      '07:00',
      '08:00',
    ]);
    expect((await sheets()).flatMap(({ history = [] }) => history)).toHaveLength(1);
  });

  it('is for hosts alone', async () => {
    const { host, ann, sheet, handle } = await classroom();
    await host.says('/open');
    await closes(host);
    const press = await host.taps('Discard');
    await host.taps('Undo: discarded');
    await handle({ ...press, id: 'another', sender: { account: 'fake:ann', name: 'Ann' } });
    expect((await sheet()).discarded).toBeUndefined();
    await ann.says('/session');
    ann.hears(/Only a host/);
  });
});

describe('a session that closes by itself', () => {
  it('without a mark was not taken: nobody is absent, and hosts say what it was', async () => {
    const { host, sheet, later, tick, notice, platform } = await classroom();
    await host.says('/open');
    later(3 * hour);
    await tick();
    expect(tally(await sheet())).toMatchObject({ absent: 0, unrecorded: 3 });
    expect(notice().text).toMatch(/closed[^]*⏳ 3 not recorded/);
    expect(platform.said.filter(({ text }) => text.includes('nobody took attendance'))).toHaveLength(1);
    await host.taps('Really nobody');
    expect(tally(await sheet())).toMatchObject({ absent: 3, unrecorded: 0 });
    expect(notice().text).toMatch(/❌ 3 absent/);
    await host.taps('Undo: others absent');
    await host.taps('Take it now');
    expect(tally(await sheet())).toMatchObject({ notYet: 3 });
  });

  it('where some are marked and every face has a name has the others absent', async () => {
    const { host, sheet, later, tick } = await classroom();
    await host.sends([photoOf('ann')], '/attend');
    later(3 * hour);
    await tick();
    expect(tally(await sheet())).toMatchObject({ here: 1, absent: 2 });
  });

  it('where a face has no name leaves open who was absent, until a host says so', async () => {
    const { host, sheet, later, tick } = await classroom();
    await host.sends([photoOf('ann+zoe')], '/attend');
    later(3 * hour);
    await tick();
    expect(tally(await sheet())).toMatchObject({ here: 1, absent: 0, unrecorded: 2 });
    host.hears(/One face in a photo has no name[^]*⏳ 2 not recorded\nBo\nCy/);
    await host.taps('The other 2 are absent');
    expect(tally(await sheet())).toMatchObject({ here: 1, absent: 2 });
  });

  it('has the others absent where whoever has no face was marked by hand', async () => {
    const { host, sheet, later, tick } = await classroom();
    await host.sends([photoOf('ann+zoe')], '/attend');
    await host.says('/mark Cy present');
    later(3 * hour);
    await tick();
    expect(tally(await sheet())).toMatchObject({ here: 2, absent: 1 });
  });

  it('leaves a mark that comes later as the only one', async () => {
    const { host, sheet, later, tick } = await classroom();
    await host.says('/open');
    later(3 * hour);
    await tick();
    await host.says('/mark Ann absent');
    expect(tally(await sheet())).toMatchObject({ absent: 1, unrecorded: 2 });
  });
});

describe('a class photo just after a close', () => {
  it('is added to what was closed, and with a tap begins a session of its own instead', async () => {
    const { host, sheets, later } = await classroom();
    await host.sends([photoOf('ann')], '/attend');
    later(hour);
    await closes(host);
    later(10 * minute);
    await host.sends([photoOf('bo')], '/attend');
    host.hears(/2 of 3 present[^]*The session was closed already: this adds to it\./);
    expect((await sheets()).map((one) => tally(one).here)).toEqual([2]);
    await host.taps('New session instead');
    expect((await sheets()).map((one) => tally(one).here)).toEqual([1, 1]);
    expect((await sheets())[1]!.closedAt).toBeUndefined();
  });

  it('after a quarter of an hour begins a session of its own', async () => {
    const { host, sheets, later } = await classroom();
    await host.sends([photoOf('ann')], '/attend');
    later(hour);
    await closes(host);
    later(16 * minute);
    await host.sends([photoOf('bo')], '/attend');
    host.doesNotHear(/closed already/);
    expect(await sheets()).toHaveLength(2);
  });

  it('belongs to the planned lesson that has begun since', async () => {
    const { host, sheets, later, tick } = await classroom();
    await host.says('/schedule Mon 09:00-10:00');
    await host.says('/schedule Mon 10:05-11:00');
    later(hour);
    await tick();
    await host.sends([photoOf('ann')], '/attend');
    later(hour);
    await tick();
    later(7 * minute);
    await host.sends([photoOf('bo')], '/attend');
    expect((await sheets()).map((one) => tally(one).here)).toEqual([1, 1]);
  });
});
