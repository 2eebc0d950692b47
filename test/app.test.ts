import { describe, expect, it } from 'vitest';
import { createApp } from '../src/app.js';
import { silent } from '../src/chat/ports.js';
import { AdapterError, StoreError, UserError } from '../src/errors.js';
import type { Command } from '../src/stories/kernel/command.js';
import type { Story } from '../src/stories/kernel/story.js';
import { breakMethod } from './helpers/break.js';
import { createClassroom } from './helpers/classroom.js';
import { commandOf, welcome } from './helpers/commands.js';

const helping = (run: Command['run']): Story => ({ commands: [commandOf('help', run)] });
const broken = helping(async (context) => {
  await context.reply({ text: 'half of it' });
  throw new Error('a bug');
});

describe('a bug', () => {
  it('is told to whoever met it, also after an answer, with the id under which it is logged', async () => {
    const { stage, logged } = await createClassroom([broken]);
    const ann = stage.person('Ann');
    await ann.says('/help');
    ann.hears(/half of it/);
    const [, id] = /noted as (\w+)/.exec(ann.hears(/Something went wrong/).text) ?? [];
    expect(logged).toMatchObject([{ bug: id }]);
  });

  it('is told once, however often its event comes', async () => {
    const { ann, handle, platform } = await createClassroom([broken]);
    await handle(await ann.says('/help'));
    expect(platform.said).toHaveLength(2);
  });
});

describe('a failure', () => {
  const refused = helping(() => Promise.reject(new UserError('session.none')));

  it.each([
    ['a refusal', refused, /No session is open/],
    ['a bug', broken, /Something went wrong/],
  ])('is noted before it is told: %s', async (_, flow, words) => {
    const { ann, services, platform, stage } = await createClassroom([]);
    const help = await ann.says('hello');
    const app = createApp(services, [flow], silent);
    const notes: string[] = [];
    const event = { ...help, text: '/help' };
    const full = app.handle(event, { note: () => Promise.reject(new StoreError('full')) });
    await expect(full).rejects.toBeInstanceOf(StoreError);
    expect(platform.said.filter(({ text }) => words.test(text))).toEqual([]);
    await app.handle(event, { note: ({ text }) => Promise.resolve(void notes.push(text)) });
    stage.person('Ann').in(ann.chat).hears(words);
    expect(notes).toEqual([expect.stringMatching(words)]);
  });

  it('that was noted before is told, and nothing is done', async () => {
    let runs = 0;
    const { ann, services, stage } = await createClassroom([]);
    const help = await ann.says('hello');
    const app = createApp(services, [helping(() => Promise.resolve(void (runs += 1)))], silent);
    const note = () => Promise.reject(new Error('noted already'));
    await app.handle({ ...help, text: '/help' }, { apology: { text: 'Not this time.' }, note });
    stage
      .person('Ann')
      .in(ann.chat)
      .hears(/Not this time/);
    expect(runs).toBe(0);
  });
});

describe('a command of the direct chat', () => {
  const me = (where: Command['where']): Story => ({
    commands: [{ ...commandOf('me', (context) => context.notify('all about you')), where }],
  });

  it('sent elsewhere is led there by a button, which sends it there', async () => {
    const { ann, stage } = await createClassroom([welcome, me('direct')]);
    await ann.says('/me');
    const { text, buttons } = ann.hears(/works in our direct chat/);
    expect(text).not.toMatch(/about you/);
    expect(buttons).toMatchObject([[{ label: 'Open our direct chat', start: 'me' }]]);
    await stage.person('Ann').says('/start me');
    stage.person('Ann').hears(/all about you/);
  });

  it('is the only kind that a link can send, and only there', async () => {
    const { ann, stage } = await createClassroom([welcome, me('anywhere')]);
    for (const payload of ['me', 'start', 'mark', 'nonsense', '']) {
      await stage.person('Ann').says(`/start ${payload}`);
      stage.person('Ann').hears(/Welcome back/);
    }
    const other = await createClassroom([welcome, me('direct')]);
    await other.ann.says('/start me');
    other.ann.hears(/take attendance for Class 5b/);
    ann.doesNotHear(/about you/);
  });
});

describe('whoever waits', () => {
  const asking = (fail: () => Promise<void>): Story => ({
    commands: [
      commandOf('help', async (context) => {
        await context.reply({ text: 'Well?', buttons: [[{ label: 'Go', data: 'go' }]] });
      }),
    ],
    presses: { go: fail },
  });

  it.each([
    ['nothing was said', () => Promise.resolve()],
    ['it was refused', () => Promise.reject(new UserError('button.stale'))],
    ['it was a bug', () => Promise.reject(new Error('a bug'))],
    ['the platform refused', () => Promise.reject(new AdapterError('fake', 'forbidden'))],
  ])('hears that a press was handled, also where %s', async (_, act) => {
    const { ann, platform } = await createClassroom([asking(act)]);
    const message = await ann.says('/help');
    const press = await ann.taps('Go');
    expect(platform.settled).toEqual([message.id, press.id]);
  });

  it('goes on waiting where it will be tried again', async () => {
    const { ann, platform } = await createClassroom([
      asking(() => Promise.reject(new AdapterError('fake', 'network'))),
    ]);
    await ann.says('/help');
    await expect(ann.taps('Go')).rejects.toMatchObject({ code: 'network' });
    expect(platform.settled).toHaveLength(1);
  });

  it('learns which rights the bot was not given, and where', async () => {
    const missing = { rights: 'Attach Files', place: '#class' };
    const refused = () => Promise.reject(new AdapterError('fake', 'forbidden', undefined, missing));
    const { ann } = await createClassroom([asking(refused)]);
    await ann.says('/help');
    await ann.taps('Go');
    ann.hears(/not allowed to do that in #class\. .*give me: Attach Files/);
  });

  it('and cannot be told what went wrong leaves that to the log', async () => {
    const { ann, services, platform, logged } = await createClassroom([
      asking(() => Promise.reject(new Error('a bug'))),
    ]);
    await ann.says('/help');
    breakMethod(services.messenger, 'notify', 'before', new AdapterError('fake', 'gone'));
    const press = await ann.taps('Go');
    expect(logged).toMatchObject([{ bug: expect.any(String) as string }, { err: { code: 'gone' } }]);
    expect(platform.settled).toContain(press.id);
  });
});

describe('a timer', () => {
  it('reaches every flow, whatever becomes of the others, and waits for the next minute', async () => {
    let reached = 0;
    const { tick, logged } = await createClassroom([
      { timers: { sessions: () => Promise.reject(new AdapterError('fake', 'network')) } },
      { timers: { sessions: () => Promise.reject(new Error('a bug')) } },
      { timers: { sessions: () => Promise.resolve().then(() => void (reached += 1)) } },
    ]);
    await tick();
    expect(reached).toBe(1);
    expect(logged).toMatchObject([{ code: 'network' }, { bug: expect.any(String) as string }]);
  });

  it('is for later where the store fails, as it does once the bot stops: that is no story’s bug', async () => {
    const { tick, logged } = await createClassroom([
      { timers: { sessions: () => Promise.reject(new StoreError('closed')) } },
    ]);
    await expect(tick()).rejects.toThrow(StoreError);
    expect(logged).toEqual([]);
  });
});
