import { describe, expect, it } from 'vitest';
import { markByHand, type Sheet } from '../../../src/attendance/sheet.js';
import { marksOf, tally } from '../../../src/attendance/marks.js';
import { notePhoto, undoPhoto } from '../../../src/attendance/photos.js';
import { setMember } from '../../../src/classes/roster.js';
import { AdapterError } from '../../../src/errors.js';
import { claim } from '../../../src/stories/session/claim.js';
import { session } from '../../../src/stories/session/session.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, start } from '../../helpers/classroom.js';

const minute = 60_000;
const hour = 60 * minute;

async function openClassroom() {
  const room = await createClassroom([session, claim]);
  await room.host.says('/open');
  const { id, open = '' } = await room.klass();
  const sheet = async (): Promise<Sheet> => (await room.services.sheets.get(id, open))!;
  return {
    ...room,
    sheet,
    status: async (person: string) => marksOf(await sheet()).get(person)?.status,
    change: (apply: (now: Sheet) => Sheet) => room.services.sheets.change(id, open, apply),
  };
}

describe('"I’m here"', () => {
  it('waits for a host, and the one message counts', async () => {
    const { ann, bo, status, platform, sheet } = await openClassroom();
    await ann.taps('I’m here');
    ann.hears(/1 tap waits for a host/);
    await bo.taps('I’m here');
    bo.hears(/2 taps wait/);
    expect(platform.toasts.map(({ text }) => text)).toEqual([
      'Noted. A host will confirm it.',
      'Noted. A host will confirm it.',
    ]);
    expect(await status('p-ann')).toBe('not-yet');
    expect(tally(await sheet())).toMatchObject({ claims: 2, here: 0 });
    expect(platform.said.filter(({ text }) => text.includes('attendance is open'))).toHaveLength(1);
  });

  it.each(['I’m here', "I'm here!", 'im here', '✋ I am here.', 'HERE'])(
    'typed as “%s” counts as the tap',
    async (words) => {
      const { ann, sheet, status } = await openClassroom();
      const said = await ann.says(words);
      ann.hears(/1 tap waits for a host/);
      expect(await status('p-ann')).toBe('not-yet');
      expect((await sheet()).claims).toMatchObject([{ person: 'p-ann', event: said.id }]);
    },
  );

  it.each(['I’m here in spirit', 'Is Ann here?', 'where', 'here we go'])('is not what “%s” means', async (words) => {
    const { ann, sheet } = await openClassroom();
    await ann.says(words);
    expect((await sheet()).claims).toEqual([]);
  });

  it('typed where no session is open is left to the chat', async () => {
    const { ann, host, platform } = await openClassroom();
    await closes(host);
    const { length } = platform.said;
    await ann.says('I’m here');
    expect(platform.said).toHaveLength(length);
  });

  it('counts once, and says that it did', async () => {
    const { ann, handle, sheet, platform } = await openClassroom();
    const press = await ann.taps('I’m here');
    await handle(press);
    await ann.taps('I’m here');
    expect((await sheet()).claims).toHaveLength(1);
    expect(platform.toasts.map(({ text }) => text)).toEqual([
      'Noted. A host will confirm it.',
      'Noted. A host will confirm it.',
      'You tapped already. A host will confirm it.',
    ]);
  });

  it('is open to everybody on the roster, enrolled or not, also to who joined after the opening', async () => {
    const { services, klass, addPerson, stage, group, sheet } = await openClassroom();
    await addPerson('Dee', { consent: { to: 'no-face', at: start, by: 'self', policy: 'test' }, templates: [] });
    const { id } = await klass();
    await services.classes.change(id, (now) => ({
      ...now,
      members: [...now.members, { person: 'p-dee', number: 4, since: start, state: 'on' }],
    }));
    const dee = stage.person('Dee').in(group);
    await dee.taps('I’m here');
    dee.hears(/Noted/);
    expect(tally(await sheet())).toMatchObject({ roster: 4, claims: 1 });
  });

  it('tells whoever is not on the roster how to join, registered or not', async () => {
    const { addPerson, stage, group, sheet } = await openClassroom();
    await addPerson('Eve');
    for (const name of ['Eve', 'Nobody']) {
      const stranger = stage.person(name).in(group);
      await stranger.taps('I’m here');
      stranger.hears(/not on this class’s roster. Tap Join/);
    }
    expect((await sheet()).claims).toEqual([]);
  });

  it('tells whoever waits to be let in that a host has to do that first, and whoever left how to come back', async () => {
    const { services, klass, ann, bo, sheet } = await openClassroom();
    const { id } = await klass();
    await services.classes.change(id, (now) => setMember(now, 'p-ann', { state: 'waiting' }));
    await services.classes.change(id, (now) => setMember(now, 'p-bo', { state: 'left' }));
    await ann.taps('I’m here');
    ann.hears(/wait to be let into/);
    await bo.taps('I’m here');
    bo.hears(/not on this class’s roster/);
    expect((await sheet()).claims).toEqual([]);
  });

  it('says so when the presser is marked already, or a host said otherwise', async () => {
    const { ann, bo, change, sheet } = await openClassroom();
    const act = { at: start, by: 'fake:host' };
    await change((now) => markByHand(now, 'p-ann', 'late', { ...act, event: 'e1' }));
    await change((now) => markByHand(now, 'p-bo', 'excused', { ...act, event: 'e2' }));
    await ann.taps('I’m here');
    ann.hears(/present already/);
    await bo.taps('I’m here');
    bo.hears(/marked you 📝 excused.*tell a host/);
    expect((await sheet()).claims).toEqual([]);
  });

  it('is refused once the session is over, also before the tick closed it', async () => {
    const { ann, host, clock, sheet, change, klass } = await openClassroom();
    clock.at += 3 * hour;
    await ann.taps('I’m here');
    ann.hears(/That session is closed/);
    await change((now) => ({ ...now, closedAt: clock.at }));
    await host.says('/open');
    expect((await klass()).open).not.toBe((await sheet()).session);
    expect((await sheet()).claims).toEqual([]);
  });

  it('is noted also where the message can no longer be changed', async () => {
    const { ann, platform, sheet, logged } = await openClassroom();
    breakMethod(platform.messenger, 'edit', 'before', new AdapterError('fake', 'rate-limited'));
    await ann.taps('I’m here');
    ann.hears(/Noted/);
    expect((await sheet()).claims).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('edits the message ten times a minute at most, reaches the last count, and keeps no host waiting', async () => {
    const { services, klass, addPerson, stage, group, host, platform, clock, tick } = await openClassroom();
    const { id } = await klass();
    for (let i = 0; i < 25; i++) {
      const { id: person } = await addPerson(`Guest${i}`, { templates: [] });
      const row = { person, number: 10 + i, since: start, state: 'on' as const };
      await services.classes.change(id, (now) => ({ ...now, members: [...now.members, row] }));
    }
    for (let i = 0; i < 25; i++) await stage.person(`Guest${i}`).in(group).taps('I’m here');
    const text = () => platform.said.find((said) => said.text.includes('attendance is open'))?.text;
    await tick();
    expect(text()).toMatch(/10 taps wait/);
    clock.at += minute;
    await tick();
    expect(text()).toMatch(/25 taps wait/);
    for (let i = 0; i < 9; i++) await host.taps(i === 0 ? /Hosts: confirm/ : /^✓/);
    expect(text()).toMatch(/8 of 28 here/);
  });

  it('is stale on a session there never was', async () => {
    const { ann, handle } = await openClassroom();
    const press = await ann.taps('I’m here');
    await handle({ ...press, id: 'other', data: 'here:c-class-5b:nothere' });
    ann.hears(/out of date/);
  });
});

describe('a host confirming', () => {
  it('lets everybody in who was listed, with one tap', async () => {
    const { ann, bo, host, status, platform } = await openClassroom();
    await bo.taps('I’m here');
    await ann.taps('I’m here');
    await host.taps('Hosts: confirm 2 taps');
    const list = host.hears(/2 people say they are here/);
    expect(list.only).toBe('fake:host');
    expect(list.text).toMatch(/• Ann\n• Bo/);
    await host.taps('Confirm all 2');
    expect([await status('p-ann'), await status('p-bo'), await status('p-cy')]).toEqual([
      'present',
      'present',
      'not-yet',
    ]);
    expect(platform.toasts.at(-1)).toMatchObject({ account: 'fake:host', text: '2 marked present.' });
    host.hears(/Nobody waits/);
    ann.hears(/2 of 3 here/);
    expect(ann.sees()).toEqual(['I’m here']);
  });

  it('does not let in who tapped after the list was made', async () => {
    const { ann, bo, host, status, handle } = await openClassroom();
    await ann.taps('I’m here');
    const asked = await host.taps('Hosts: confirm 1 tap');
    const list = host.hears(/One person says to be here/);
    const data = list.buttons?.[0]?.[0]?.data ?? '';
    await bo.taps('I’m here');
    // The list follows; a thumb that was on its way is on the one before.
    host.hears(/2 people say they are here/);
    await handle({ ...asked, id: 'quick', message: list.id, data });
    expect([await status('p-ann'), await status('p-bo')]).toEqual(['present', 'not-yet']);
    host.hears(/One person says to be here/);
    await host.taps('Confirm');
    expect(await status('p-bo')).toBe('present');
  });

  it('lists as many as a message holds, and lets in those it named', async () => {
    const { host, addPerson, services, klass, stage, group, sheet, clock, tick } = await openClassroom();
    const { id } = await klass();
    const names = Array.from({ length: 120 }, (_, i) => `Guest${i}`);
    for (const [i, name] of names.entries()) {
      const { id: person } = await addPerson(name, { templates: [] });
      const row = { person, number: 10 + i, since: start, state: 'on' as const };
      await services.classes.change(id, (now) => ({ ...now, members: [...now.members, row] }));
      await stage.person(name).in(group).taps('I’m here');
    }
    clock.at += minute;
    await tick();
    await host.taps('Hosts: confirm 120 taps');
    const list = host.hears(/120 people say they are here/);
    expect(list.text).toMatch(/• Guest99\nand 20 more$/);
    expect(list.buttons).toHaveLength(11);
    await host.taps('Confirm all 100');
    expect(tally(await sheet())).toMatchObject({ present: 100, claims: 20 });
    host.hears(/20 people say they are here/);
  });

  it('confirms nobody it did not name, because a photo showed them, and later did not', async () => {
    const { ann, bo, host, change, status, sheet } = await openClassroom();
    await ann.taps('I’m here');
    await bo.taps('I’m here');
    const act = { at: start, by: 'fake:host' };
    const photo = { id: 'p', event: 'e', faces: 1, unknown: 0, tooSmall: 0, questions: [], ...act };
    await change((now) => notePhoto(now, photo, [{ person: 'p-ann', distance: 0.3 }]));
    await host.taps('Hosts: confirm 2 taps');
    expect(host.hears(/One person says/).text).not.toMatch(/Ann/);
    await host.taps('Confirm');
    await change((now) => undoPhoto(now, 'p', { event: 'u', ...act }));
    expect([await status('p-ann'), await status('p-bo')]).toEqual(['not-yet', 'present']);
    expect(tally(await sheet()).claims).toBe(1);
  });

  it('decides one by one, and turns down', async () => {
    const { ann, bo, host, status, platform } = await openClassroom();
    await ann.taps('I’m here');
    await bo.taps('I’m here');
    await host.taps('Hosts: confirm 2 taps');
    await host.taps('✓ Bo');
    await host.taps('✗ Ann');
    expect([await status('p-ann'), await status('p-bo')]).toEqual(['not-yet', 'present']);
    expect(platform.toasts.slice(-2).map(({ text }) => text)).toEqual(['Marked present.', 'Turned down.']);
    await ann.taps('I’m here');
    ann.hears(/Noted/);
  });

  it('says so when another host was faster', async () => {
    const { ann, host, handle, platform } = await openClassroom();
    await ann.taps('I’m here');
    await host.taps('Hosts: confirm 1 tap');
    const press = await host.taps('Confirm');
    await handle({ ...press, id: 'another-host' });
    expect(platform.toasts.at(-1)?.text).toBe('That was settled before.');
  });

  it('is for hosts alone, whatever is pressed', async () => {
    const { ann, bo, host, handle, status, platform } = await openClassroom();
    await ann.taps('I’m here');
    await bo.taps('Hosts: confirm 1 tap');
    bo.hears(/Only a host/);
    await host.taps('Hosts: confirm 1 tap');
    const press = await host.taps('✗ Ann');
    await handle({
      ...press,
      id: 'forged',
      sender: { account: bo.account, name: 'Bo' },
      data: press.data.replace('no', 'yes'),
    });
    expect(await status('p-ann')).toBe('not-yet');
    expect(platform.toasts.at(-1)).toMatchObject({
      account: bo.account,
      text: 'Only a host of this class can do that.',
    });
    expect(platform.said.filter(({ text, only }) => text.includes('Ann') && only !== 'fake:host')).toEqual([]);
  });

  it('works after the close as well, and the closing numbers follow', async () => {
    const { ann, host, clock, status } = await openClassroom();
    await ann.taps('I’m here');
    clock.at += hour;
    await closes(host);
    expect(ann.hears(/attendance is closed/).text).toMatch(/0 of 3 here[^]*1 tap waits/);
    await host.taps('Hosts: confirm 1 tap');
    await host.taps('Confirm');
    expect(await status('p-ann')).toBe('present');
    expect(ann.hears(/closed \(/).text).toMatch(/1 of 3 here[^]*❌ 2 absent$/);
  });
});
