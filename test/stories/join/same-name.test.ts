import { describe, expect, it } from 'vitest';
import { memberOf } from '../../../src/classes/roster.js';
import { breakMethod } from '../../helpers/break.js';
import { photoOf } from '../../helpers/services.js';
import { createRosterRoom } from '../roster/roster-room.js';

/** Robert is on the roster by name, number 4; somebody with an account is called the same. */
async function setUp(name = 'ROBERT') {
  const room = await createRosterRoom();
  const { host, addPerson, stage, group, named } = room;
  await host.says('/roster add Robert');
  await addPerson('Rob', { name, accounts: ['fake:rob'] });
  return { ...room, rob: stage.person('Rob').in(group), robert: named('Robert') };
}

describe('somebody who joins under a name on the roster', () => {
  it('is asked whether that is them, and a host makes them one', async () => {
    const { host, rob, robert, bo, klass, services } = await setUp();
    await rob.says('/join');
    expect(rob.hears(/put Robert already, as number 4/).only).toBe(rob.account);
    host.doesNotHear(/Robert already/);
    await rob.taps('Yes, that is me');
    expect(host.hears(/• 5 ROBERT = 4 Robert/).only).toBe(host.account);
    bo.doesNotHear(/Robert/);
    await host.taps('✅ ROBERT');
    rob.hears(/confirmed that it is you/);
    expect(memberOf(await klass(), robert.id)).toMatchObject({ number: 5, person: 'p-rob' });
    expect(await services.people.get(robert.id)).toBeUndefined();
  });

  it('stays another one where they say so', async () => {
    const { host, rob } = await setUp();
    await rob.says('/join');
    await rob.taps('No, somebody else');
    rob.hears(/two people on the roster/);
    host.doesNotHear(/Robert already/);
    await host.says('/roster');
    expect(
      host
        .hears(/Roster of/)
        .buttons?.flat()
        .map(({ label }) => label),
    ).toEqual(['Add names']);
  });

  it('stays another one where a host says so', async () => {
    const { host, rob, row } = await setUp();
    await rob.says('/join');
    await rob.taps('Yes, that is me');
    await host.taps('Two people');
    host.hears(/it is settled/);
    expect(await row('Robert')).toMatchObject({ state: 'on' });
    expect((await row('Robert'))?.claimedBy).toBeUndefined();
  });

  it('is told where somebody else says the same, whose word stands until a host decides', async () => {
    const { host, rob, addPerson, stage, group, row } = await setUp();
    await addPerson('Bob', { name: 'robert', accounts: ['fake:bob'] });
    const bob = stage.person('Bob').in(group);
    await rob.says('/join');
    await bob.says('/join');
    await rob.taps('Yes, that is me');
    await bob.taps('Yes, that is me');
    bob.hears(/Somebody else has said that they are the one/);
    expect((await row('Robert'))?.claimedBy?.person).toBe('p-rob');
    await host.taps('Two people');
    expect((await row('Robert'))?.claimedBy).toBeUndefined();
  });

  it('hears first what a host enrolled, and may have it erased', async () => {
    const { host, rob, robert, services } = await setUp();
    await host.says('/roster enrol Robert');
    await host.taps('Consent is on record');
    await host.sends([photoOf('robert')]);
    expect((await services.people.get(robert.id))?.templates).toHaveLength(1);
    await services.people.change('p-rob', (now) => ({ ...now, templates: [] }));
    await rob.says('/join');
    rob.hears(/From one photo a host keeps numbers/);
    await rob.taps('Yes, and erase those numbers');
    expect((await services.people.get(robert.id))?.templates).toHaveLength(1);
    await host.taps('✅ ROBERT');
    expect((await services.people.get('p-rob'))?.templates).toEqual([]);
  });

  it('is not asked where two are called so, or only nearly: then hosts are', async () => {
    const near = await setUp('Róbert');
    await near.rob.says('/join');
    near.host.hears(/Róbert joined \(number 5\), and number 4 .* nearly the same name/);
    const twice = await setUp();
    await twice.host.says('/roster add Roberta');
    await twice.services.people.change(twice.named('Roberta').id, (now) => ({ ...now, name: 'Robert' }));
    await twice.rob.says('/join');
    twice.host.hears(/ROBERT joined \(number 6\), and number 5 .* the same name/);
  });

  it('has nothing to say any more once they are called otherwise, and nobody else has', async () => {
    const { rob, bo, services, handle } = await setUp();
    await rob.says('/join');
    await services.people.change('p-rob', (now) => ({ ...now, name: 'Rob Roy' }));
    await rob.taps('Yes, that is me');
    rob.hears(/button/i);
    const press = await rob.taps('Yes, that is me');
    await handle({ ...press, sender: { ...press.sender, account: bo.account } });
    expect(await services.people.get('p-bo')).toMatchObject({ name: 'Bo' });
  });

  it('is one person also when a crash came in between', async () => {
    for (const when of ['before', 'after'] as const) {
      const { host, rob, robert, services, handle, klass } = await setUp();
      await rob.says('/join');
      await rob.taps('Yes, that is me');
      const mend = breakMethod(services.people, 'forget', when);
      const press = await host.taps('✅ ROBERT');
      mend();
      await handle(press);
      expect(memberOf(await klass(), robert.id)?.person).toBe('p-rob');
      expect(await services.people.get(robert.id)).toBeUndefined();
    }
  });
});
