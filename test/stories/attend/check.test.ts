import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { attend } from '../../../src/stories/attend/attend.js';
import { check } from '../../../src/stories/attend/check.js';
import { missing } from '../../../src/stories/attend/missing.js';
import { undo } from '../../../src/stories/attend/undo.js';
import { mark } from '../../../src/stories/mark/mark.js';
import { claim } from '../../../src/stories/session/claim.js';
import { session } from '../../../src/stories/session/session.js';
import { createClassroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

/** Two hosts, and a photo of the class under its answer. */
async function photographed(words: string) {
  const room = await createClassroom([session, attend, check, missing, undo, claim, mark]);
  const other = room.stage.person('Otto').in(room.group);
  room.platform.admins.add(`${room.group.id} ${other.account}`);
  await room.host.sends([photoOf(words)], '/attend');
  const statuses = async () => {
    const { id } = await room.klass();
    const [sheet] = await room.services.sheets.between(id, 0, Number.MAX_SAFE_INTEGER);
    return [...marksOf(sheet!).values()].map((each) => each.status);
  };
  const caption = () => room.platform.said.find(({ picture, text }) => picture ?? text.startsWith('Photo'))!;
  return { ...room, other, statuses, caption };
}

describe('Check', () => {
  it('goes through the unsure faces in private, and the caption follows', async () => {
    const { host, ann, bo, statuses, caption } = await photographed('ann~0.55+cy+bo~0.55');
    await host.taps('Check 2 unsure');
    expect(host.hears(/Face 1 in the picture \(1 of 2 to check\)/).only).toBe(host.account);
    expect(host.sees()).toEqual(['Ann', 'Nobody of these', 'Skip']);
    await host.taps('Ann');
    host.hears(/Face 3 in the picture \(1 of 1 to check\)/);
    expect(caption().text).toMatch(/^2 of 3 present\n.*\nRecognised: Ann, Cy\n❓ 1 face is unsure/);
    await host.taps('Nobody of these');
    host.hears(/All checked. 2 of 3 present/);
    expect(caption().text).not.toMatch(/unsure/);
    expect(
      caption()
        .buttons?.flat()
        .map(({ label }) => label),
    ).toEqual(['Missing', 'Fix', 'Undo']);
    expect(await statuses()).toEqual(['present', 'not-yet', 'present']);
    for (const member of [ann, bo]) member.doesNotHear(/Face \d/);
  });

  it('can leave a face for later', async () => {
    const { host, statuses } = await photographed('ann~0.55+bo~0.55');
    await host.taps('Check 2 unsure');
    await host.taps('Skip');
    host.hears(/Face 2 .*\(2 of 2/);
    await host.taps('Skip');
    host.hears(/Face 1 .*\(1 of 2/);
    expect(await statuses()).toEqual(['not-yet', 'not-yet', 'not-yet']);
  });

  it('takes the first of two hosts at their word', async () => {
    const { host, other, statuses, handle } = await photographed('ann~0.55+bo~0.55');
    const asked = await host.taps('Check 2 unsure');
    const card = host.hears(/Face 1/);
    const late = card.buttons!.flat().find(({ label }) => label === 'Nobody of these')!;
    await other.taps('Check 2 unsure');
    await other.taps('Ann');
    // The card follows, and offers no other face to a thumb that was meant for this one.
    const settled = host.hears(/Face 1 is settled by now/);
    expect(settled.buttons?.flat().map(({ label }) => label)).toEqual(['Next face']);
    await handle({ ...asked, id: 'late', message: card.id, data: late.data });
    host.hears(/Another host has answered/);
    host.hears(/Face 2/);
    expect(await statuses()).toEqual(['present', 'not-yet', 'not-yet']);
  });

  it('asks about nobody who is marked by now', async () => {
    const { host, caption } = await photographed('ann~0.55+bo~0.55');
    const { data } = caption().buttons![0]![0]!;
    await host.says('/mark Ann late');
    host.hears(/Ann: 🕒 late/);
    expect(caption().text).toContain('❓ 1 face is unsure');
    const press = await host.taps('Check 1 unsure');
    expect(press.data).toBe(data);
    host.hears(/Face 2 .*\(1 of 1/);
    await host.says('/mark Bo absent');
    expect(caption().text).not.toMatch(/unsure/);
  });

  it('is for hosts, and comes once however often the tap does', async () => {
    const { host, ann, handle, statuses } = await photographed('ann~0.55+bo~0.55');
    await ann.taps('Check 2 unsure');
    ann.hears(/Only a host/);
    await host.taps('Check 2 unsure');
    const tap = await host.taps('Ann');
    await handle(tap);
    expect(await statuses()).toEqual(['present', 'not-yet', 'not-yet']);
    host.doesNotHear(/Another host/);
    await handle({ ...tap, sender: { account: ann.account, name: 'Ann' }, data: tap.data.replace(/:\d+$/, ':2') });
    expect(await statuses()).toEqual(['present', 'not-yet', 'not-yet']);
  });
});

describe('Undo', () => {
  it('takes one photo back, with what was confirmed in it, and says so under it', async () => {
    const { host, ann, bo, statuses, caption } = await photographed('ann+bo~0.55');
    await host.taps('Check 1 unsure');
    await host.taps('Bo');
    await host.sends([photoOf('ann+cy')], '/attend');
    expect(await statuses()).toEqual(['present', 'present', 'present']);
    await bo.taps('Undo');
    bo.hears(/Only a host/);
    const first = caption();
    await host.taps('Undo');
    host.hears(/Taken back/);
    expect(await statuses()).toEqual(['present', 'present', 'not-yet']);
    ann.hears(/^2 of 3 present\n.*\n↩️ This photo was taken back/);
    expect(first.text).not.toMatch(/taken back/);
    await host.taps('Redo');
    host.hears(/The photo counts again/);
    expect(await statuses()).toEqual(['present', 'present', 'present']);
    expect(
      caption()
        .buttons?.flat()
        .map(({ label }) => label),
    ).toContain('Undo');
  });

  it('makes the questions about it stale', async () => {
    const { host, handle, statuses } = await photographed('ann~0.55+bo');
    const asked = await host.taps('Check 1 unsure');
    const card = host.hears(/Face 1/);
    const data = card.buttons![0]![0]!.data;
    await host.taps('Undo');
    expect(host.hears(/^↩️ This photo was taken back/).id).toBe(card.id);
    const press = { ...asked, id: 'late', message: card.id, data };
    await handle(press);
    host.hears(/out of date/);
    await handle(press);
    expect(await statuses()).toEqual(['not-yet', 'not-yet', 'not-yet']);
  });
});

describe('Missing', () => {
  it('lists by name to the host alone who is not marked, and why that may be', async () => {
    const { host, ann, bo, services } = await photographed('ann');
    await services.people.change('p-cy', (person) => ({ ...person, templates: [] }));
    await bo.taps('I’m here');
    await host.taps('Missing');
    const said = host.hears(/Not marked yet: 2/);
    expect(said.text).toBe('Not marked yet: 2\nBo ✋ says they are here\nCy (no face registered)');
    expect(said.only).toBe(host.account);
    await ann.taps('Missing');
    ann.hears(/Only a host/);
    ann.doesNotHear(/Cy/);
  });

  it('says so when nobody is, and keeps the excused apart', async () => {
    const { host } = await photographed('ann+bo');
    await host.says('/mark Cy excused');
    await host.taps('Missing');
    host.hears(/^Excused: 1\nCy/);
    await host.says('/mark Cy present');
    await host.taps('Missing');
    host.hears(/Nobody is missing/);
  });
});
