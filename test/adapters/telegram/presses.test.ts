/** Buttons spin until their press is answered: once, whatever happens. */
import { expect, it } from 'vitest';
import type { Person } from '@rollcall/fake-telegram';
import type { ButtonPressed } from '../../../src/chat/event.js';
import { startTelegram, until, type Started } from './started.js';

interface Room extends Started {
  ann: Person;
  press: () => Promise<ButtonPressed>;
  answers: () => Record<string, string>[];
}

async function enter(): Promise<Room> {
  const started = await startTelegram();
  const { server, adapter, events } = started;
  const ann = server.person('Ann');
  const group = server.group('Class 5b', { admins: [ann], bot: 'administrator' });
  const reply = { text: 'Open.', buttons: [[{ label: 'Fix', data: 'fix' }]] };
  const message = await adapter.platform.messenger.send({ chat: `telegram:${group.id}` }, reply, 'key');
  return {
    ...started,
    ann,
    async press() {
      const presses = () => events.filter((event) => event.kind === 'button');
      const before = presses().length;
      await ann.in(group).presses(Number(message), 'fix');
      return until(() => presses()[before]);
    },
    answers: () => server.calls.filter(({ method }) => method === 'answerCallbackQuery').map(({ params }) => params),
  };
}

it('is answered with a quiet word, and not again when it is settled', async () => {
  const { press, adapter, server, answers } = await enter();
  const event = await press();
  await adapter.platform.messenger.notify(event, 'Only a host of this class can do that.');
  await adapter.platform.messenger.notify(event, 'Another word');
  await adapter.platform.messenger.settle(event);
  expect(server.toasts).toMatchObject([{ text: 'Only a host of this class can do that.', alert: false }]);
  expect(answers()).toHaveLength(1);
});

it('is answered without a word where nothing was said', async () => {
  const { press, adapter, answers } = await enter();
  await adapter.platform.messenger.settle(await press());
  expect(answers()).toEqual([{ callback_query_id: expect.any(String) as string }]);
});

it('shows longer words in a window that stays, cut to what Telegram takes', async () => {
  const { press, adapter, server } = await enter();
  await adapter.platform.messenger.notify(await press(), 'Missing: '.padEnd(300, 'x'));
  expect(server.toasts).toMatchObject([{ text: `${'Missing: '.padEnd(199, 'x')}…`, alert: true }]);
});

it('opens the direct chat where there is something to do in it', async () => {
  const { press, adapter, server } = await enter();
  await adapter.platform.messenger.notify(await press(), 'I do not know you yet.', 'join-abc');
  expect(server.toasts).toMatchObject([{ text: '', url: `https://t.me/${server.bot.username}?start=join-abc` }]);
});

it('says that the answer is in the direct chat, to whoever pressed and not to later presses', async () => {
  const { press, adapter, server, ann } = await enter();
  await ann.starts();
  const { messenger } = adapter.platform;
  const only = `telegram:${ann.id}`;
  const event = await press();
  await messenger.send({ chat: event.chat.id, only, via: event.via! }, { text: 'Only you see this.' }, 'a');
  await messenger.settle(event);
  expect(server.toasts).toMatchObject([{ text: 'I have answered in our direct chat.' }]);
  // A note that nobody pressed for.
  await messenger.send({ chat: event.chat.id, only }, { text: 'Somebody waits to be let in.' }, 'b');
  await messenger.settle(await press());
  expect(server.toasts[1]).toMatchObject({ text: '' });
});

it('may be answered too late, which is nobody’s fault', async () => {
  const { press, adapter, server, log } = await enter();
  const event = await press();
  server.agePresses();
  await adapter.platform.messenger.notify(event, 'Noted.');
  await adapter.platform.messenger.settle(event);
  expect(server.toasts).toEqual([]);
  expect(log()).toBe('[]');
});

it('is heard also under a message that is too old to be shown', async () => {
  const started = await startTelegram();
  const ann = started.server.person('Ann');
  const group = started.server.group('Class 5b', { admins: [ann] });
  const reply = { text: 'Open.', buttons: [[{ label: 'Fix', data: 'fix' }]] };
  const message = await started.adapter.platform.messenger.send({ chat: `telegram:${group.id}` }, reply, 'key');
  await ann.in(group).presses(Number(message), 'fix', { inaccessible: true });
  const event = await until(() => started.events[0]);
  expect(event).toMatchObject({ kind: 'button', message, data: 'fix', chat: { id: `telegram:${group.id}` } });
});
