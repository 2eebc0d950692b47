import { describe, expect, it } from 'vitest';
import { createRosterRoom } from './roster-room.js';

describe('/roster remove', () => {
  it('takes somebody off the roster, with a way back', async () => {
    const { host, row } = await createRosterRoom();
    await host.says('/roster remove Bo');
    expect(host.hears(/Bo is off the roster/).only).toBe(host.account);
    expect(host.sees()).toEqual(['Put back']);
    expect(await row('Bo')).toMatchObject({ number: 2, state: 'left' });
    await host.taps('Put back');
    host.hears(/Bo is on the roster again/);
    expect(await row('Bo')).toMatchObject({ number: 2, state: 'on' });
  });

  it('erases somebody without an account when asked twice', async () => {
    const { host, services, klass } = await createRosterRoom();
    await host.says('/roster add Dee');
    await host.says('/roster remove Dee');
    await host.taps('Erase all of it');
    host.hears(/Erase everything kept of Dee/);
    expect(services.everybody()).toHaveLength(4);
    await host.taps('Yes, erase');
    host.hears(/Erased/);
    expect(services.everybody()).toHaveLength(3);
    expect((await klass()).members[3]).toMatchObject({ number: 4, state: 'left' });
  });

  it('erases nobody who has an account or is on the roster', async () => {
    const { host, services, handle, named, klass } = await createRosterRoom();
    await host.says('/roster add Dee');
    const press = await host.taps('Take these back').then(() => host.says('/roster add Dee'));
    const { id } = await klass();
    await host.says('/roster remove Bo');
    for (const person of ['p-bo', named('Dee').id]) {
      await handle({
        kind: 'button',
        id: `erase-${person}`,
        at: press.at,
        chat: host.chat,
        sender: press.sender,
        message: 'm',
        data: `erase:${id}:${person}:sure`,
      });
      host.hears(/out of date/);
    }
    expect(services.everybody()).toHaveLength(4);
  });

  it('finds nobody whom nobody knows', async () => {
    const { host } = await createRosterRoom();
    await host.says('/roster remove Nobody');
    host.hears(/nobody called “Nobody”/);
  });
});
