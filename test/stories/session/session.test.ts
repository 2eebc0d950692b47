import { describe, expect, it } from 'vitest';
import { markByHand } from '../../../src/attendance/sheet.js';
import { AdapterError } from '../../../src/errors.js';
import { claim } from '../../../src/stories/session/claim.js';
import { session } from '../../../src/stories/session/session.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, start } from '../../helpers/classroom.js';

const hour = 3_600_000;
const minute = 60_000;
const classroom = (more = {}) => createClassroom([session, claim], more);

describe('/open', () => {
  it('opens a session, says until when, and notes the roster', async () => {
    const { host, ann, services, klass } = await classroom();
    await host.says('/open');
    const said = ann.hears(/Class 5b: attendance is open until 11:00/);
    expect(said.text).toMatch(/0 of 3 here/);
    expect(said.buttons?.flat().map(({ label }) => label)).toEqual(['I’m here']);
    const sheet = (await services.sheets.get((await klass()).id, (await klass()).open!))!;
    expect(sheet.roster).toEqual(['p-ann', 'p-bo', 'p-cy']);
    expect(sheet).toMatchObject({ openedAt: start, openedBy: 'fake:host', closesAt: start + 3 * hour });
  });

  it('is for hosts, and for a class’s chat', async () => {
    const { ann, host, stage, klass } = await classroom();
    await ann.says('/open');
    ann.hears(/Only a host/);
    await stage.person('Host').says('/open');
    stage.person('Host').hears(/class’s chat/);
    await host.in(stage.group('No class')).says('/open');
    host.in(stage.group('No class')).hears(/not a class yet/);
    expect((await klass()).open).toBeUndefined();
  });

  it('says so when one is open', async () => {
    const { host, platform } = await classroom();
    await host.says('/open');
    await host.says('/open');
    host.hears(/open already/);
    expect(platform.said.filter(({ text }) => text.includes('attendance is open'))).toHaveLength(1);
  });

  it('opens once when the same event comes twice', async () => {
    const { host, handle, platform, services } = await classroom();
    const event = await host.says('/open');
    await handle(event);
    host.doesNotHear(/open already/);
    expect(await services.sheets.open()).toHaveLength(1);
    expect(platform.said.filter(({ text }) => text.includes('attendance is open'))).toHaveLength(1);
  });

  it.each([
    ['sheets', 'add'],
    ['classes', 'change'],
    ['sheets', 'change'],
  ] as const)('goes on after a crash behind %s.%s', async (room, method) => {
    const { services, host, handle, klass, platform } = await classroom();
    const event = await host.says('Good morning');
    const mend = breakMethod(services[room] as object, method as never, 'after');
    await handle({ ...event, text: '/open' });
    mend();
    await handle({ ...event, text: '/open' });
    const open = await services.sheets.open();
    expect(open).toHaveLength(1);
    expect((await klass()).open).toBe(open[0]!.session);
    expect(platform.said.filter(({ text }) => text.includes('attendance is open'))).toHaveLength(1);
  });

  it('says it later where the chat took no messages at first', async () => {
    const { host, platform, services } = await classroom();
    const mend = breakMethod(platform.messenger, 'send', 'before', new AdapterError('fake', 'forbidden'));
    await host.says('/open');
    mend();
    await host.says('/open');
    host.hears(/attendance is open/);
    expect(await services.sheets.open()).toHaveLength(1);
  });

  it('closes with the local day when that ends first, and not later', async () => {
    const { host, clock } = await classroom({ timeZone: 'America/New_York' });
    clock.at = Date.parse('2026-11-24T03:30:00Z');
    await host.says('/open');
    host.hears(/open until 00:00/);
  });

  it.each([
    ['2026-03-29T00:30:00Z', '05:30'],
    ['2026-10-24T23:30:00Z', '03:30'],
    ['2026-10-25T21:30:00Z', '00:00'],
    ['2026-03-28T21:30:00Z', '00:00'],
  ])('opened at %s in Berlin, around a change of clocks, lasts until %s', async (at, until) => {
    const { host, clock } = await classroom({ timeZone: 'Europe/Berlin' });
    clock.at = Date.parse(at);
    await host.says('/open');
    host.hears(new RegExp(`open until ${until}`));
  });

  it('takes a class that names a closed or a missing session for one with none', async () => {
    const { host, klass, services } = await classroom();
    await services.classes.change((await klass()).id, (now) => ({ ...now, open: 'nothere' }));
    await host.says('/open');
    host.hears(/attendance is open/);
    await services.sheets.change((await klass()).id, (await klass()).open!, (now) => ({ ...now, closedAt: start }));
    await host.says('/open');
    host.hears(/attendance is open/);
  });
});

describe('/close', () => {
  it('posts the numbers for all, and the names of the absent to the host alone', async () => {
    const { host, ann, services, klass, clock, platform } = await classroom();
    await host.says('/open');
    const { id, open } = await klass();
    await services.sheets.change(id, open!, (now) =>
      markByHand(now, 'p-ann', 'late', { event: 'e', at: clock.at, by: 'fake:host' }),
    );
    clock.at += hour;
    await closes(host);
    const numbers = ann.hears(/attendance is closed \(08:00 to 09:00\)/).text;
    expect(numbers).toMatch(/1 of 3 here/);
    expect(numbers).toMatch(/🕒 1 late/);
    expect(numbers).toMatch(/❌ 2 absent/);
    expect(numbers).not.toMatch(/Bo|Cy/);
    ann.doesNotHear(/Bo|Cy/);
    expect(host.hears(/Bo\nCy/).only).toBe('fake:host');
    expect((await klass()).open).toBeUndefined();
    expect(platform.said.find(({ text }) => text === 'Class 5b: attendance is closed.')?.buttons).toEqual([]);
  });

  it('is for hosts, and says so when nothing is open', async () => {
    const { host, ann } = await classroom();
    await closes(host);
    host.hears(/No session is open/);
    await host.says('/open');
    await closes(ann);
    ann.hears(/Only a host/);
  });

  it.each([
    ['sheets', 'after'],
    ['classes', 'before'],
    ['classes', 'after'],
  ] as const)('goes on after a crash: %s.change, %s it is done', async (room, when) => {
    const { host, services, klass, handle, clock, platform } = await classroom();
    await host.says('/open');
    const { id, open = '' } = await klass();
    const act = { event: 'e', at: clock.at, by: 'fake:host' };
    await services.sheets.change(id, open, (now) =>
      markByHand(markByHand(now, 'p-ann', 'late', act), 'p-bo', 'present', act),
    );
    clock.at += hour;
    const event = await host.says('Good bye');
    const send = platform.messenger.send.bind(platform.messenger);
    const keys: string[] = [];
    platform.messenger.send = (to, reply, key) => {
      keys.push(key);
      return send(to, reply, key);
    };
    // Worth another try: the event is handled again, and nothing was said of the failure.
    const mend = breakMethod(
      services[room] as { change: unknown },
      'change',
      when,
      new AdapterError('fake', 'network'),
    );
    await expect(handle({ ...event, text: '/close' })).rejects.toThrow('network');
    mend();
    await handle({ ...event, text: '/close' });
    host.hears(/attendance is closed[^]*❌ 1 absent/);
    host.hears(/❌ 1 absent\nCy/);
    expect((await klass()).open).toBeUndefined();
    // Also a platform that forgets its keys hears the numbers once, when the sheet was closed before the crash.
    expect(keys.filter((key) => key.endsWith(':closing'))).toHaveLength(1);
  });

  it('changes nothing of a session that closed by itself before it was handled', async () => {
    const { host, services, klass, handle, clock, tick, platform } = await classroom();
    await host.says('/open');
    const { id, open = '' } = await klass();
    clock.at += 5 * hour;
    await tick();
    const event = await host.says('Good bye');
    await handle({ ...event, id: 'held up', at: start + hour, text: '/close' });
    host.hears(/That session is closed/);
    expect((await services.sheets.get(id, open))?.closedAt).toBe(start + 3 * hour);
    expect(platform.said.filter(({ text }) => text.includes('closed ('))).toHaveLength(1);
  });

  it('counts whoever is marked while the numbers are on their way', async () => {
    const { host, services, klass, platform, clock } = await classroom();
    await host.says('/open');
    const { id, open = '' } = await klass();
    const send = platform.messenger.send.bind(platform.messenger);
    platform.messenger.send = async (to, reply, key) => {
      const act = { event: 'e', at: clock.at, by: 'fake:host' };
      await services.sheets.change(id, open, (now) => markByHand(now, 'p-ann', 'present', act));
      return send(to, reply, key);
    };
    await closes(host);
    host.hears(/closed \([^]*1 of 3 here/);
  });
});

describe('sessions that end by themselves', () => {
  it('close at their own time, also when the tick comes hours late', async () => {
    const { host, ann, services, klass, clock, tick } = await classroom();
    await host.says('/open');
    const { id, open } = await klass();
    clock.at = start + 3 * hour - minute;
    await tick();
    ann.doesNotHear(/closed/);
    clock.at = start + 30 * hour;
    await tick();
    ann.hears(/attendance is closed \(08:00 to 11:00\)/);
    expect((await services.sheets.get(id, open!))?.closedAt).toBe(start + 3 * hour);
    expect((await klass()).open).toBeUndefined();
  });

  it('post their numbers once, however often the tick comes', async () => {
    const { host, platform, clock, tick, handle } = await classroom();
    await host.says('/open');
    clock.at += 3 * hour;
    await Promise.all([tick(), tick()]);
    await tick();
    await handle({ kind: 'timer', id: 'tick-1', at: clock.at, timer: 'sessions' });
    expect(platform.said.filter(({ text }) => text.includes('closed ('))).toHaveLength(1);
  });

  it.each(['sheets', 'classes'] as const)('are posted once over a crash before %s.change', async (room) => {
    const { host, services, klass, platform, clock, tick } = await classroom();
    await host.says('/open');
    clock.at += 3 * hour;
    const mend = breakMethod(services[room] as { change: unknown }, 'change', 'before');
    await tick();
    mend();
    await tick();
    expect(platform.said.filter(({ text }) => text.includes('closed ('))).toHaveLength(1);
    expect(await services.sheets.open()).toEqual([]);
    await host.says('/open');
    expect((await klass()).open).toBe((await services.sheets.open())[0]?.session);
  });

  it('wait for a platform that is away, and keep no other class waiting', async () => {
    const { host, services, platform, clock, tick, addClass, logged } = await classroom();
    const other = await addClass('Choir', ['Ann']);
    await host.says('/open');
    await host.in(other).says('/open');
    clock.at += 3 * hour;
    const send = platform.messenger.send.bind(platform.messenger);
    let away = true;
    platform.messenger.send = (to, reply, key) =>
      away && to.chat !== other.id ? Promise.reject(new AdapterError('fake', 'network')) : send(to, reply, key);
    await tick();
    expect(logged).toMatchObject([{ code: 'network' }]);
    expect((await services.sheets.open()).map((each) => each.class)).toEqual(['c-class-5b']);
    host.in(other).hears(/Choir: attendance is closed/);
    away = false;
    clock.at += minute;
    await tick();
    host.hears(/attendance is closed \(08:00 to 11:00\)/);
  });

  it('keep no other class waiting where one is broken', async () => {
    const { host, services, clock, tick, addClass, logged } = await classroom();
    const other = await addClass('Choir', ['Ann']);
    await host.says('/open');
    await host.in(other).says('/open');
    clock.at += 3 * hour;
    const get = services.classes.get.bind(services.classes);
    services.classes.get = (id) => (id === 'c-class-5b' ? Promise.reject(new Error('corrupt')) : get(id));
    await tick();
    expect((await services.sheets.open()).map((each) => each.class)).toEqual(['c-class-5b']);
    expect(logged).toHaveLength(1);
  });

  it('close in silence where the bot may no longer speak', async () => {
    const { host, services, platform, clock, tick } = await classroom();
    await host.says('/open');
    clock.at += 3 * hour;
    platform.messenger.send = () => Promise.reject(new AdapterError('fake', 'forbidden'));
    await tick();
    expect(await services.sheets.open()).toEqual([]);
  });
});
