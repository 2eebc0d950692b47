import { describe, expect, it } from 'vitest';
import { mayUseFace } from '../../../src/people/face-consent.js';
import { photoOf } from '../../helpers/services.js';
import { createRosterRoom } from './roster-room.js';

const setUp = () => createRosterRoom({ minors: true });

describe('a guardian’s consent', () => {
  it('is recorded by command, with who did and when; before it no face is used', async () => {
    const { host, bo, row, named, klass } = await setUp();
    expect(mayUseFace(named('Bo'), await klass())).toBe(false);
    const asked = await host.says('/roster consent Bo');
    host.hears(/a guardian of Bo consents/);
    expect(await row('Bo')).toMatchObject({ guardian: { at: asked.at, by: host.account } });
    expect(mayUseFace(named('Bo'), await klass())).toBe(true);
    expect(bo.hears(/has recorded your guardian’s consent/)).toMatchObject({ only: bo.account });
  });

  it('is recorded by a tap on each name', async () => {
    const { host, row } = await setUp();
    await host.says('/roster');
    host.hears(/1 Ann · 🔒 guardian’s consent missing/);
    await host.taps('Guardians’ consent (3)');
    host.hears(/3 guardians’ consents are missing/);
    await host.taps('Consent recorded: 2 Bo');
    host.hears(/2 guardians’ consents are missing/);
    expect(host.sees()).toEqual(['Consent recorded: 1 Ann', 'Consent recorded: 3 Cy', 'Roster']);
    expect(await row('Bo')).toHaveProperty('guardian');
  });

  it('keeps the first record', async () => {
    const { host, row, clock } = await setUp();
    const { at } = await host.says('/roster consent Bo');
    clock.at += 1000;
    await host.says('/roster consent Bo');
    expect(await row('Bo')).toMatchObject({ guardian: { at } });
  });

  it('is withdrawn, and the templates made on it are gone', async () => {
    const { host, row, named } = await setUp();
    await host.says('/roster add Dee');
    await host.says('/roster enrol Dee');
    await host.taps('Consent is on record');
    await host.sends([photoOf('dee')]);
    expect(named('Dee').templates).toHaveLength(1);
    await host.says('/roster consent Dee');
    await host.taps('Withdraw it');
    host.hears(/Withdrawn: the face of Dee is off/);
    expect((await row('Dee'))?.guardian).toBeUndefined();
    expect(named('Dee').templates).toEqual([]);
    expect(named('Dee').consent).toBeUndefined();
    await host.says('/roster consent Bo');
    await host.taps('Withdraw it');
    expect(named('Bo')).toMatchObject({ templates: [], consent: { by: 'self' } });
  });

  it('has the face compared from then on', async () => {
    const { host, addPerson, services, klass, row, named } = await setUp();
    await addPerson('Bob');
    await services.people.change('p-bob', (now) => ({ ...now, templates: named('Bo').templates }));
    await services.classes.change((await klass()).id, (now) => ({
      ...now,
      members: [...now.members, { person: 'p-bob', number: 4, since: 0, state: 'on' as const }],
    }));
    await services.people.change('p-bob', (now) => ({ ...now, classes: ['c-class-5b'] }));
    await host.says('/roster consent 2');
    await host.says('/roster consent 4');
    host.hears(/face of Bob is near that of Bo/);
    expect(await row('Bob')).toMatchObject({ state: 'waiting' });
  });

  it('is not asked for among adults', async () => {
    const { host, row } = await createRosterRoom({ minors: false });
    await host.says('/roster consent Bo');
    host.hears(/class of adults/);
    expect(await row('Bo')).not.toHaveProperty('guardian');
  });
});
