import { describe, expect, it } from 'vitest';
import type { Receive } from '../../../src/chat/ports.js';
import type { Heard, Stage } from '../../../src/chat/stage.js';
import { jpeg, startWeb, type Started } from './started.js';

/** A bot that answers like a small child: it repeats, asks back, and works for a moment on photos. */
function echoBot(web: () => Started): Receive {
  return async (event) => {
    await Promise.resolve();
    const { messenger } = web().adapter;
    if (event.kind === 'button' && event.data === 'more') {
      await messenger.edit({ chat: event.chat.id }, event.message, { text: 'more', buttons: [] });
    } else if (event.kind === 'button') {
      void messenger.notify(event, `you chose ${event.data}`);
    } else if (event.kind === 'message' && event.photos.length > 0) {
      const done = messenger.working({ chat: event.chat.id });
      await messenger.send({ chat: event.chat.id }, { text: 'looking' }, `${event.id}/1`);
      setImmediate(() => {
        void messenger.send({ chat: event.chat.id }, { text: 'seen' }, `${event.id}/2`).then(done);
      });
    } else if (event.kind === 'message') {
      const buttons = [[{ label: 'Yes', data: 'yes' }], [{ label: 'No, thanks', data: 'no' }]];
      await messenger.send(
        { chat: event.chat.id, only: event.sender.account },
        { text: event.text, buttons },
        event.id,
      );
    }
  };
}

async function play(demo: (stage: Stage, host: string, web: Started) => Promise<void>) {
  const web: Started = await startWeb({
    demo: (stage, host) => demo(stage, host, web),
    receive: echoBot(() => web),
  });
  const events = await web.stream();
  expect((await events.next('snapshot')).demo.state).toBe('ready');
  expect((await fetch(`${web.url}/api/demo`, { method: 'POST' })).status).toBe(202);
  for (;;) {
    const { demo: shown } = await events.next('demo');
    if (shown.state !== 'running') return { web, state: shown.state };
  }
}

describe('the stage', () => {
  it('lets a demo speak, press and hear as people do', async () => {
    const heard: Heard[] = [];
    const { web, state } = await play(async (stage, host) => {
      const zoe = stage.person('Zoe Kim');
      const chat = stage.group('Demo class');
      heard.push(...(await stage.says(zoe, stage.direct(zoe), { text: '/register' })));
      heard.push(...(await stage.presses(zoe, stage.direct(zoe), /^No/)));
      heard.push(...(await stage.says(host, chat, { text: '/attend', photos: [{ name: 'a.jpg', bytes: jpeg() }] })));
      stage.progress(1, 1, 'One class photo');
    });
    expect(state).toBe('done');
    expect(heard.map(({ text }) => text)).toEqual(['/register', 'you chose no', 'looking', 'seen']);
    expect(heard[0]?.buttons).toEqual(['Yes', 'No, thanks']);
    const { demo, messages } = await (await web.stream()).next('snapshot');
    expect(demo).toEqual({ state: 'done', done: 1, total: 1, text: 'One class photo', chat: 'web:class-demo-class' });
    expect(messages.map(({ from, text }) => [from, text])).toEqual([
      ['web:zoe-kim', '/register'],
      [null, '/register'],
      ['web:ms-rivera', '/attend'],
      [null, 'looking'],
      [null, 'seen'],
    ]);
  });

  it('waits for a button to appear', async () => {
    const { state } = await play(async (stage, host) => {
      const chat = stage.direct(host);
      const pressed = stage.presses(host, chat, 'Yes');
      await stage.says(host, chat, { text: 'ask me' });
      expect(await pressed).toMatchObject([{ text: 'you chose yes' }]);
    });
    expect(state).toBe('done');
  });

  it('does not take a change to an older message for an answer, unless its button was pressed', async () => {
    const { state } = await play(async (stage, host, { adapter: { messenger } }) => {
      const chat = stage.group('Demo class');
      const [joined] = await stage.says(host, chat, { text: 'Join' });
      const message = joined?.message ?? '';
      const says = stage.says(host, chat, { text: 'next' });
      await messenger.edit({ chat }, message, { text: 'One has joined' });
      expect(await says).toMatchObject([{ text: 'next' }]);
      const buttons = [[{ label: 'More', data: 'more' }]];
      await messenger.edit({ chat }, message, { text: 'Two have joined', buttons });
      expect(await stage.presses(host, chat, 'More')).toMatchObject([{ message, text: 'more', buttons: [] }]);
    });
    expect(state).toBe('done');
  });

  it('does not hear what is for somebody else', async () => {
    const { state } = await play(async (stage, host) => {
      const chat = stage.group('Demo class');
      const zoe = stage.person('Zoe Kim');
      const [mine, theirs] = await Promise.all([
        stage.says(host, chat, { text: 'for the host' }),
        stage.says(zoe, chat, { text: 'for Zoe' }),
      ]);
      expect([mine[0]?.text, theirs[0]?.text]).toEqual(['for the host', 'for Zoe']);
    });
    expect(state).toBe('done');
  });
});

describe('the demo', () => {
  it('that breaks says so, and can be played again', async () => {
    let plays = 0;
    const { web, state } = await play(() => {
      plays += 1;
      return Promise.reject(new Error('no such photo'));
    });
    expect(state).toBe('failed');
    expect((await fetch(`${web.url}/api/demo`, { method: 'POST' })).status).toBe(202);
    expect(plays).toBe(2);
  });

  it('is played once at a time, and not at all where there is none', async () => {
    const web = await startWeb({ demo: () => new Promise(() => undefined) });
    expect((await fetch(`${web.url}/api/demo`, { method: 'POST' })).status).toBe(202);
    expect((await fetch(`${web.url}/api/demo`, { method: 'POST' })).status).toBe(503);
    const without = await startWeb();
    expect((await fetch(`${without.url}/api/demo`, { method: 'POST' })).status).toBe(503);
  });
});
