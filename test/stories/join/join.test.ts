import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import type { Class } from '../../../src/classes/class.js';
import { join } from '../../../src/stories/join/join.js';
import { lookAlikeStory } from '../../../src/stories/look-alikes/look-alikes.js';
import { makeClass } from '../../../src/stories/class/class.js';
import { register } from '../../../src/stories/register/register.js';
import { roster } from '../../../src/stories/roster/roster.js';
import { createClassroom, start } from '../../helpers/classroom.js';
import { photoOf } from '../../helpers/services.js';
import type { Services } from '../../../src/stories/kernel/services.js';
import { breakMethod } from '../../helpers/break.js';

/** A class that Ann hosts, with its Join button; Bo, Cy and Ann are registered, and nobody has joined. */
async function setUp(minors = false) {
  const room = await createClassroom([makeClass, join, lookAlikeStory, register, roster]);
  const chat = room.stage.group('Chess');
  const [ann, bo, cy] = ['Ann', 'Bo', 'Cy'].map((name) => room.stage.person(name).in(chat)) as [
    typeof room.ann,
    typeof room.bo,
    typeof room.cy,
  ];
  await ann.says('/class');
  await ann.taps(minors ? 'Yes, minors' : 'No, all adults');
  ann.hears(/Join “Chess”/);
  const klass = async (): Promise<Class> => (await room.services.classes.in(chat.id))!;
  const states = async () => (await klass()).members.map(({ person, number, state }) => [person, number, state]);
  /** Somebody registered whose face is so far from a name's true face. */
  async function addLike(name: string, face: string) {
    const [seen] = await room.services.recognizer.look({ data: photoOf(face), width: 1000, height: 1000 }, 'one');
    const { engine, version } = room.services.recognizer;
    const descriptor = Buffer.from(seen!.descriptor.buffer).toString('base64');
    const selfies = [{ event: `enrol-${name}`, at: start, descriptor }];
    await room.addPerson(name, { templates: [{ engine, version, selfies }] });
    return room.stage.person(name).in(chat);
  }
  return { ...room, chat, ann, bo, cy, klass, states, addLike };
}

type When = 'before' | 'after';

describe('joining', () => {
  it('puts a registered person on the roster; one message counts them all', async () => {
    const { ann, bo, states, platform, services, klass } = await setUp();
    await bo.taps('Join');
    bo.hears(/You are on the roster of “Chess”, with number 1/);
    bo.hears(/1 joined: Bo/);
    await ann.says('/join');
    expect(ann.hears(/with number 2/)).toMatchObject({ only: ann.account });
    expect(await states()).toEqual([
      ['p-bo', 1, 'on'],
      ['p-ann', 2, 'on'],
    ]);
    const posts = platform.said.filter(({ text }) => text.includes('Join “Chess”'));
    expect(posts.map(({ text }) => /\d joined: .*/.exec(text)?.[0])).toEqual(['2 joined: Bo, Ann']);
    expect((await services.people.get('p-bo'))?.classes).toContain((await klass()).id);
  });

  it('sends whoever is not registered to do so, and then lets them in', async () => {
    const { stage, chat, addPerson, states } = await setUp();
    const dee = stage.person('Dee').in(chat);
    await dee.taps('Join');
    dee.hears(/Send \/register in our direct chat/);
    expect(await states()).toEqual([]);
    await addPerson('Dee');
    await dee.taps('Join');
    expect(await states()).toEqual([['p-dee', 1, 'on']]);
  });

  it.each([
    ['an hour', 1, /All set, Dee Example! In a session, tap “I’m here”, and a host confirms it\.$/, 1],
    ['more than a day', 25, /You are on no roster yet/, 0],
  ])('is done with registering, for whoever had to do that first and took %s', async (_, hours, says, joined) => {
    const { stage, chat, states, clock } = await setUp();
    await stage.person('Dee').in(chat).taps('Join');
    clock.at += hours * 3_600_000;
    const dee = stage.person('Dee');
    await dee.says('/register Dee Example dee@example.org');
    await dee.taps('No, without my face');
    dee.hears(says);
    expect(await states()).toHaveLength(joined);
  });

  it('counts once, and says so', async () => {
    const { bo, clock, handle, states } = await setUp();
    await handle(await bo.taps('Join'));
    clock.at += 1000;
    await bo.taps('Join');
    bo.hears(/already, with number 1/);
    expect(await states()).toHaveLength(1);
  });

  it('that a crash broke off once it was saved is told as one, also what is asked then', async () => {
    const { ann, handle, stage, chat, addPerson, services } = await setUp();
    await ann.says('/roster add Robert');
    await addPerson('Rob', { name: 'ROBERT', accounts: ['fake:rob'] });
    const rob = stage.person('Rob').in(chat);
    const mend = breakMethod(services.messenger, 'notify', 'before');
    const press = await rob.taps('Join');
    mend();
    await handle(press);
    rob.hears(/You are on the roster of “Chess”, with number 2/);
    rob.hears(/a host had put Robert already, as number 1, without an account\. Is that you\?/);
  });

  it('gives whoever comes back their number', async () => {
    const { ann, bo, cy, states } = await setUp();
    await bo.says('/join');
    await cy.says('/join');
    await ann.says('/roster remove bo');
    await bo.says('/join');
    expect(await states()).toEqual([
      ['p-bo', 1, 'on'],
      ['p-cy', 2, 'on'],
    ]);
  });

  it('is finished after a crash at any write', async () => {
    const breaks = [
      (services: Services, when: When) => breakMethod(services.people, 'change', when),
      (services: Services, when: When) => breakMethod(services.classes, 'change', when),
    ];
    for (const breakWrite of breaks) {
      for (const when of ['before', 'after'] satisfies When[]) {
        const { bo, services, handle, states } = await setUp();
        const mend = breakWrite(services, when);
        const press = await bo.taps('Join');
        mend();
        await handle(press);
        expect(await states()).toEqual([['p-bo', 1, 'on']]);
      }
    }
  });

  it('keeps a message of a large class within limits', async () => {
    const { ann, addPerson, services, klass } = await setUp();
    const { id } = await klass();
    for (let i = 0; i < 300; i++)
      await addPerson(`Member${i}`, { name: `Member with a rather long name, the ${i}th`, templates: [] });
    await services.classes.change(id, (now) => ({
      ...now,
      members: Array.from({ length: 300 }, (_, i) => ({
        person: `p-member${i}`,
        number: i + 1,
        since: 0,
        state: 'on' as const,
      })),
    }));
    await ann.says('/join');
    const { text } = ann.hears(/301 joined/);
    expect(text.length).toBeLessThan(1900);
    expect(text).toMatch(/, and \d+ more$/);
  });

  it('edits its message ten times a minute at most, and catches up', async () => {
    const { addPerson, stage, chat, platform, clock, tick } = await setUp();
    for (let i = 0; i < 15; i++) {
      await addPerson(`M${i}`);
      await stage.person(`M${i}`).in(chat).says('/join');
    }
    const text = () => platform.said.find((said) => said.text.includes('Join “Chess”'))?.text;
    expect(text()).toMatch(/10 joined/);
    clock.at += 61_000;
    await tick();
    expect(text()).toMatch(/15 joined/);
  });

  it('does not depend on that message', async () => {
    const { bo, services, states, logged } = await setUp();
    breakMethod(services.messenger, 'edit', 'before', new AdapterError('fake', 'gone'));
    await bo.says('/join');
    bo.hears(/with number 1/);
    expect(await states()).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('says in a class of minors that a guardian’s consent is missing', async () => {
    const { bo } = await setUp(true);
    await bo.taps('Join');
    bo.hears(/number 1\. Your face stays off until a host has recorded/);
  });
});

describe('a newcomer who looks like a member', () => {
  it('waits, hosts learn both names in private, and nobody is named to the newcomer', async () => {
    const { ann, bo, addLike, states } = await setUp();
    await bo.says('/join');
    const bob = await addLike('Bob', 'bo~0.55');
    await bob.says('/join');
    const told = bob.hears(/a host of “Chess” has to let you in first/);
    expect(told.text).not.toMatch(/\bBo\b/);
    bob.doesNotHear(/\bBo\b.*near|near.*\bBo\b/);
    expect(ann.hears(/the face of Bob is near that of Bo on the roster/)).toMatchObject({ only: ann.account });
    expect(await states()).toEqual([
      ['p-bo', 1, 'on'],
      ['p-bob', 2, 'waiting'],
    ]);
    await ann.taps('Let in');
    bob.hears(/A host has let you in/);
    ann.hears(/Bob is let in/);
    ann.hears(/2 joined: Bo, Bob/);
    expect((await states())[1]).toEqual(['p-bob', 2, 'on']);
  });

  it('is not asked about again once they were told apart', async () => {
    const { ann, bo, addLike, states, clock } = await setUp();
    await bo.says('/join');
    const bob = await addLike('Bob', 'bo~0.55');
    await bob.says('/join');
    await ann.taps('Let in');
    clock.at += 1000;
    await bob.says('/join');
    bob.hears(/already/);
    await ann.says('/roster remove bo');
    await bo.says('/join');
    expect((await states())[0]).toEqual(['p-bo', 1, 'on']);
  });

  it('is kept out by a tap, and learns it', async () => {
    const { ann, bo, addLike, states } = await setUp();
    await bo.says('/join');
    const bob = await addLike('Bob', 'bo~0.55');
    await bob.says('/join');
    await ann.taps('Keep out');
    ann.hears(/Bob is kept out/);
    bob.hears(/did not let you in/);
    expect((await states())[1]).toEqual(['p-bob', 2, 'left']);
  });

  it('comes in by trying again when the other has gone, and is asked about once until then', async () => {
    const { ann, bo, addLike, states, platform } = await setUp();
    await bo.says('/join');
    const bob = await addLike('Bob', 'bo~0.55');
    await bob.says('/join');
    await bob.says('/join');
    expect(platform.said.filter(({ text }) => text.includes('is near that of'))).toHaveLength(1);
    await ann.says('/roster remove 1');
    await bob.says('/join');
    expect((await states())[1]).toEqual(['p-bob', 2, 'on']);
  });

  it('does not wait where the distance is beyond doubt, or where faces are off', async () => {
    const far = await setUp();
    await far.bo.says('/join');
    await (await far.addLike('Bob', 'bo~0.61')).says('/join');
    expect((await far.states())[1]).toEqual(['p-bob', 2, 'on']);
    const minors = await setUp(true);
    await minors.bo.says('/join');
    await minors.ann.says('/roster consent Bo');
    await (await minors.addLike('Bob', 'bo~0.1')).says('/join');
    expect((await minors.states())[1]).toEqual(['p-bob', 2, 'on']);
  });

  it('is noticed also when both come at the same moment', async () => {
    const { bo, addLike, states } = await setUp();
    const bob = await addLike('Bob', 'bo~0.55');
    await Promise.all([bo.says('/join'), bob.says('/join')]);
    expect((await states()).map(([, , state]) => state)).toContain('waiting');
  });

  it('a tap of somebody else, or a second tap, decides nothing', async () => {
    const { ann, bo, cy, addLike, states, handle, klass } = await setUp();
    await bo.says('/join');
    const bob = await addLike('Bob', 'bo~0.55');
    await bob.says('/join');
    const press = await ann.taps('Keep out');
    await handle({ ...press, id: 'other', sender: { account: cy.account, name: 'Cy' } });
    cy.hears(/Only a host/);
    await handle({ ...press, id: 'again', data: `letin:${(await klass()).id}:p-bob` });
    ann.hears(/decided before/);
    expect((await states())[1]).toEqual(['p-bob', 2, 'left']);
  });

  it('is said in the class’s chat, without names, when no host can be reached', async () => {
    const { ann, bo, addLike, services, klass } = await setUp();
    await services.classes.change((await klass()).id, (now) => ({ ...now, hosts: [] }));
    await bo.says('/join');
    await (await addLike('Bob', 'bo~0.55')).says('/join');
    expect(ann.hears(/Something waits for a host/)).not.toHaveProperty('only');
    ann.doesNotHear(/Bob/);
  });
});
