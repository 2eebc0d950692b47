import { describe, expect, it } from 'vitest';
import { commands, stories } from '../../../src/stories/every-story.js';
import { createClassroom, start } from '../../helpers/classroom.js';

async function classroom() {
  const room = await createClassroom(stories);
  return { ...room, zoe: room.stage.person('Zoe') };
}
const commandsIn = (text: string) => [...text.matchAll(/^\/([a-z]+)/gm)].map(([, name]) => name);

describe('/start', () => {
  it('welcomes a newcomer, whatever came with the link, and leads to registering', async () => {
    const { zoe } = await classroom();
    await zoe.says('/start join_abc');
    zoe.hears(/Hello Zoe! I take attendance/);
    await zoe.taps('Register');
    zoe.hears(/May I use your face/);
  });

  it('leads to what is kept', async () => {
    const { zoe } = await classroom();
    await zoe.says('/start');
    await zoe.taps('What do you keep?');
    zoe.hears(/never keep: photos/);
  });

  it('knows who is back', async () => {
    const { stage, addPerson } = await classroom();
    await stage.person('Ann').says('/start');
    stage.person('Ann').hears(/Welcome back, Ann! Send me a selfie/);
    await addPerson('Dee', { consent: { to: 'no-face', at: start, by: 'self', policy: 'test' }, templates: [] });
    await stage.person('Dee').says('/start');
    stage.person('Dee').hears(/Welcome back, Dee! Tap “I’m here”/);
  });

  it('says what happens in a group chat', async () => {
    const { ann, zoe, stage } = await classroom();
    await ann.says('/start');
    ann.hears(/take attendance for Class 5b/);
    const other = stage.group('Other');
    await zoe.in(other).says('/start');
    zoe.in(other).hears(/makes this chat a class with \/class/);
  });
});

it('words that are no command are answered with what fits: nobody who declined is asked for a selfie', async () => {
  const { stage, addPerson } = await classroom();
  await addPerson('Dee', { consent: { to: 'no-face', at: start, by: 'self', policy: 'test' }, templates: [] });
  await stage.person('Dee').says('hello');
  stage.person('Dee').hears(/Tap “I’m here” in your class’s chat/);
  stage.person('Dee').doesNotHear(/selfie/i);
  await stage.person('Ann').says('hello');
  stage.person('Ann').hears(/Send me a selfie to be marked/);
});

describe('/help', () => {
  it.each([
    ['a newcomer', 'Zoe', ['register', 'privacy']],
    ['an enrolled member', 'Ann', ['register', 'summary', 'excuse', 'remind', 'me', 'link', 'forget', 'privacy']],
  ])('lists what %s can do in the direct chat', async (_, name, commands) => {
    const { stage } = await classroom();
    const speaker = stage.person(name);
    await speaker.says('/help');
    expect(commandsIn(speaker.hears(/What you can do/).text)).toEqual(commands);
  });

  it('asks whoever has no selfie for one, and does not ask whoever declined', async () => {
    const { stage, addPerson } = await classroom();
    await addPerson('Dee', { templates: [] });
    await addPerson('Eve', { templates: [], consent: { to: 'no-face', at: start, by: 'self', policy: 'test' } });
    await stage.person('Dee').says('/help');
    stage.person('Dee').hears(/add a selfie[^]*\/join/);
    await stage.person('Eve').says('/help');
    expect(stage.person('Eve').hears(/change name/).text).not.toMatch(/a selfie/);
  });

  it('asks whoever was never asked for consent to register', async () => {
    const { stage, addPerson, services } = await classroom();
    const { id } = await addPerson('Eve', { templates: [] });
    await services.people.change(id, (person) => {
      const unasked = { ...person };
      delete unasked.consent;
      return unasked;
    });
    await stage.person('Eve').says('/help');
    stage.person('Eve').hears(/\/register – tell me/);
  });

  it('lists a host’s commands to hosts, and those that fit the session', async () => {
    const { host } = await classroom();
    await host.says('/help');
    const idle = commandsIn(host.hears(/in Class 5b/).text);
    await host.says('/open');
    await host.says('/help');
    const open = commandsIn(host.hears(/in Class 5b/).text);
    // Nothing that a host can do in the class's chat is left out, and what fits the session alone comes and goes with it.
    const all = commands.filter(({ where }) => where !== 'direct').map(({ name }) => name);
    const names = all.sort();
    expect([...new Set([...idle, ...open])].sort()).toEqual(
      names.filter((name) => !['start', 'help', 'privacy'].includes(name)),
    );
    expect(idle.filter((name) => !open.includes(name))).toEqual(['open']);
    expect(open.filter((name) => !idle.includes(name))).toEqual(['close']);
  });

  it('lists a member’s to members', async () => {
    const { ann, host } = await classroom();
    await ann.says('/help');
    expect(commandsIn(ann.hears(/in Class 5b/).text)).toEqual(['join', 'summary']);
    await host.says('/open');
    await ann.says('/help');
    ann.hears(/“I’m here”/);
  });

  it('says how a chat becomes a class', async () => {
    const { zoe, stage } = await classroom();
    const other = zoe.in(stage.group('Other'));
    await other.says('/help');
    expect(commandsIn(other.hears(/not a class yet/).text)).toEqual(['class']);
  });

  it('names only commands there are', async () => {
    const { host, ann, zoe } = await classroom();
    const texts: string[] = [];
    for (const speaker of [host, ann, zoe]) {
      await speaker.says('/help');
      texts.push(speaker.hears(/./).text);
    }
    const names = texts.join('\n').match(/\/[a-z]+/g) ?? [];
    const known = new Set(commands.map(({ name }) => `/${name}`));
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('tells of one command what its forms are, with examples', async () => {
    const { host, zoe } = await classroom();
    await host.says('/help mark');
    host.hears(/For hosts\.[\s\S]*\/mark PERSON STATUS[\s\S]*For example: \/mark Ann late[\s\S]*\/mark all present/);
    await zoe.says('/help /excuse');
    zoe.hears(/\/excuse DATE\.\.DATE REASON/);
    await zoe.says('/help dance');
    zoe.hears(/\/dance/);
    await zoe.says('/atend');
    zoe.hears(/I do not know \/atend. Do you mean \/attend\?/);
    await zoe.says('/help exuse');
    zoe.hears(/Do you mean \/excuse\?/);
  });
});
