/** People, groups and channels, as the bot hears of them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../src/person.js';
import { createRawBot, type RawBot } from './raw-call.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;
let ann: Person;

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = createRawBot(server);
  ann = server.person('Ann Mary Example', { username: 'ann_example', language: 'de' });
});
afterEach(() => server.close());

it('a person has a name, a username and a language', async () => {
  const { message } = await ann.starts('join-5b');
  expect(message).toMatchObject({
    text: '/start join-5b',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    from: { first_name: 'Ann', last_name: 'Mary Example', username: 'ann_example', language_code: 'de', is_bot: false },
    chat: { id: ann.id, type: 'private', first_name: 'Ann' },
  });
});

it('entities count UTF-16 code units and name people by their words', async () => {
  const bo = server.person('Bo Example');
  const group = server.group('Class 5b', { admins: [ann] });
  const { message } = await ann
    .in(group)
    .says('🎒 /mark @ann_example and Bo late', { mentions: [{ words: 'Bo', person: bo }] });
  expect(message.entities).toEqual([
    { type: 'bot_command', offset: 3, length: 5 },
    { type: 'mention', offset: 9, length: 12 },
    { type: 'text_mention', offset: 26, length: 2, user: bo.user },
  ]);
});

it('messages of groups and direct chats share one count, supergroups have their own', async () => {
  const small = server.group('Small', { supergroup: false, admins: [ann] });
  const large = server.group('Large', { admins: [ann] });
  const ids = [await ann.starts(), await ann.in(small).says('x'), await ann.in(large).says('x')].map(({ id }) => id);
  expect(ids).toEqual([1, 2, 1]);
});

it('an answer brings what it answers, but not what that answers', async () => {
  const group = server.group('Class 5b', { admins: [ann], privacy: false });
  const first = await ann.in(group).says('one');
  const second = await ann.in(group).says('two', { replyTo: first.id });
  const third = await ann.in(group).says('three', { replyTo: second.id });
  expect(third.message).toMatchObject({ reply_to_message: { text: 'two' }, message_thread_id: first.id });
  expect(third.message.reply_to_message?.reply_to_message).toBeUndefined();
  expect(third.message.is_topic_message).toBeUndefined();
});

it('a topic has messages of its own, which seem to answer its beginning', async () => {
  const forum = server.group('Forum', { admins: [ann], topics: true, privacy: false });
  const thread = forum.topic('Attendance');
  const inTopic = await ann.in(forum).says('here', { thread });
  expect(inTopic.message).toMatchObject({
    message_thread_id: thread,
    is_topic_message: true,
    chat: { is_forum: true },
    reply_to_message: { message_id: thread, forum_topic_created: { name: 'Attendance' } },
  });
  expect((await ann.in(forum).says('general')).message.message_thread_id).toBeUndefined();
  const answer = await bot.sends('sendMessage', {
    chat_id: forum.id,
    text: 'Seen.',
    reply_parameters: { message_id: inTopic.id },
  });
  expect(answer).toMatchObject({ message_thread_id: thread, is_topic_message: true });
});

it('the bot is told when it is added, promoted and removed', async () => {
  const group = server.group('Class 5b', { admins: [ann], bot: 'left' });
  await ann.in(group).addsBot();
  ann.in(group).promotesBot();
  await ann.in(group).removesBot();
  const told = (old: string, now: string) => ({
    my_chat_member: {
      from: { id: ann.id },
      chat: { id: group.id },
      old_chat_member: { status: old },
      new_chat_member: { status: now },
    },
  });
  expect(await bot.updates()).toMatchObject([
    told('left', 'member'),
    { message: { new_chat_members: [{ id: server.bot.id }] } },
    told('member', 'administrator'),
    told('administrator', 'kicked'),
    { message: { left_chat_member: { id: server.bot.id } } },
  ]);
});

it('the bot is told when it is blocked', async () => {
  await ann.starts();
  ann.blocksBot();
  const [, update] = await bot.updates();
  expect(update).toMatchObject({
    my_chat_member: { chat: { id: ann.id, type: 'private' }, new_chat_member: { status: 'kicked' } },
  });
  await expect(async () => ann.direct().says('x')).rejects.toThrow('blocked');
});

it('a group that becomes a supergroup says so in both', async () => {
  const small = server.group('Small', { supergroup: false, admins: [ann], privacy: false });
  const large = small.migrates();
  expect(await bot.updates()).toMatchObject([
    { message: { chat: { id: small.id, type: 'group' }, migrate_to_chat_id: large.id } },
    { message: { chat: { id: large.id, type: 'supergroup' }, migrate_from_chat_id: small.id } },
  ]);
  expect((await ann.in(large).says('here')).update).toBeDefined();
});

it('an anonymous administrator speaks as the group', async () => {
  const bo = server.person('Bo Example');
  const group = server.group('Class 5b', { admins: [ann], members: [bo] });
  const { message, update } = await ann.in(group).says('/open', { anonymous: true });
  expect(message).toMatchObject({ from: { id: 1087968824, is_bot: true }, sender_chat: { id: group.id } });
  expect(update).toBeDefined();
  expect(() => bo.in(group).says('/open', { anonymous: true })).toThrow('no administrator');
});

it('a post of a channel has no author, and comes into the group for comments', async () => {
  const group = server.group('Comments', { privacy: false });
  const channel = server.channel('News');
  channel.linksTo(group);
  const { id } = await channel.posts('Hello', { signature: 'Ann' });
  const [post, copy] = await bot.updates();
  expect(post).toMatchObject({ channel_post: { sender_chat: { id: channel.id }, author_signature: 'Ann' } });
  expect(post?.channel_post).not.toHaveProperty('from');
  expect(copy).toMatchObject({
    message: {
      from: { id: 777000 },
      is_automatic_forward: true,
      forward_origin: { type: 'channel', chat: { id: channel.id }, message_id: id },
    },
  });
  expect((await bot.call('getChat', { chat_id: group.id })).result).toMatchObject({ linked_chat_id: channel.id });
});

it('a forwarded post says where it comes from, also where the bot is not', async () => {
  const channel = server.channel('News', { bot: 'left' });
  const { id } = await channel.posts('Hello');
  const { message } = await ann.direct().forwards(channel, id);
  expect(message).toMatchObject({
    text: 'Hello',
    forward_origin: { type: 'channel', chat: { id: channel.id }, message_id: id },
  });
});

it('an edited message comes as one, and updates before it do not change', async () => {
  const { id } = await ann.direct().says('/strat');
  await ann.direct().edits(id, '/start');
  expect(await bot.updates()).toMatchObject([
    { message: { message_id: id, text: '/strat' } },
    { edited_message: { message_id: id, text: '/start', edit_date: expect.any(Number) as number } },
  ]);
});

it('a press brings the message with what it answers, unless that is too old', async () => {
  const group = server.group('Class 5b', { admins: [ann] });
  const asked = await ann.in(group).says('/open');
  const { message_id } = await bot.sends('sendMessage', {
    chat_id: group.id,
    text: 'Open.',
    reply_parameters: { message_id: asked.id },
    reply_markup: { inline_keyboard: [[{ text: 'Here', callback_data: 'here' }]] },
  });
  await ann.in(group).presses(message_id, 'here');
  await ann.in(group).presses(message_id, 'here', { inaccessible: true });
  const [, press, late] = await bot.updates();
  expect(press).toMatchObject({
    callback_query: {
      from: { id: ann.id },
      data: 'here',
      message: { message_id, reply_to_message: { message_id: asked.id } },
    },
  });
  expect(late).toMatchObject({ callback_query: { message: { message_id, date: 0 } } });
});
