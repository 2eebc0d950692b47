import { describe, expect, it } from 'vitest';
import { createRosterRoom } from './roster-room.js';

describe('/roster', () => {
  it('lists everybody to a host, in private: number, name, and how they stand', async () => {
    const { host, addPerson, services, klass, stage, group } = await createRosterRoom();
    await addPerson('Dee', { consent: { to: 'no-face', at: 0, by: 'self', policy: 'x' }, templates: [] });
    await addPerson('Eli', { accounts: [], templates: [] });
    await services.classes.change((await klass()).id, (now) => ({
      ...now,
      members: [
        ...now.members.map((member) => (member.number === 2 ? { ...member, state: 'waiting' as const } : member)),
        { person: 'p-dee', number: 4, since: 0, state: 'on' as const },
        { person: 'p-eli', number: 5, since: 0, state: 'on' as const },
        { person: 'p-gone', number: 6, since: 0, state: 'left' as const },
      ],
    }));
    await host.says('/roster');
    const list = host.hears(/Roster of “Class 5b”: 5 people/);
    expect(list.only).toBe(host.account);
    expect(list.text).toContain(
      [
        '1 Ann · ✅ enrolled',
        '2 Bo · ⏳ waits for a host',
        '3 Cy · ✅ enrolled',
        '4 Dee · ⬜ not enrolled',
        '5 Eli (no account) · ⬜ not enrolled',
      ].join('\n'),
    );
    expect(list.text).toContain('2 ✅ enrolled · 1 ⏳ waits for a host · 2 ⬜ not enrolled');
    expect(host.sees()).toEqual(['Add names', 'Waiting (1)']);
    const dee = stage.person('Dee').in(group);
    await dee.says('/roster');
    expect(dee.hears(/You are number 4: ✋ without your face, as you chose/).only).toBe(dee.account);
  });

  it('gives members counts and their own standing, and no name', async () => {
    const { bo, stage, group } = await createRosterRoom();
    await bo.says('/roster');
    const own = bo.hears(/3 people on the roster, 3 enrolled\.\nYou are number 2: ✅ enrolled/);
    expect(own.only).toBe(bo.account);
    expect(own.text).not.toMatch(/Ann|Cy/);
    const zed = stage.person('Zed').in(group);
    await zed.says('/roster');
    zed.hears(/You are not on it/);
  });

  it('pages what is long, and stays within the limits of every platform', async () => {
    const { host, addPerson, services, klass } = await createRosterRoom();
    for (let i = 4; i <= 60; i++)
      await addPerson(`P${i}`, {
        name: `Number ${i} ${'of a long family '.repeat(3)}`.trim(),
        accounts: [],
        templates: [],
      });
    await services.classes.change((await klass()).id, (now) => ({
      ...now,
      members: [
        ...now.members,
        ...Array.from({ length: 57 }, (_, i) => ({
          person: `p-p${i + 4}`,
          number: i + 4,
          since: 0,
          state: 'on' as const,
        })),
      ],
    }));
    await host.says('/roster');
    const first = host.hears(/60 people/);
    expect(first.text).toMatch(/\n25 Number 25/);
    expect(first.text).not.toMatch(/\n26 /);
    expect(first.text.length).toBeLessThan(2500);
    await host.taps('Page 2 →');
    host.hears(/\n26 Number 26/);
    await host.taps('Page 3 →');
    host.hears(/\n60 Number 60/);
    expect(host.sees()).toEqual(['← Page 2', 'Add names']);
  });

  it('lets hosts decide on who waits, from the list', async () => {
    const { host, bo, services, klass, row } = await createRosterRoom();
    await services.classes.change((await klass()).id, (now) => ({
      ...now,
      members: now.members.map((member) => (member.number > 1 ? { ...member, state: 'waiting' as const } : member)),
    }));
    await host.says('/roster');
    await host.taps('Waiting (2)');
    host.hears(/2 people wait/);
    await host.taps('Let in Bo');
    bo.hears(/A host has let you in/);
    host.hears(/1 person waits/);
    await host.taps('Keep out Cy');
    host.hears(/Nobody waits/);
    expect([await row('Bo'), await row('Cy')]).toMatchObject([{ state: 'on' }, { state: 'left' }]);
    await host.taps('Roster');
    host.hears(/2 people/);
  });

  it('checks the right again at every button', async () => {
    const { host, bo, handle, klass } = await createRosterRoom();
    await host.says('/roster');
    const press = await host.taps('Add names');
    const { id } = await klass();
    for (const verb of [
      'roster',
      'roster-waiting',
      'roster-letin',
      'roster-keepout',
      'roster-add',
      'unadd',
      'guardians',
      'guardian',
      'unguard',
      'enrol-yes',
      'enrol-done',
      'merge',
      'nomerge',
      'roster-back',
      'erase',
      'letin',
      'keepout',
      'unhost',
      'minors',
      'join-again',
    ]) {
      const sender = { account: bo.account, name: 'Bo' };
      await handle({ ...press, id: `bo-${verb}`, sender, data: `${verb}:${id}:p-ann:p-cy` });
      bo.hears(/Only a host of this class can do that/);
      await handle({ ...press, id: `stale-${verb}`, data: `${verb}:nowhere:p-ann:p-cy` });
      host.hears(/out of date/);
    }
  });

  it('does nothing to people of another class', async () => {
    const { host, bo, handle, klass, addPerson, services } = await createRosterRoom();
    await addPerson('Zed', { accounts: [] });
    const zed = await services.people.get('p-zed');
    await host.says('/roster');
    const press = await host.taps('Add names');
    const { id } = await klass();
    for (const data of [
      'merge:C:p-zed:p-bo',
      'unguard:C:p-zed',
      'enrol-yes:C:p-zed',
      'erase:C:p-zed:sure',
      'roster-back:C:p-zed',
    ]) {
      await handle({ ...press, id: data, data: data.replace('C', id) });
      host.hears(/out of date/);
    }
    await handle({ ...press, id: 'guardian', data: `guardian:${id}:p-zed` });
    await handle({ ...press, id: 'letin', data: `letin:${id}:p-zed` });
    expect(await services.people.get('p-zed')).toEqual(zed);
    expect((await klass()).members).toHaveLength(3);
    bo.doesNotHear(/./);
  });

  it('says how it is used', async () => {
    const { host, bo } = await createRosterRoom();
    await host.says('/roster dance');
    host.hears(/Use it like this: \/roster \[add/);
    await host.says('/roster remove');
    host.hears(/Use it like this/);
    await bo.says('/roster remove Ann');
    bo.hears(/Only a host/);
  });
});
