import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/attendance/marks.js';
import { attend } from '../../../src/stories/attend/attend.js';
import { session } from '../../../src/stories/session/session.js';
import { closes } from '../../helpers/close.js';
import { breakMethod } from '../../helpers/break.js';
import { createClassroom, type Classroom } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';

const classroom = () => createClassroom([session, attend]);

async function sheetsOf({ services, klass }: Classroom) {
  return services.sheets.between((await klass()).id, 0, Number.MAX_SAFE_INTEGER);
}

async function statuses(room: Classroom) {
  const [sheet] = await sheetsOf(room);
  return [...marksOf(sheet!).values()].map(({ status }) => status);
}

/** Answers to photos: messages with a picture. */
function pictures({ platform }: Classroom) {
  return platform.said.filter(({ picture }) => picture);
}

async function addMembers({ services, klass }: Classroom, people: readonly string[], state: 'on' | 'waiting') {
  const added = people.map((person, i) => ({ person, number: 10 + i, since: 0, state }));
  await services.classes.change((await klass()).id, (now) => ({ ...now, members: [...now.members, ...added] }));
}

describe('/attend with a photo', () => {
  it('opens a session, marks who is in it, and answers with the picture', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann+bo')], '/attend');
    const said = room.ann.hears(/^2 of 3 present/);
    expect(said.text).toBe('2 of 3 present\n⏳ 1 not marked yet\nRecognised: Ann, Bo');
    expect(said.picture?.alt).toBe('The class photo with names on 2 faces. Ann, Bo');
    expect(said.buttons?.map((row) => row.map(({ label }) => label))).toEqual([['Missing', 'Fix', 'Undo']]);
    expect(await statuses(room)).toEqual(['present', 'present', 'not-yet']);
    expect(room.platform.said[0]?.text).toMatch(/2 of 3 here/);
  });

  it('follows when the session closes: whoever is not marked is absent', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann+bo')], '/attend');
    await closes(room.host);
    expect(pictures(room)[0]?.text).toBe('2 of 3 present\n❌ 1 absent\nRecognised: Ann, Bo');
  });

  it('says nothing about today where it is of yesterday', async () => {
    const room = await classroom();
    const yesterday = await room.host.sends([photoOf('ann+bo')]);
    room.clock.at += 24 * 60 * 60_000;
    await room.host.says('/attend', { replyTo: yesterday.message });
    expect(room.host.hears(/photo is of another day/).only).toBe(room.host.account);
    expect(await sheetsOf(room)).toEqual([]);
    expect(room.services.looks()).toBe(0);
  });

  it('names nobody below certainty, and counts strangers and faces too small', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann+bo~0.55+zoe+yan+xi small')], '/attend');
    const { text, picture, buttons } = room.ann.hears(/^1 of 3 present/);
    expect(picture?.alt).toContain('The class photo with a name on 1 face, 1 numbered as unsure');
    expect(text).toContain('❓ 1 face is unsure');
    expect(text).toContain('2 faces I do not know');
    expect(text).toContain('1 face is too small to read: step closer');
    expect(`${text} ${picture?.alt ?? ''}`).not.toMatch(/Bo|Cy/);
    expect(buttons?.[0]?.map(({ label }) => label)).toEqual(['Check 1 unsure']);
    expect(await statuses(room)).toEqual(['present', 'not-yet', 'not-yet']);
    // Of strangers nothing stays but how many they were.
    const [sheet] = await sheetsOf(room);
    expect(sheet?.photos[0]).toMatchObject({ faces: 5, unknown: 3, tooSmall: 1 });
    expect(sheet?.photos[0]?.questions).toHaveLength(1);
  });

  it('says of an unsure face that it may be somebody who is marked already, and asks nobody about it', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')], '/attend');
    room.ann.hears(/^1 of 3 present/);
    await room.host.sends([photoOf('ann~0.55')], '/attend');
    const { text, buttons } = room.ann.hears(/^1 of 3 present/);
    expect(text).toContain('❓ 1 face could be somebody who is marked already.');
    expect(buttons?.flat().map(({ label }) => label)).toEqual(['Missing', 'Fix', 'Undo']);
  });

  it('adds with a second photo and never subtracts', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann+bo')], '/attend');
    await room.host.sends([photoOf('bo+cy')], '/attend');
    room.ann.hears(/^3 of 3 present\nRecognised: Bo, Cy/);
    expect(await sheetsOf(room)).toHaveLength(1);
    expect(await statuses(room)).toEqual(['present', 'present', 'present']);
  });

  it('answers every photo of an album, and counts people once', async () => {
    const room = await classroom();
    await room.host.sends(['ann+bo', '!', 'bo+cy', '-'].map(photoOf), '/attend');
    room.ann.hears(/^Photo 2 of 4 · I could not read that picture/);
    room.ann.hears(/^Photo 3 of 4 · 3 of 3 present/);
    room.ann.hears(/^Photo 4 of 4 · 3 of 3 present\nI see no face/);
    // Brought up to date when the others had been looked at.
    room.ann.hears(/^Photo 1 of 4 · 3 of 3 present/);
    expect(pictures(room)).toHaveLength(2);
  });

  it('takes a photo that is replied to, or the one that comes after being asked', async () => {
    const room = await classroom();
    const earlier = await room.bo.sends([photoOf('bo')]);
    await room.host.says('/attend', { replyTo: earlier.message });
    room.ann.hears(/^1 of 3 present/);
    await room.host.says('/attend');
    room.ann.hears(/Send me the photo of the class now/);
    await room.host.says('One moment, everybody!');
    await room.ann.sends([photoOf('ann')]);
    room.ann.doesNotHear(/of 3 present/);
    await room.host.sends([photoOf('cy')]);
    room.ann.hears(/^2 of 3 present.*\n.*\nRecognised: Cy/);
    room.ann.hears(/^2 of 3 present.*\n.*\nRecognised: Bo/);
    await room.host.sends([photoOf('ann')]);
    room.ann.doesNotHear(/of 3 present/);
    await room.host.says('/attend');
    await room.host.sends([photoOf('cy')], '/attend');
    room.ann.hears(/^2 of 3 present/);
    await room.host.sends([photoOf('ann')]);
    room.ann.doesNotHear(/of 3 present/);
  });

  it('opens nothing for a photo that cannot be read', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('!')], '/attend');
    room.ann.hears(/^I could not read that picture/);
    expect(await sheetsOf(room)).toHaveLength(0);
  });

  it('says what to do where nobody could be recognised, and does not look', async () => {
    const room = await classroom();
    const group = await room.addClass('Empty', []);
    await room.host.in(group).sends([photoOf('ann')], '/attend');
    room.host.in(group).hears(/Nobody is on the roster yet/);
    await room.addPerson('Dee', { consent: { to: 'no-face', at: 0, by: 'self', policy: 'test' }, templates: [] });
    const faceless = await room.addClass('Faceless', ['Dee']);
    const looks = room.services.looks();
    await room.host.in(faceless).sends([photoOf('dee')], '/attend');
    room.host.in(faceless).hears(/nobody on the roster has registered a face yet/);
    expect(room.services.looks()).toBe(looks);
  });
});

describe('whose faces', () => {
  it('does not use a face without consent, without a guardian’s, or of who left', async () => {
    const room = await classroom();
    const { id } = await room.klass();
    await room.services.classes.change(id, (klass) => ({
      ...klass,
      minors: true,
      members: klass.members.map((member) =>
        member.person === 'p-ann' ? { ...member, guardian: { at: 0, by: 'fake:host' } } : member,
      ),
    }));
    await room.host.sends([photoOf('ann+bo+cy')], '/attend');
    room.ann.hears(/^1 of 3 present[^]*Recognised: Ann\n2 faces I do not know/);
  });

  it('lets somebody who waits make a name uncertain, and never names them', async () => {
    const room = await classroom();
    const { templates } = (await room.services.people.get('p-ann'))!;
    await room.addPerson('Dee', { templates });
    await room.addPerson('Eli');
    await addMembers(room, ['p-dee', 'p-eli'], 'waiting');
    await room.host.sends([photoOf('ann+bo+eli')], '/attend');
    const { text } = room.ann.hears(/^1 of 3 present/);
    expect(text).toContain('Recognised: Bo\n❓ 1 face is unsure: a host can check.\n1 face I do not know.');
    const [sheet] = await sheetsOf(room);
    expect(sheet?.photos[0]?.questions[0]?.candidates.map(({ person }) => person)).toEqual(['p-ann']);
  });

  it('expects whoever came on the roster since the session opened', async () => {
    const room = await classroom();
    await room.host.says('/open');
    await room.addPerson('Dee');
    await addMembers(room, ['p-dee'], 'on');
    await room.host.sends([photoOf('ann+dee')], '/attend');
    room.ann.hears(/^2 of 4 present[^]*Recognised: Ann, Dee/);
  });

  it('marks by no photo who said “not me”', async () => {
    const room = await classroom();
    await room.host.sends([photoOf('ann')], '/attend');
    const [sheet] = await sheetsOf(room);
    await room.services.sheets.change(sheet!.class, sheet!.session, (now) => ({
      ...now,
      denials: [{ event: 'fake:d', at: 0, person: 'p-ann' }],
    }));
    await room.host.sends([photoOf('ann+bo')], '/attend');
    room.ann.hears(/^1 of 3 present[^]*Recognised: Bo\n1 face I do not know/);
  });
});

describe('who may', () => {
  it('takes a member’s own photo under /attend as their selfie', async () => {
    const room = await classroom();
    await room.host.says('/open');
    await room.ann.sends([photoOf('ann')], '/attend');
    expect(await statuses(room)).toEqual(['present', 'not-yet', 'not-yet']);
    await room.bo.sends([photoOf('cy')], '/attend');
    expect(await statuses(room)).toEqual(['present', 'not-yet', 'not-yet']);
    expect(pictures(room)).toHaveLength(0);
  });

  it('leaves everything else to hosts', async () => {
    const room = await classroom();
    const earlier = await room.bo.sends([photoOf('bo')]);
    await room.ann.says('/attend', { replyTo: earlier.message });
    room.ann.hears(/Only a host/);
    await room.stage.person('Host').says('/attend');
    room.stage.person('Host').hears(/class’s chat/);
    expect(await sheetsOf(room)).toHaveLength(0);
  });
});

describe('the same photo again', () => {
  it('adds nothing and says nothing', async () => {
    const room = await classroom();
    const event = await room.host.sends([photoOf('ann'), photoOf('bo')], '/attend');
    const [before] = await sheetsOf(room);
    const looks = room.services.looks();
    await room.handle(event);
    expect(room.services.looks()).toBe(looks);
    expect(await sheetsOf(room)).toEqual([before]);
    expect(pictures(room)).toHaveLength(2);
  });

  it.each([
    ['the opening', 'sheets', 'add'],
    ['the commit', 'sheets', 'change'],
    ['the answer', 'messenger', 'send'],
  ] as const)('is answered once after a crash behind %s', async (_, port, method) => {
    const room = await classroom();
    if (method !== 'add') await room.host.says('/open');
    const event = { ...(await room.host.sends([photoOf('ann+bo~0.55')])), text: '/attend' };
    const mend = breakMethod(room.services[port] as object, method as never, 'after');
    await room.handle(event);
    mend();
    await room.handle(event);
    expect(pictures(room)).toHaveLength(1);
    expect(await sheetsOf(room)).toHaveLength(1);
    expect(await statuses(room)).toEqual(['present', 'not-yet', 'not-yet']);
  });
});
