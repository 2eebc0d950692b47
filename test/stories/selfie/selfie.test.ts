import { describe, expect, it } from 'vitest';
import { markByHand } from '../../../src/attendance/sheet.js';
import { setMember } from '../../../src/classes/roster.js';
import { start } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';
import { createSelfieClassroom as classroom } from './selfie-classroom.js';

const hour = 3_600_000;
const minute = 60_000;

describe('a selfie in the direct chat', () => {
  it('marks its sender, says in which class and when, and the class’s message counts', async () => {
    const { host, ann, directly, sends, marks, clock, services } = await classroom();
    await host.says('/open');
    clock.at += 5 * minute;
    const event = await sends('ann~0.3');
    directly.hears(/✅ You are marked present in Class 5b, 08:05/);
    ann.hears(/1 of 3 here/);
    expect(await marks()).toEqual(['present']);
    const [sheet] = await services.sheets.between('c-class-5b', 0, Infinity);
    expect(sheet!.entries).toEqual([
      expect.objectContaining({ how: 'selfie', by: 'fake:ann', person: 'p-ann', event: event.id, at: clock.at }),
    ]);
    expect(sheet!.entries[0]!.distance).toBeCloseTo(0.3, 3);
  });

  it('of many at once edits the class’s message ten times a minute at most, and reaches the last count', async () => {
    const { host, addPerson, services, stage, platform, clock, tick } = await classroom();
    await host.says('/open');
    for (let i = 0; i < 12; i++) {
      const { id: person } = await addPerson(`M${i}`, { classes: ['c-class-5b'] });
      const row = { person, number: 10 + i, since: start, state: 'on' as const };
      await services.classes.change('c-class-5b', (now) => ({ ...now, members: [...now.members, row] }));
      await stage.person(`M${i}`).sends([photoOf(`m${i}`)]);
    }
    const text = () => platform.said.find((said) => said.text.includes('attendance is open'))?.text;
    expect(text()).toMatch(/10 of 13 here/);
    clock.at += minute;
    await tick();
    expect(text()).toMatch(/12 of 15 here/);
  });

  it('marks once when it comes twice, and says the same', async () => {
    const { host, directly, sends, handle, services, platform } = await classroom();
    await host.says('/open');
    const event = await sends('ann');
    platform.messenger.send = (to, reply) => {
      platform.said.push({ ...reply, chat: to.chat, id: 'again', at: platform.next() });
      return Promise.resolve('again');
    };
    directly.hears(/marked present in Class 5b, 08:00/);
    await handle(event);
    directly.hears(/marked present in Class 5b, 08:00/);
    const [sheet] = await services.sheets.between('c-class-5b', 0, Infinity);
    expect(sheet!.entries).toHaveLength(1);
  });

  it('says so when its sender is marked already, and looks at nothing', async () => {
    const { host, directly, sends, clock, services } = await classroom();
    await host.says('/open');
    await sends('ann');
    clock.at += 20 * minute;
    await sends('ann');
    directly.hears(/marked present in Class 5b already, since 08:00/);
    expect(services.looks()).toBe(1);
  });

  it('leaves a host’s own word as it is', async () => {
    const { host, directly, sends, services, klass, marks } = await classroom();
    await host.says('/open');
    const { id, open } = await klass();
    await services.sheets.change(id, open!, (now) =>
      markByHand(now, 'p-ann', 'excused', { event: 'e', at: start, by: 'fake:host' }),
    );
    await sends('ann');
    directly.hears(/A host marked you 📝 excused/);
    expect(await marks()).toEqual(['excused']);
    expect(services.looks()).toBe(0);
  });

  it('asks for another one, or a tap, when it is not sure', async () => {
    const { host, ann, directly, sends, marks } = await classroom();
    await host.says('/open');
    await sends('ann~0.55');
    directly.hears(/not sure that this is you[^]*Or tap I’m here/);
    expect(await marks()).toEqual(['not-yet']);
    await directly.taps('I’m here');
    directly.hears(/Noted. A host will confirm it/);
    ann.hears(/1 tap waits/);
  });

  it('refuses a face that is not the sender’s politely, and names nobody', async () => {
    const { host, directly, sends, marks, platform } = await classroom();
    await host.says('/open');
    await sends('bo');
    const said = directly.hears(/not like the one in your selfies, so I marked nobody/);
    expect(said.text).not.toMatch(/Bo/);
    expect([await marks(), await marks('Class 5b', 'p-bo')]).toEqual([['not-yet'], ['not-yet']]);
    expect(platform.said.filter(({ text }) => text.includes('Bo'))).toEqual([]);
  });

  it.each([
    ['-', /I see no face/],
    ['ann+bo', /more than one face/],
    ['ann dark', /too dark/],
    ['ann small', /too small/],
    ['ann turned', /looking away/],
  ])('says what is wrong with the photo "%s"', async (words, sentence) => {
    const { host, directly, sends, marks } = await classroom();
    await host.says('/open');
    await sends(words);
    directly.hears(sentence);
    expect(directly.sees()).toEqual(['I’m here']);
    expect(await marks()).toEqual(['not-yet']);
  });

  it('takes the best of several photos', async () => {
    const { host, directly, marks } = await classroom();
    await host.says('/open');
    await directly.sends(['ann dark', 'ann~0.55', 'ann'].map(photoOf));
    directly.hears(/marked present/);
    expect(await marks()).toEqual(['present']);
  });

  it('says of several photos what helps most', async () => {
    const { host, directly } = await classroom();
    await host.says('/open');
    await directly.sends(['ann dark', 'ann~0.55', 'bo'].map(photoOf));
    directly.hears(/not sure that this is you/);
  });

  it('says that a file cannot be read', async () => {
    const { host, directly, sends, marks } = await classroom();
    await host.says('/open');
    await sends('!');
    directly.hears(/could not read that picture/);
    expect(await marks()).toEqual(['not-yet']);
  });

  it('says so when no session is open, and when the last one closed', async () => {
    const { host, directly, sends, clock, tick, services, marks } = await classroom();
    await sends('ann');
    expect(directly.hears(/No session of yours is open/).text).not.toMatch(/closed at/);
    await host.says('/open');
    clock.at += 3 * hour;
    await sends('ann');
    directly.hears(/No session of yours is open[^]*Class 5b: the last one closed at 11:00/);
    await tick();
    expect(services.looks()).toBe(0);
    expect(await marks()).toEqual(['not-yet']);
  });

  it('never adds to another day’s sheet', async () => {
    const { host, directly, handle, clock, marks, platform } = await classroom();
    clock.at += 24 * hour;
    await host.says('/open');
    const event = await directly.says('Hello');
    const photos = [{ ref: platform.keep(photoOf('ann')) }];
    await handle({ ...event, id: 'of yesterday', at: start, photos, text: '' });
    directly.hears(/No session of yours is open/);
    expect(await marks()).toEqual(['not-yet']);
  });

  it('counts for the session it was sent in, though it was handled after the close', async () => {
    const { host, directly, handle, clock, tick, marks, platform } = await classroom();
    await host.says('/open');
    clock.at += 4 * hour;
    await tick();
    const event = await directly.says('Hello');
    const photos = [{ ref: platform.keep(photoOf('ann')) }];
    await handle({ ...event, id: 'held up', at: start + hour, photos, text: '' });
    directly.hears(/marked present in Class 5b, 09:00/);
    expect(await marks()).toEqual(['present']);
  });

  it('tells whoever is not registered, or on no roster, what to do', async () => {
    const { host, stage, addPerson } = await classroom();
    await host.says('/open');
    await stage.person('Nobody').sends([photoOf('nobody')]);
    stage.person('Nobody').hears(/do not know you yet. Send \/register/);
    await addPerson('Eve');
    await stage.person('Eve').sends([photoOf('eve')]);
    stage.person('Eve').hears(/on no roster yet/);
  });

  it('waits for a host where the sender is not let in yet', async () => {
    const { host, directly, sends, services, klass } = await classroom();
    await host.says('/open');
    await services.classes.change((await klass()).id, (now) => setMember(now, 'p-ann', { state: 'waiting' }));
    await sends('ann');
    directly.hears(/A host has to do that first/);
    expect(services.looks()).toBe(0);
  });
});

describe('a face that may not be used is not looked at', () => {
  it('without consent', async () => {
    const { host, directly, sends, services, changePerson } = await classroom();
    await host.says('/open');
    await changePerson({ consent: { to: 'no-face', at: start, by: 'self', policy: 'test' }, templates: [] });
    await sends('ann');
    directly.hears(/work without your face, so I did not look[^]*Or tap I’m here/);
    await directly.taps('I’m here');
    directly.hears(/Noted/);
    expect(services.looks()).toBe(0);
  });

  it('in a class of minors without a guardian’s consent', async () => {
    const { host, directly, sends, services, klass, marks } = await classroom();
    await host.says('/open');
    await services.classes.change((await klass()).id, (now) => ({ ...now, minors: true }));
    await sends('ann');
    directly.hears(/Class 5b is for minors[^]*Or tap I’m here/);
    expect(services.looks()).toBe(0);
    const guardian = { at: start, by: 'fake:host' };
    await services.classes.change((await klass()).id, (now) => setMember(now, 'p-ann', { guardian }));
    await sends('ann');
    directly.hears(/marked present/);
    expect(await marks()).toEqual(['present']);
  });

  it('before there is a selfie to compare with, or only one of another engine', async () => {
    const { host, directly, sends, services, changePerson } = await classroom();
    await host.says('/open');
    const [template] = (await services.people.get('p-ann'))!.templates;
    for (const templates of [[], [{ ...template!, version: '0' }]]) {
      await changePerson({ templates });
      await sends('ann');
      directly.hears(/no selfie of yours to compare with[^]*\/register/);
    }
    expect(services.looks()).toBe(0);
  });
});

describe('a member’s selfie in the class’s chat, captioned /attend', () => {
  it('marks its sender, who alone sees the answer', async () => {
    const { host, ann, bo, marks } = await classroom();
    await host.says('/open');
    await ann.sends([photoOf('ann')], '/attend');
    expect(ann.hears(/marked present in Class 5b/).only).toBe('fake:ann');
    bo.doesNotHear(/You are marked/);
    expect(await marks()).toEqual(['present']);
  });

  it('marks nobody else, and refuses who is not on the roster', async () => {
    const { host, ann, marks, addPerson, stage, group } = await classroom();
    await host.says('/open');
    await ann.sends([photoOf('bo')], '/attend');
    ann.hears(/marked nobody/);
    await addPerson('Eve');
    const eve = stage.person('Eve').in(group);
    await eve.sends([photoOf('eve')], '/attend');
    eve.hears(/not on this class’s roster/);
    expect([await marks(), await marks('Class 5b', 'p-bo')]).toEqual([['not-yet'], ['not-yet']]);
  });

  it('opens no session', async () => {
    const { ann, services } = await classroom();
    await ann.sends([photoOf('ann')], '/attend');
    ann.hears(/No session of yours is open/);
    expect(await services.sheets.open()).toEqual([]);
  });
});
