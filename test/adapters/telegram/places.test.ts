/** Chats found by the names that people call them by, silence, files, and posts that were forwarded from a channel. */
import { describe, expect, it } from 'vitest';
import { startTelegram } from './started.js';

async function enter() {
  const started = await startTelegram();
  const { server, adapter } = started;
  const [ann, bo] = [server.person('Ann Example'), server.person('Bo')];
  const group = server.group('Class 5b', { admins: [ann], members: [bo], bot: 'administrator' });
  const channel = server.channel('Daily numbers', { admins: [ann], username: 'daily_numbers' });
  const { places, rights, messenger } = adapter.platform;
  return { ...started, ann, bo, group, channel, near: `telegram:${group.id}`, places, rights, messenger };
}

describe('a chat', () => {
  it.each(['@daily_numbers', 'daily_numbers', 'https://t.me/daily_numbers', 't.me/daily_numbers'])(
    'is found as %s',
    async (name) => {
      const { places, channel, near } = await enter();
      expect(await places.find(name, near)).toEqual({ chat: `telegram:${channel.id}`, title: 'Daily numbers' });
    },
  );

  it.each(['@nobody_is_here', '#daily', 'a b', ''])('is not found as %j', async (name) => {
    const { places, near } = await enter();
    expect(await places.find(name, near)).toBeUndefined();
  });

  it('is administered by those who are administrators there', async () => {
    const { rights, channel, ann, bo } = await enter();
    const chat = `telegram:${channel.id}`;
    expect(await rights.isAdmin(chat, `telegram:${ann.id}`)).toBe(true);
    expect(await rights.isAdmin(chat, `telegram:${bo.id}`)).toBe(false);
  });
});

it('is posted to silently, with a picture or a file', async () => {
  const { messenger, channel, server } = await enter();
  const to = { chat: `telegram:${channel.id}` };
  const file = { bytes: new TextEncoder().encode('name,mark\n'), type: 'text/csv', name: 'marks.csv' } as const;
  await messenger.send(to, { text: 'The day', silent: true }, 'a');
  await messenger.send(to, { text: 'The marks', file }, 'b');
  expect(server.messages(channel).map(({ text }) => text)).toEqual(['The day', 'The marks']);
  const sent = server.calls.filter(({ method }) => method.startsWith('send'));
  expect(sent.map(({ method, params }) => [method, params.disable_notification])).toEqual([
    ['sendMessage', 'true'],
    ['sendDocument', undefined],
  ]);
  expect(server.messages(channel).at(-1)?.document).toMatchObject({ name: 'marks.csv' });
});

it('tells from which channel the post was forwarded that is answered', async () => {
  const { server, ann, group, channel, events } = await enter();
  const post = await channel.posts('Hello all');
  const forwarded = await ann.in(group).forwards(channel, post.id);
  await ann.in(group).says('/digest 18:00', { replyTo: forwarded.id });
  await expect
    .poll(() => events.at(-1))
    .toMatchObject({
      text: '/digest 18:00',
      replyTo: { from: { chat: `telegram:${channel.id}`, title: 'Daily numbers' } },
    });
  await expect.poll(() => server.pendingUpdates()).toBe(0);
});
