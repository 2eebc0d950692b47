import { describe, expect, it } from 'vitest';
import { forget } from '../../../src/stories/forget/forget.js';
import { join } from '../../../src/stories/join/join.js';
import { lookAlikeStory } from '../../../src/stories/look-alikes/look-alikes.js';
import { makeClass } from '../../../src/stories/class/class.js';
import { register } from '../../../src/stories/register/register.js';
import { welcome } from '../../helpers/commands.js';
import { createClassroom } from '../../helpers/classroom.js';

/** Class 5b with its Join button, and Dee, whom the bot has not met. */
async function setUp() {
  const stories = [makeClass, join, lookAlikeStory, register, welcome, forget];
  const room = await createClassroom(stories, { minors: undefined });
  const { host, stage, services } = room;
  await host.says('/class');
  await host.taps('No, all adults');
  const dee = stage.person('Dee');
  const { id } = await room.klass();
  const row = async (account: string) => {
    const person = await services.people.of(account);
    return (await room.klass()).members.find((member) => member.person === person?.id);
  };
  return { ...room, dee, inClass: dee.in(room.group), link: `/start join-${id}`, row };
}

describe('somebody unregistered who joins', () => {
  it('by a tap is led into the direct chat, by a link that remembers the class', async () => {
    const { inClass, platform, link, row } = await setUp();
    await inClass.taps('Join');
    expect(platform.toasts).toMatchObject([{ account: inClass.account, start: link.replace('/start ', '') }]);
    inClass.hears(/I do not know you yet/);
    expect(await row(inClass.account)).toBeUndefined();
  });

  it('by a command sees that link as a button, in the chat where they cannot be reached alone', async () => {
    const { inClass, ann, platform, link } = await setUp();
    platform.unreachable.add(inClass.account);
    await inClass.says('/join');
    const { buttons } = ann.hears(/I do not know you yet/);
    expect(buttons).toMatchObject([[{ label: 'Open our direct chat', start: link.replace('/start ', '') }]]);
  });

  it('is on the roster as soon as they have answered for consent, and reads so', async () => {
    const { dee, link, row, host } = await setUp();
    await dee.says(link);
    dee.hears(/^One question first; then you are on the roster of “Class 5b”\.\n\n[^]*May I use your face/);
    expect(await row(dee.account)).toBeUndefined();
    await dee.taps('Yes, use my face');
    dee.hears(/You said yes/);
    expect(dee.hears(/You are on the roster of “Class 5b”, with number 4/).id).not.toBe('');
    dee.hears(/Dee/);
    expect(await row(dee.account)).toMatchObject({ number: 4, state: 'on' });
    host.hears(/4 joined: Ann, Bo, Cy, Dee/);
    await dee.taps('Right, skip the email');
    await dee.taps('Not now');
    dee.doesNotHear(/on no roster yet/);
  });

  it('joins without their face just the same', async () => {
    const { dee, link, row } = await setUp();
    await dee.says(link);
    await dee.taps('No, without my face');
    dee.hears(/You are on the roster of “Class 5b”, with number 4/);
    expect(await row(dee.account)).toMatchObject({ state: 'on' });
  });

  it.each(['/register', '/start register', '/register Dee Doe dee@example.org'])(
    'joins also when they begin again with %s',
    async (again) => {
      const { dee, link, row } = await setUp();
      await dee.says(link);
      await dee.says(again);
      await dee.taps('Yes, use my face');
      expect(await row(dee.account)).toMatchObject({ state: 'on' });
    },
  );

  it('is reminded of the question by other words, and joins after it', async () => {
    const { dee, link, row } = await setUp();
    await dee.says(link);
    await dee.says('What is this?');
    await dee.taps('Yes, use my face');
    expect(await row(dee.account)).toMatchObject({ state: 'on' });
  });

  it('joins once, though the answer is handled twice', async () => {
    const { dee, link, klass, handle } = await setUp();
    await dee.says(link);
    await handle(await dee.taps('Yes, use my face'));
    expect((await klass()).members).toHaveLength(4);
  });

  it('hears in a class of minors what is missing', async () => {
    const { dee, link, services, klass } = await setUp();
    await services.classes.change((await klass()).id, (now) => ({ ...now, minors: true }));
    await dee.says(link);
    await dee.taps('Yes, use my face');
    dee.hears(/with number 4\. Your face stays off until a host has recorded your guardian’s consent/);
  });
});

describe('a link to join', () => {
  it('puts whoever is registered on the roster at once', async () => {
    const { stage, addPerson, link, row, clock } = await setUp();
    await addPerson('Eve');
    const eve = stage.person('Eve');
    await eve.says(link);
    eve.hears(/You are on the roster of “Class 5b”, with number 4/);
    clock.at += 1000;
    await eve.says(link);
    eve.hears(/already, with number 4/);
    expect(await row(eve.account)).toMatchObject({ state: 'on' });
  });

  it('is for the people of one of the class’s chats, whoever passes it on', async () => {
    const { stage, addPerson, link, row, platform, group, services, klass } = await setUp();
    await addPerson('Eve');
    const eve = stage.person('Eve');
    platform.absent.add(`${group.id} ${eve.account}`);
    await eve.says(link);
    eve.hears(/people of a chat you are not in\. Join that chat first/);
    expect(await row(eve.account)).toBeUndefined();
    const other = stage.group('The same class, elsewhere');
    await services.classes.change((await klass()).id, (now) => ({ ...now, chats: [...now.chats, other.id] }));
    await eve.says(link);
    eve.hears(/You are on the roster/);
  });

  it('asks a stranger to that chat nothing', async () => {
    const { dee, link, platform, group } = await setUp();
    platform.absent.add(`${group.id} ${dee.account}`);
    await dee.says(link);
    dee.hears(/people of a chat you are not in/);
    dee.doesNotHear(/May I use your face/);
  });

  it('of a class that is no more is out of date', async () => {
    const { dee } = await setUp();
    await dee.says('/start join-nothing');
    dee.hears(/out of date/);
  });

  it('makes a look-alike wait for a host, and says so', async () => {
    const { stage, addPerson, services, link, row } = await setUp();
    const { templates } = (await services.people.get('p-bo'))!;
    await addPerson('Bob', { templates });
    const bob = stage.person('Bob');
    await bob.says(link);
    bob.hears(/a host of “Class 5b” has to let you in first/);
    expect(await row(bob.account)).toMatchObject({ state: 'waiting' });
  });
});

it('/start register begins to register, as the button of an arrival has it', async () => {
  const { dee, stage } = await setUp();
  await dee.says('/start register');
  dee.hears(/May I use your face/);
  await stage.person('Ann').says('/start register');
  stage.person('Ann').hears(/You are registered as “Ann”/);
});
