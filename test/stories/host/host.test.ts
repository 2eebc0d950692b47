import { describe, expect, it } from 'vitest';
import { createRosterRoom } from '../roster/roster-room.js';

describe('/host', () => {
  it('names hosts and lists them, to hosts alone', async () => {
    const { host, bo, klass } = await createRosterRoom();
    await bo.says('/host Bo');
    bo.hears(/Only a host/);
    await host.says('/host Bo');
    const list = host.hears(/Bo is a host now\.[\s\S]*Hosts of “Class 5b”:\n• somebody who has not registered\n• Bo/);
    expect(list.only).toBe(host.account);
    expect((await klass()).hosts).toEqual(['fake:host', 'fake:bo']);
    await bo.says('/host');
    bo.hears(/Hosts of “Class 5b”/);
    await host.says('/host bo');
    host.hears(/Bo is a host already/);
  });

  it('takes a mention, also of somebody who has not registered', async () => {
    const { host, klass } = await createRosterRoom();
    await host.says('/host @zed', { mentions: [{ account: 'fake:zed', text: '@zed' }] });
    host.hears(/@zed is a host now/);
    expect((await klass()).hosts).toContain('fake:zed');
  });

  it('needs an account', async () => {
    const { host, klass } = await createRosterRoom();
    await host.says('/roster add Dee');
    await host.says('/host Dee');
    host.hears(/Dee has no account/);
    expect((await klass()).hosts).toEqual(['fake:host']);
  });

  it('is taken away by a tap, from all of a person’s accounts, but never from the last', async () => {
    const { host, bo, services, klass, handle } = await createRosterRoom();
    await services.people.change('p-bo', (now) => ({ ...now, accounts: [...now.accounts, 'fake:bo2'] }));
    await host.says('/host Bo');
    expect((await klass()).hosts).toEqual(['fake:host', 'fake:bo', 'fake:bo2']);
    await bo.says('/host');
    const press = await bo.taps('Take away: somebody who has not registered');
    bo.hears(/stays a host as an administrator/);
    expect((await klass()).hosts).toEqual(['fake:bo', 'fake:bo2']);
    const { id } = await klass();
    await handle({ ...press, id: 'last', data: `unhost:${id}:${services.idFrom('fake:bo', 'host')}` });
    bo.hears(/Bo is the last host/);
    expect((await klass()).hosts).toHaveLength(2);
    await handle({ ...press, id: 'unknown', data: `unhost:${id}:nobody` });
    bo.hears(/out of date/);
  });

  it('ends what they may do', async () => {
    const { host, bo } = await createRosterRoom();
    await host.says('/host Bo');
    await host.taps('Take away: Bo');
    host.hears(/Bo is no longer a host/);
    await bo.says('/host');
    bo.hears(/Only a host/);
  });
});
