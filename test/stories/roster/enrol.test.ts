import { describe, expect, it } from 'vitest';
import { photoOf } from '../../helpers/services.js';
import { createRosterRoom } from './roster-room.js';

const setUp = async (minors = false) => {
  const room = await createRosterRoom({ minors });
  await room.host.says('/roster add Dee');
  room.host.hears(/Added/);
  return room;
};

describe('/roster enrol', () => {
  it('enrols after the host said that consent is on record, and not before', async () => {
    const { host, named, services } = await setUp();
    await host.sends([photoOf('dee')], '/roster enrol Dee');
    const asked = host.hears(
      /May I use the face of Dee\?[^]*not looked at that photo, and do not keep it: please send it again/,
    );
    expect(asked.only).toBe(host.account);
    expect(services.looks()).toBe(0);
    expect(named('Dee')).toMatchObject({ templates: [] });
    const press = await host.taps('Consent is on record');
    host.hears(/Recorded: you have consent/);
    host.hears(/Now send a photo of Dee/);
    expect(services.looks()).toBe(0);
    await host.sends([photoOf('dee')]);
    host.hears(/Dee: enrolled with 1 photo/);
    expect(named('Dee').consent).toMatchObject({ to: 'face', by: host.account, at: press.at });
    expect(named('Dee').templates[0]?.selfies).toHaveLength(1);
  });

  it('takes the next messages with photos, judged like any selfie, until it is done', async () => {
    const { host, named } = await setUp();
    await host.says('/roster enrol 4');
    await host.taps('Consent is on record');
    host.hears(/Now send a photo of Dee/);
    await host.sends([photoOf('dee'), photoOf('dee~0.2 dark'), photoOf('dee+bo'), photoOf('-'), photoOf('!')]);
    host.hears(
      /Photo 1: Good, I can use that one\.\nPhoto 2: It is too dark[\s\S]*\nPhoto 3: I see more than one face[\s\S]*\nPhoto 4: I see no face[\s\S]*\nPhoto 5: I could not read[\s\S]*enrolled with 1 photo/,
    );
    await host.sends([photoOf('dee~0.3'), photoOf('bo')]);
    host.hears(/Photo 2: This face is unlike[\s\S]*enrolled with 2 photos/);
    await host.taps('Done');
    host.hears(/as you left them/);
    await host.sends([photoOf('dee~0.4')]);
    expect(named('Dee').templates[0]?.selfies).toHaveLength(2);
  });

  it('without a name goes through everybody without an account, one after the other', async () => {
    const { host, named } = await setUp();
    await host.says('/roster add Eli, Fay');
    await host.says('/roster enrol');
    expect(host.hears(/the faces of 3 people without an account/).only).toBe(host.account);
    expect(host.sees()).toEqual(['4 Dee', '5 Eli', '6 Fay']);
    await host.taps('5 Eli');
    await host.taps('Consent is on record');
    await host.sends([photoOf('eli')]);
    await host.taps('Next: Fay');
    host.hears(/May I use the face of Fay/);
    await host.sends([photoOf('fay')]);
    expect(named('Fay').templates).toEqual([]);
    await host.taps('Consent is on record');
    await host.sends([photoOf('fay')]);
    await host.taps('Done');
    await host.taps('Next: Dee');
    await host.taps('Consent is on record');
    await host.sends([photoOf('dee')]);
    expect(host.sees()).toEqual(['Done']);
    for (const name of ['Dee', 'Eli', 'Fay']) expect(named(name).templates[0]?.selfies, name).toHaveLength(1);
    await host.says('/roster enrol');
    host.hears(/nobody without an account whose face I could still learn/);
  });

  it('enrols nobody without that word', async () => {
    const { host, named } = await setUp();
    await host.says('/roster enrol 4');
    await host.sends([photoOf('dee')]);
    host.hears(/May I use the face of Dee/);
    await host.taps('Not now');
    host.hears(/Nothing was enrolled/);
    await host.sends([photoOf('dee')]);
    expect(named('Dee')).toMatchObject({ templates: [] });
    expect(named('Dee').consent).toBeUndefined();
  });

  it('leaves those with an account to themselves', async () => {
    const { host, bo, named } = await setUp();
    await host.sends([photoOf('bo~0.2')], '/roster enrol Bo');
    host.hears(/Bo has an account, and decides alone/);
    expect(named('Bo').templates[0]?.selfies).toHaveLength(1);
    bo.doesNotHear(/enrol/);
  });

  it('records the guardian’s consent with it, in a class of minors', async () => {
    const { host, row, named } = await setUp(true);
    await host.sends([photoOf('dee')], '/roster enrol Dee');
    host.hears(/a minor\?[\s\S]*guardian’s consent on record/);
    const press = await host.taps('Consent is on record');
    await host.sends([photoOf('dee')]);
    host.hears(/enrolled with 1 photo/);
    expect(await row('Dee')).toMatchObject({ guardian: { at: press.at, by: host.account } });
    expect(named('Dee').consent?.by).toBe(host.account);
  });

  it('has somebody wait who looks like another member', async () => {
    const { host, row } = await setUp();
    await host.sends([photoOf('bo~0.5')], '/roster enrol Dee');
    await host.taps('Consent is on record');
    await host.sends([photoOf('bo~0.5')]);
    host.hears(/face of Dee is near that of Bo/);
    host.hears(/Dee looks like another member/);
    expect(await row('Dee')).toMatchObject({ state: 'waiting' });
  });

  it('goes on where the private answer came, when that is another chat', async () => {
    const { host, stage, named, handle, klass } = await setUp();
    await host.sends([photoOf('dee')], '/roster enrol Dee');
    const { id } = await klass();
    const direct = host.in(stage.person('Host').chat);
    const said = await direct.says('hello');
    await handle({
      kind: 'button',
      id: 'tap',
      at: said.at,
      chat: direct.chat,
      sender: said.sender,
      message: direct.hears(/./).id,
      data: `enrol-yes:${id}:${named('Dee').id}`,
    });
    expect(named('Dee').consent?.to).toBe('face');
    await host.sends([photoOf('dee')]);
    expect(named('Dee').templates).toEqual([]);
    await direct.sends([photoOf('dee')]);
    expect(named('Dee').templates[0]?.selfies).toHaveLength(1);
  });

  it('leaves the chat alone meanwhile, and ends when they are no longer there by name only', async () => {
    const { host, named, services } = await setUp();
    await host.says('/roster enrol Dee');
    await host.taps('Consent is on record');
    host.hears(/Now send a photo/);
    await host.says('Hello all');
    host.doesNotHear(/photo/);
    await services.people.change(named('Dee').id, (now) => ({ ...now, accounts: ['fake:dee'] }));
    await host.sends([photoOf('dee')]);
    host.hears(/I did not look at that photo/);
    await host.sends([photoOf('dee')]);
    host.doesNotHear(/./);
    expect(services.looks()).toBe(0);
  });

  it('adds a photo once, however often it comes', async () => {
    const { host, named, handle } = await setUp();
    await host.says('/roster enrol Dee');
    await host.taps('Consent is on record');
    const sent = await host.sends([photoOf('dee')]);
    await handle(sent);
    expect(named('Dee').templates[0]?.selfies).toHaveLength(1);
  });
});
