import { describe, expect, it } from 'vitest';
import { policyVersion } from '../../../src/people/person.js';
import { start } from '../../helpers/classroom.js';
import { newcomer, registered } from './newcomer.js';

const minute = 60_000;

describe('/register, from the first word', () => {
  it('asks for consent, name and email, and enrols with the first selfie', async () => {
    const { dee, saved, selfies, sends } = await newcomer();
    await dee.says('/register');
    dee.hears(/Hello Dee Doe! May I use your face/);
    expect(await saved()).toBeUndefined();
    await dee.taps('Yes, use my face');
    dee.hears(/You said yes/);
    dee.hears(/You are “Dee Doe” on rosters, and I have no email/);
    await dee.taps('Right, skip the email');
    dee.hears(/send me a selfie/);
    await sends('dee');
    dee.hears(/Good, I can use that one[^]*I know your face now, Dee Doe. Two more selfies make me much surer/);
    expect(await saved()).toMatchObject({
      name: 'Dee Doe',
      accounts: [dee.account],
      consent: { to: 'face', at: start, by: 'self', policy: policyVersion },
      templates: [{ engine: 'fake', version: '1', selfies: [{ at: start }] }],
    });
    await sends('dee~0.1');
    dee.hears(/That makes two/);
    await sends('dee~0.2');
    dee.hears(/That makes three[^]*up to 2 more/);
    await dee.taps('Done');
    dee.hears(/All set, Dee Doe! From now on a class photo[^]*You are on no roster yet/);
    expect(await selfies()).toBe(3);
  });

  it('offers both answers to the question for consent alike, side by side', async () => {
    const { dee } = await newcomer();
    await dee.says('/register');
    const { buttons } = dee.hears(/May I use your face/);
    expect(buttons).toHaveLength(1);
    expect(buttons?.[0]?.map(({ label, style }) => [label, style])).toEqual([
      ['Yes, use my face', undefined],
      ['No, without my face', undefined],
    ]);
  });

  it('takes name and email with the command, and then needs only consent', async () => {
    const { dee, saved, sends } = await newcomer();
    await dee.says('/register Dee Example dee@example.org');
    dee.hears(/Hello Dee Example/);
    await dee.taps('Yes, use my face');
    dee.hears(/send me a selfie/);
    await sends('dee');
    expect(await saved()).toMatchObject({ name: 'Dee Example', email: 'dee@example.org' });
  });

  it('says so when the email with the command is none, and asks again', async () => {
    const { dee, saved } = await newcomer();
    await dee.says('/register Dee dee@nowhere');
    dee.hears(/could not read “dee@nowhere”/);
    await dee.taps('Yes, use my face');
    dee.hears(/“Dee” on rosters, and I have no email/);
    expect((await saved())?.email).toBeUndefined();
  });

  it('registers who declines, keeps nothing of their face, and looks at no photo', async () => {
    const { dee, saved, sends, looks } = await newcomer();
    await dee.says('/register');
    await dee.taps('No, without my face');
    dee.hears(/You said no/);
    await sends('dee');
    dee.hears(/did not look at that photo/);
    await dee.taps('Right, skip the email');
    dee.hears(/All set, Dee Doe! In a session, tap “I’m here”/);
    expect(await saved()).toMatchObject({ name: 'Dee Doe', consent: { to: 'no-face' }, templates: [] });
    expect(looks()).toBe(0);
  });

  it('waits for the tap when something else is said, and looks at no photo before it', async () => {
    const { dee, saved, sends, looks } = await newcomer();
    await dee.says('/register');
    dee.hears(/May I use/);
    await dee.says('why?');
    dee.hears(/Before anything else I need your answer/);
    await sends('dee');
    dee.hears(/Before anything else I need your answer/);
    expect(looks()).toBe(0);
    expect(await saved()).toBeUndefined();
  });

  it('changes name and email as they are typed, until they are right', async () => {
    const { dee, saved } = await newcomer();
    await dee.says('/register');
    await dee.taps('Yes, use my face');
    await dee.says('no');
    dee.hears(/type your name as it should be/);
    await dee.says('  Dee   de la  Doe ');
    dee.hears(/“Dee de la Doe” on rosters/);
    await dee.says('dee@example.org');
    dee.hears(/your email is dee@example.org/);
    await dee.says('42');
    dee.hears(/could not make a name/);
    await dee.taps('Remove my email');
    dee.hears(/“Dee de la Doe” on rosters, and I have no email/);
    await dee.says('Dee Doe dee@example.com');
    await dee.says("That's right.");
    dee.hears(/send me a selfie/);
    expect(await saved()).toMatchObject({ name: 'Dee Doe', email: 'dee@example.com' });
  });

  it('takes a selfie in place of the answer to the details', async () => {
    const { dee, sends, selfies } = await newcomer();
    await dee.says('/register');
    await dee.taps('Yes, use my face');
    await sends('dee');
    dee.hears(/I know your face now/);
    expect(await selfies()).toBe(1);
  });

  it('asks for a name where the account has none', async () => {
    const { stage, services } = await newcomer();
    const flame = stage.person('🔥');
    await flame.says('/register');
    await flame.taps('No, without my face');
    flame.hears(/You are “New member” on rosters/);
    expect((await services.people.of(flame.account))?.name).toBe('New member');
  });

  it('asks for consent whoever is known without having been asked', async () => {
    const { stage, addPerson, services } = await newcomer();
    const { id } = await addPerson('Eve', { templates: [] });
    await services.people.change(id, (person) => {
      const unasked = { ...person };
      delete unasked.consent;
      return unasked;
    });
    const eve = stage.person('Eve');
    await eve.says('/register');
    eve.hears(/Hello Eve! May I use your face/);
    await eve.taps('Yes, use my face');
    eve.hears(/“Eve” on rosters/);
    expect(await services.people.of(eve.account)).toMatchObject({ id, consent: { to: 'face' } });
  });

  it('is for the direct chat', async () => {
    const { dee, group } = await newcomer();
    await dee.in(group).says('/register');
    dee.in(group).hears(/direct chat/);
  });
});

describe('/register, for somebody registered', () => {
  async function atTheMenu() {
    const room = await registered();
    await room.dee.says('/register');
    room.dee.hears(/registered as “Dee Doe”, with the email dee@example.org. I know your face from one selfie/);
    return room;
  }

  it('adds a selfie', async () => {
    const { dee, sends, selfies } = await atTheMenu();
    await dee.taps('Add a selfie');
    dee.hears(/one more selfie/);
    await sends('dee~0.2');
    dee.hears(/That makes two/);
    expect(await selfies()).toBe(2);
  });

  it('replaces the selfies only when a new one is good', async () => {
    const { dee, sends, selfies, saved } = await atTheMenu();
    const before = (await saved())?.templates[0]?.selfies[0]?.descriptor;
    await dee.taps('Replace my selfies');
    await sends('-');
    dee.hears(/no face/);
    expect((await saved())?.templates[0]?.selfies[0]?.descriptor).toBe(before);
    await sends('dee~0.9');
    dee.hears(/I know your face now/);
    expect(await selfies()).toBe(1);
    expect((await saved())?.templates[0]?.selfies[0]?.descriptor).not.toBe(before);
    await sends('dee~0.8');
    dee.hears(/That makes two/);
  });

  it('changes name and email', async () => {
    const { dee, saved } = await atTheMenu();
    await dee.taps('Name or email');
    await dee.says('Dee Dee');
    await dee.taps('That’s right');
    dee.hears(/All set, Dee Dee/);
    expect((await saved())?.name).toBe('Dee Dee');
  });

  it('changes them at once when they come with the command', async () => {
    const { dee, saved } = await atTheMenu();
    await dee.says('/register Dee Dee');
    dee.hears(/registered as “Dee Dee”, with the email dee@example.org/);
    expect(await saved()).toMatchObject({ name: 'Dee Dee', email: 'dee@example.org' });
  });

  it('tells the class’s Join message the new name', async () => {
    const { dee, services, platform, klass, group, saved } = await atTheMenu();
    const { id } = (await saved())!;
    const message = await platform.messenger.send({ chat: group.id }, { text: 'Dee Doe joined' }, 'join');
    const here = await klass();
    await services.people.change(id, (person) => ({ ...person, classes: [here.id] }));
    await services.classes.change(here.id, (now) => ({
      ...now,
      joinMessage: { chat: group.id, message },
      members: [...now.members, { person: id, number: 4, since: start, state: 'on' }],
    }));
    await dee.says('/register Dee Dee');
    expect(platform.said.find((said) => said.id === message)?.text).toMatch(/Dee Dee/);
  });

  it('lets go of the face at once when consent is withdrawn', async () => {
    const { dee, saved, sends } = await atTheMenu();
    await dee.taps('Change consent');
    await dee.taps('No, without my face');
    dee.hears(/keep nothing of it/);
    expect(await saved()).toMatchObject({ consent: { to: 'no-face' }, templates: [] });
    await dee.says('/register');
    dee.hears(/I work without your face/);
    await dee.taps('Change consent');
    await dee.taps('Yes, use my face');
    await sends('dee');
    dee.hears(/I know your face now/);
  });

  it('lets another device’s button be pressed late', async () => {
    const { dee, clock, saved } = await atTheMenu();
    clock.at += 48 * 60 * minute;
    await dee.taps('Change consent');
    clock.at += 48 * 60 * minute;
    await dee.taps('No, without my face');
    expect((await saved())?.templates).toEqual([]);
  });
});
