import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/errors.js';
import type { Story, Context } from '../../../src/stories/kernel/story.js';
import { breakMethod } from '../../helpers/break.js';
import { commandOf } from '../../helpers/commands.js';
import { createClassroom } from '../../helpers/classroom.js';

/** Says on /help what a test wants to hear, and carries a button that does the same. */
async function talking(act: (context: Context) => Promise<unknown>) {
  const does = async (context: Context) => {
    await act(context);
  };
  const flow: Story = {
    commands: [
      commandOf('help', does),
      commandOf('start', async (context) => {
        await context.reply({ text: 'a button', buttons: [[{ label: 'Tap', data: 'act' }]] });
      }),
    ],
    presses: { act: does },
  };
  return createClassroom([flow]);
}

const secret = (context: Context) => context.replyPrivately({ text: 'Bo is missing' });

describe('a word to somebody alone', () => {
  it('is in the chat for them only', async () => {
    const { ann, bo } = await talking(secret);
    await ann.says('/help');
    expect(ann.hears(/Bo is missing/).only).toBe(ann.account);
    bo.doesNotHear(/./);
  });

  it('who cannot be reached is told so in the chat, and nothing else, once', async () => {
    const { ann, bo, platform, handle, logged } = await talking(secret);
    platform.unreachable.add(ann.account);
    await handle(await ann.says('/help'));
    const { text, buttons } = bo.hears(/an answer that only you should see[^]*waits for you/);
    expect(text).not.toMatch(/Bo/);
    const start = expect.stringMatching(/^answer-[a-z2-7]{10}$/) as string;
    expect(buttons).toMatchObject([[{ label: 'Open our direct chat', start }]]);
    expect(platform.said).toHaveLength(1);
    expect(logged).toEqual([]);
  });

  it('reaches them once they have spoken to the bot', async () => {
    const { ann, platform } = await talking(secret);
    platform.unreachable.add(ann.account);
    await ann.says('/help');
    platform.unreachable.clear();
    await ann.says('/help');
    expect(ann.hears(/Bo is missing/).only).toBe(ann.account);
  });

  it('is tried again where the platform was only busy, and never said aloud instead', async () => {
    const { ann, services, platform, handle } = await talking(secret);
    const real = services.messenger;
    const busy = new AdapterError('fake', 'rate-limited', 10);
    services.messenger = {
      ...real,
      send: (to, ...more) => (to.only === undefined ? real.send(to, ...more) : Promise.reject(busy)),
    };
    await expect(ann.says('/help')).rejects.toBe(busy);
    services.messenger = real;
    expect(platform.said).toEqual([]);
    await handle(await ann.says('/help'));
    ann.hears(/Bo is missing/);
  });

  it('in a direct chat that refuses is a refusal like any other', async () => {
    const { stage, services, platform, logged } = await talking(secret);
    breakMethod(services.messenger, 'send', 'before', new AdapterError('fake', 'forbidden'));
    await stage.person('Ann').says('/help');
    expect(platform.said).toEqual([]);
    expect(logged).toMatchObject([{ code: 'forbidden' }]);
  });
});

describe('a quiet word', () => {
  it('after a press is one of the platform’s own, and may open the direct chat', async () => {
    const { ann, platform } = await talking((context) => context.notify('Not here.', 'register'));
    await ann.says('/start');
    await ann.taps('Tap');
    expect(platform.toasts).toMatchObject([{ account: ann.account, text: 'Not here.', start: 'register' }]);
    expect(platform.said).toHaveLength(1);
  });

  it('after a message is for its sender, with a button where there is something to do in the direct chat', async () => {
    const { ann, bo } = await talking((context) => context.notify('Not here.', 'register'));
    await ann.says('/help');
    const { only, buttons } = ann.hears(/Not here/);
    expect(only).toBe(ann.account);
    expect(buttons).toEqual([[{ label: 'Open our direct chat', data: 'start:register', start: 'register' }]]);
    bo.doesNotHear(/./);
  });

  it('that leads to the direct chat is said aloud to who cannot be reached', async () => {
    const { ann, platform, handle } = await talking((context) => context.notify('Not here.', 'register'));
    platform.unreachable.add(ann.account);
    await handle(await ann.says('/help'));
    expect(platform.said).toMatchObject([{ text: 'Not here.', buttons: [[{ start: 'register' }]] }]);
    expect(platform.said[0]).not.toHaveProperty('only');
  });

  it('that leads nowhere is a sign to who cannot be reached', async () => {
    const { ann, platform } = await talking((context) => context.notify('Only a host can do that.'));
    platform.unreachable.add(ann.account);
    const { message } = await ann.says('/help');
    expect(platform.said).toEqual([]);
    expect(platform.signs).toEqual([{ message, sign: 'look-again' }]);
  });
});

describe('in a topic', () => {
  const everything = async (context: Context) => {
    await context.reply({ text: 'aloud' });
    await secret(context);
    await context.notify('quietly');
  };

  it('answers, whispers and quiet words stay there, as replies', async () => {
    const { ann, group, platform } = await talking(everything);
    const { message } = await ann.in({ ...group, thread: 'topic-7' }).says('/help');
    const place = { chat: group.id, thread: 'topic-7', replyTo: message };
    expect(platform.said).toMatchObject([
      { ...place, text: 'aloud' },
      { ...place, text: 'Bo is missing', only: ann.account },
      { ...place, text: 'quietly', only: ann.account },
    ]);
  });

  it('that somebody cannot be reached is said there, too', async () => {
    const { ann, group, platform } = await talking(secret);
    platform.unreachable.add(ann.account);
    await ann.in({ ...group, thread: 'topic-7' }).says('/help');
    expect(platform.said).toMatchObject([
      { thread: 'topic-7', text: expect.stringMatching(/^I have an answer/) as string },
    ]);
  });

  it('a press is answered there, and no reply to anything', async () => {
    const { ann, group, platform } = await talking(secret);
    await ann.in({ ...group, thread: 'topic-7' }).says('/start');
    await ann.taps('Tap');
    expect(platform.said.at(-1)).toMatchObject({ thread: 'topic-7', text: 'Bo is missing' });
    expect(platform.said.at(-1)).not.toHaveProperty('replyTo');
  });

  it('an answer is addressed by what its platform gave with the event', async () => {
    const { ann, handle, platform } = await talking(everything);
    await handle({ ...(await ann.says('Good morning')), text: '/help', via: 'token' });
    expect(platform.said.map(({ via }) => via)).toEqual(['token', 'token', 'token']);
  });
});
