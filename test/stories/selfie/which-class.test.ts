import { describe, expect, it } from 'vitest';
import { setMember } from '../../../src/classes/roster.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { start } from '../../helpers/classroom.js';
import { createSelfieClassroom } from './selfie-classroom.js';

const minute = 60_000;

describe('with several sessions open', () => {
  async function twoClasses() {
    const room = await createSelfieClassroom();
    const choir = await room.addClass('Choir', ['Ann', 'Bo']);
    await room.host.says('/open');
    await room.host.in(choir).says('/open');
    return { ...room, choir };
  }

  it('matches first, keeps the result alone, and asks which', async () => {
    const { directly, sends, marks, services } = await twoClasses();
    const event = await sends('ann~0.3');
    directly.hears(/That is you. Which class/);
    expect(directly.sees()).toEqual(['Class 5b', 'Choir']);
    const talk = await services.conversations.get(directly.chat.id, directly.account);
    expect(Object.keys(talk!.state)).toEqual(['step', 'event', 'at', 'distance']);
    expect([await marks(), await marks('Choir')]).toEqual([['not-yet'], ['not-yet']]);
    await directly.says('Choir, of course');
    directly.hears(/Tap the class you are in/);
    await directly.taps('Choir');
    directly.hears(/marked present in Choir, 08:00/);
    expect([await marks(), await marks('Choir')]).toEqual([['not-yet'], ['present']]);
    const [sheet] = await services.sheets.between('c-choir', 0, Infinity);
    expect(sheet!.entries[0]).toMatchObject({ event: event.id, how: 'selfie' });
    expect(services.looks()).toBe(1);
  });

  it('remembers the answer for ten minutes, and marks nobody in the other class meanwhile', async () => {
    const { directly, sends, marks, clock, handle } = await twoClasses();
    await sends('ann');
    const press = await directly.taps('Choir');
    clock.at += 9 * minute;
    await sends('ann');
    directly.hears(/marked present in Choir already/);
    await handle({ ...press, id: 'again', data: press.data.replace('choir', 'class-5b') });
    directly.hears(/out of date/);
    clock.at += 2 * minute;
    await sends('ann');
    directly.hears(/marked present in Choir already. Are you in another class/);
    expect(directly.sees()).toEqual(['Class 5b']);
    expect([await marks(), await marks('Choir')]).toEqual([['not-yet'], ['present']]);
  });

  it('marks in the remembered class when it meets again', async () => {
    const { directly, sends, host, choir, marks, clock } = await twoClasses();
    await sends('ann');
    await directly.taps('Choir');
    clock.at += minute;
    await closes(host.in(choir));
    clock.at += minute;
    await host.in(choir).says('/open');
    clock.at += minute;
    await sends('ann');
    directly.hears(/marked present in Choir, 08:03/);
    expect([await marks(), await marks('Choir')]).toEqual([['not-yet'], ['present', 'present']]);
  });

  it('forgets the question after ten minutes', async () => {
    const { directly, sends, marks, clock } = await twoClasses();
    await sends('ann');
    clock.at += 11 * minute;
    await directly.taps('Choir');
    directly.hears(/out of date/);
    expect(await marks('Choir')).toEqual(['not-yet']);
  });

  it('marks once over a crash between the mark and its answer', async () => {
    const { directly, sends, services, platform, handle } = await twoClasses();
    await sends('ann');
    const mend = breakMethod(platform.messenger, 'edit', 'before');
    const press = await directly.taps('Choir');
    mend();
    await handle(press);
    directly.hears(/marked present in Choir/);
    const [sheet] = await services.sheets.between('c-choir', 0, Infinity);
    expect(sheet!.entries).toHaveLength(1);
  });

  it('asks another one of who was not recognised, and offers a tap for each', async () => {
    const { directly, sends } = await twoClasses();
    await sends('bo');
    directly.hears(/marked nobody/);
    expect(directly.sees()).toEqual(['I’m here: Class 5b', 'I’m here: Choir']);
  });

  it('takes no class that its sender is not in', async () => {
    const { directly, sends, handle, addClass, host, services } = await twoClasses();
    const chess = await addClass('Chess', ['Bo']);
    await host.in(chess).says('/open');
    const { open = '' } = (await services.classes.in(chess.id))!;
    await sends('ann');
    const data = 'selfie-in:c-chess';
    const { id, at, chat, sender } = await directly.says('?');
    await handle({ kind: 'button', id: `${id} forged`, at, chat, sender, message: 'm', data });
    directly.hears(/out of date/);
    expect((await services.sheets.get('c-chess', open))!.entries).toEqual([]);
  });

  it('looks again at the answer whether the face may be used', async () => {
    const { directly, sends, changePerson, marks } = await twoClasses();
    await sends('ann');
    await changePerson({ consent: { to: 'no-face', at: start, by: 'self', policy: 'test' }, templates: [] });
    await directly.taps('Choir');
    directly.hears(/out of date/);
    expect(await marks('Choir')).toEqual(['not-yet']);
  });

  it('offers no class in which the face may not be used', async () => {
    const { directly, sends, services } = await twoClasses();
    await services.classes.change('c-choir', (now) => ({ ...now, minors: true }));
    await sends('ann');
    directly.hears(/That is you/);
    expect(directly.sees()).toEqual(['Class 5b']);
  });

  it('does not ask about a class that has not let the sender in', async () => {
    const { sends, services, marks } = await twoClasses();
    await services.classes.change('c-choir', (now) => setMember(now, 'p-ann', { state: 'waiting' }));
    await sends('ann');
    expect([await marks(), await marks('Choir')]).toEqual([['present'], ['not-yet']]);
  });
});
