import { describe, expect, it } from 'vitest';
import { ensureOpen, sessionAt } from '../../../src/stories/session/ensure-open.js';
import { session } from '../../../src/stories/session/session.js';
import { createClassroom, start } from '../../helpers/classroom.js';

const hour = 3_600_000;
const minute = 60_000;
const classroom = () => createClassroom([session]);

describe('the session that something belongs to', () => {
  it('gives back the session that is open', async () => {
    const { host, services, klass, clock } = await classroom();
    const event = await host.says('/open');
    const opened = (await klass()).open;
    clock.at += hour;
    const sheet = await ensureOpen(services, await klass(), { ...event, id: 'later', at: clock.at });
    expect(sheet.session).toBe(opened);
  });

  it('never gives another day’s session, not even to a photo that was held up for a day', async () => {
    const { host, services, klass, clock } = await classroom();
    clock.at += 24 * hour;
    const event = await host.says('/open');
    const today = (await klass()).open;
    const late = await ensureOpen(services, await klass(), { ...event, id: 'held-up', at: start });
    expect(late.session).not.toBe(today);
    expect(late.openedAt).toBe(start);
    expect((await klass()).open).toBe(today);
  });

  it('forgives a clock that runs a little behind the one that opened', async () => {
    const { host, services, klass } = await classroom();
    await host.says('/open');
    expect((await sessionAt(services, await klass(), start - minute / 2))?.session).toBe((await klass()).open);
    expect(await sessionAt(services, await klass(), start - 2 * minute)).toBeUndefined();
  });

  it('forgives no clock over midnight', async () => {
    const { host, services, klass, clock } = await classroom();
    clock.at = Date.parse('2026-11-24T00:00:10Z');
    await host.says('/open');
    expect(await sessionAt(services, await klass(), clock.at - minute / 2)).toBeUndefined();
  });

  it('finds the session that was open when something happened, though it closed meanwhile', async () => {
    const { host, services, klass, clock, tick } = await classroom();
    const event = await host.says('/open');
    const opened = (await klass()).open;
    clock.at += 5 * hour;
    await tick();
    const sheet = await ensureOpen(services, await klass(), { ...event, id: 'held-up', at: start + hour });
    expect(sheet.session).toBe(opened);
    expect((await klass()).open).toBeUndefined();
  });

  it('opens another one once the time of the last is over, before the minute tick noticed', async () => {
    const { host, services, klass } = await classroom();
    const event = await host.says('/open');
    const opened = (await klass()).open;
    const sheet = await ensureOpen(services, await klass(), { ...event, id: 'next', at: start + 3 * hour });
    expect(sheet.session).not.toBe(opened);
  });
});
