/** Whatever Telegram refuses is refused, in its own words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRawBot, type RawBot } from './raw-call.js';
import type { Group } from '../src/group.js';
import type { Person } from '../src/person.js';
import { createFakeTelegram, type FakeTelegram } from '../src/fake-telegram.js';

let server: FakeTelegram;
let bot: RawBot;
let ann: Person;
let group: Group;

beforeEach(async () => {
  server = await createFakeTelegram();
  bot = createRawBot(server);
  ann = server.person('Ann Example');
  group = server.group('Class 5b', { admins: [ann] });
});
afterEach(() => server.close());

const badRequest = (why: string) => ({ ok: false, error_code: 400, description: `Bad Request: ${why}` });
const forbidden = (why: string) => ({ ok: false, error_code: 403, description: `Forbidden: ${why}` });
const button = (more: object) => ({ inline_keyboard: [[{ text: 'Here', ...more }]] });
const buttons = (rows: number, columns: number) => ({
  inline_keyboard: Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => ({ text: 'x', callback_data: 'x' })),
  ),
});

describe('the address', () => {
  it('needs the right token', async () => {
    expect(await createRawBot({ ...server, token: '1:wrong' }).call('getMe')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
  });
  it('needs a method that there is', async () => {
    expect(await bot.call('sendMesage')).toMatchObject({ error_code: 404, description: 'Not Found: method not found' });
  });
  it('takes GET, forms and methods in any case alike', async () => {
    const root = `${server.url}/bot${server.token}`;
    expect(await (await fetch(`${root}/getme`)).json()).toMatchObject({ ok: true, result: { id: server.bot.id } });
    const body = new URLSearchParams({ chat_id: String(group.id), text: 'A form' });
    expect(await (await fetch(`${root}/sendMessage`, { method: 'POST', body })).json()).toMatchObject({ ok: true });
  });
});

describe('a message', () => {
  it.each([
    [{ text: '' }, 'message text is empty'],
    [{ text: '  \n ' }, 'text must be non-empty'],
    [{ text: 'x'.repeat(4097) }, 'message is too long'],
    [{ text: 'x', parse_mode: 'Word' }, 'unsupported parse_mode'],
    [{ text: '<b>x', parse_mode: 'HTML' }, 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
    [{ text: '5 < 6 <x>', parse_mode: 'HTML' }, 'can\'t parse entities: Unsupported start tag "" at byte offset 2'],
    [
      { text: '*x', parse_mode: 'Markdown' },
      "can't parse entities: Can't find end of the entity starting at byte offset 0",
    ],
    [
      { text: 'Done.', parse_mode: 'MarkdownV2' },
      "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    ],
    [{ text: 'x', reply_markup: 'nonsense' }, "can't parse reply keyboard markup JSON object"],
    [{ text: 'x', reply_markup: [] }, 'object expected as reply markup'],
    [
      { text: 'x', reply_markup: { inline_keyboard: [{ text: 'Here', callback_data: 'x' }] } },
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
    [
      { text: 'x', reply_markup: button({}) },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [{ text: 'x', reply_markup: button({ callback_data: 'ä'.repeat(33) }) }, 'BUTTON_DATA_INVALID'],
    [
      { text: 'x', reply_markup: button({ text: ' ', callback_data: 'x' }) },
      'inline keyboard button text must be non-empty',
    ],
    [
      { text: 'x', reply_markup: button({ url: 'http://localhost:3000/' }) },
      "inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
    ],
    [
      { text: 'x', reply_markup: button({ url: 'ftp://example.org' }) },
      "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol",
    ],
    [{ text: 'x', reply_markup: buttons(13, 8) }, 'reply markup is too long'],
    [{ text: 'x', reply_markup: buttons(1, 9) }, 'reply markup is too long'],
    [{ text: 'x', reply_parameters: { message_id: 999 } }, 'message to be replied not found'],
    [{ text: 'x', reply_parameters: 'nonsense' }, "can't parse reply parameters JSON object"],
    [{ text: 'x', reply_parameters: [1] }, 'object expected as reply parameters'],
  ])('%j', async (params, why) => {
    expect(await bot.call('sendMessage', { chat_id: group.id, ...params })).toEqual(badRequest(why));
  });

  it.each([
    [{ text: 'x'.repeat(4096) }],
    [{ text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' }],
    [{ text: 'x', reply_markup: button({ callback_data: 'ä'.repeat(32) }) }],
    [{ text: 'x', reply_markup: buttons(12, 8) }],
    [{ text: 'x', reply_markup: button({ url: 'https://t.me/test_bot?start=x' }) }],
    [{ text: 'x', reply_parameters: { message_id: 999, allow_sending_without_reply: true } }],
    [{ text: 'x', message_thread_id: 999 }],
  ])('is sent where it just fits: %j', async (params) => {
    expect(await bot.call('sendMessage', { chat_id: group.id, ...params })).toMatchObject({ ok: true });
    expect(server.violations).toEqual([]);
  });

  it('with a name of a parameter that does not exist is sent, and noted', async () => {
    await bot.sends('sendMessage', { chat_id: group.id, text: 'x', reply_to: 1 });
    await bot.sends('sendMessage', {
      chat_id: group.id,
      text: 'x',
      reply_markup: button({ callback_data: 'x', url: 'example.org' }),
    });
    await bot.sends('sendMessage', { chat_id: group.id, text: 'x', reply_markup: { inline: [] } });
    expect(server.violations).toEqual([
      'sendMessage: no parameter reply_to',
      'sendMessage: a button with several actions: callback_data, url',
      'sendMessage: reply_markup of no known kind: {"inline":[]}',
    ]);
  });
});

describe('the chat', () => {
  const send = (chat: { id: number }) => bot.call('sendMessage', { chat_id: chat.id, text: 'x' });

  it('has to be one that the bot knows', async () => {
    expect(await send({ id: 12 })).toEqual(badRequest('chat not found'));
    expect(await bot.call('sendMessage', { text: 'x' })).toEqual(badRequest('chat_id is empty'));
    expect(await send(server.group('Elsewhere', { bot: 'left' }))).toEqual(badRequest('chat not found'));
    expect(await send(ann)).toEqual(badRequest('chat not found'));
  });
  it('with somebody who never started the bot', async () => {
    await ann.in(group).says('/help');
    expect(await send(ann)).toEqual(forbidden("bot can't initiate conversation with a user"));
  });
  it('with somebody who blocked it', async () => {
    await ann.starts();
    ann.blocksBot();
    expect(await send(ann)).toEqual(forbidden('bot was blocked by the user'));
    ann.unblocksBot();
    expect(await send(ann)).toMatchObject({ ok: true });
  });
  it('with somebody whose account is gone', async () => {
    await ann.starts();
    ann.deactivates();
    expect(await send(ann)).toEqual(forbidden('user is deactivated'));
  });
  it('that it was thrown out of', async () => {
    await ann.in(group).removesBot();
    expect(await send(group)).toEqual(forbidden('bot was kicked from the supergroup chat'));
    const small = server.group('Small', { supergroup: false, bot: 'kicked' });
    expect(await send(small)).toEqual(forbidden('bot was kicked from the group chat'));
  });
  it('that it left', async () => {
    expect(await bot.call('leaveChat', { chat_id: group.id })).toMatchObject({ ok: true });
    expect(await send(group)).toEqual(forbidden('bot is not a member of the supergroup chat'));
  });
  it('that became another one', async () => {
    const small = server.group('Small', { supergroup: false, admins: [ann] });
    const large = small.migrates();
    expect(await send(small)).toEqual({
      ...badRequest('group chat was upgraded to a supergroup chat'),
      parameters: { migrate_to_chat_id: large.id },
    });
    expect(await send(large)).toMatchObject({ ok: true });
  });
  it('where it may not write', async () => {
    group.mutes(true);
    expect(await send(group)).toEqual(badRequest('not enough rights to send text messages to the chat'));
    const channel = server.channel('News', { bot: 'member' });
    expect(await send(channel)).toEqual(badRequest('need administrator rights in the channel chat'));
  });
  it('without this topic', async () => {
    const forum = server.group('Forum', { admins: [ann], topics: true });
    for (const message_thread_id of [1, 999])
      expect(await bot.call('sendMessage', { chat_id: forum.id, text: 'x', message_thread_id })).toEqual(
        badRequest('message thread not found'),
      );
    const message_thread_id = forum.topic('Attendance');
    const sent = await bot.sends('sendMessage', { chat_id: forum.id, text: 'x', message_thread_id });
    expect(sent).toMatchObject({ message_thread_id, is_topic_message: true });
  });
});

describe('editing', () => {
  const text = async (params: object = {}) => {
    const { message_id } = await bot.sends('sendMessage', { chat_id: group.id, text: 'x', ...params });
    return { chat_id: group.id, message_id };
  };

  it('needs a message, of its own, with a text', async () => {
    expect(await bot.call('editMessageText', { chat_id: group.id, message_id: 99, text: 'y' })).toEqual(
      badRequest('message to edit not found'),
    );
    const { id } = await ann.in(group).says('/help');
    expect(await bot.call('editMessageText', { chat_id: group.id, message_id: id, text: 'y' })).toEqual(
      badRequest("message can't be edited"),
    );
    expect(await bot.call('editMessageText', { ...(await text()), text: 'x'.repeat(4097) })).toEqual(
      badRequest('MESSAGE_TOO_LONG'),
    );
    expect(await bot.call('editMessageCaption', { ...(await text()), caption: 'y' })).toEqual(
      badRequest('there is no caption in the message to edit'),
    );
  });
  it('needs a change', async () => {
    const at = await text({ reply_markup: button({ callback_data: 'x' }) });
    const unchanged = badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current ' +
        'content and reply markup of the message',
    );
    expect(
      await bot.call('editMessageText', { ...at, text: 'x', reply_markup: button({ callback_data: 'x' }) }),
    ).toEqual(unchanged);
    expect(await bot.call('editMessageReplyMarkup', { ...at, reply_markup: button({ callback_data: 'x' }) })).toEqual(
      unchanged,
    );
    expect(await bot.call('editMessageText', { ...at, text: 'x' })).toMatchObject({ ok: true });
    expect(server.messages(group).at(-1)?.buttons).toEqual([]);
  });
  it('is not possible where the message asks for an answer', async () => {
    const at = await text({ reply_markup: { force_reply: true } });
    expect(await bot.call('editMessageText', { ...at, text: 'y' })).toEqual(badRequest("message can't be edited"));
  });
  it('and deleting needs a message that is there', async () => {
    const at = await text();
    expect(await bot.call('deleteMessage', at)).toMatchObject({ ok: true, result: true });
    expect(await bot.call('deleteMessage', at)).toEqual(badRequest('message to delete not found'));
    expect(await bot.call('editMessageText', { ...at, text: 'y' })).toEqual(badRequest('message to edit not found'));
    const { id } = await ann.in(group).says('/help');
    expect(await bot.call('deleteMessage', { chat_id: group.id, message_id: id })).toEqual(
      badRequest("message can't be deleted"),
    );
  });
});

describe('answering a press', () => {
  const press = async () => {
    const { message_id } = await bot.sends('sendMessage', {
      chat_id: group.id,
      text: 'x',
      reply_markup: button({ callback_data: 'x' }),
    });
    return (await ann.in(group).presses(message_id, 'x')).id;
  };
  const tooOld = badRequest('query is too old and response timeout expired or query ID is invalid');

  it('needs a query that is not too old', async () => {
    expect(await bot.call('answerCallbackQuery', { callback_query_id: '1' })).toEqual(tooOld);
    const callback_query_id = await press();
    server.agePresses();
    expect(await bot.call('answerCallbackQuery', { callback_query_id })).toEqual(tooOld);
  });
  it('has room for 200 characters and opens nothing but the bot', async () => {
    const callback_query_id = await press();
    const call = (params: object) => bot.call('answerCallbackQuery', { callback_query_id, ...params });
    expect(await call({ text: 'x'.repeat(201) })).toEqual(badRequest('MESSAGE_TOO_LONG'));
    expect(await call({ url: 'https://example.org' })).toEqual(badRequest('URL_INVALID'));
    expect(await call({ url: 'https://t.me/test_bot?start=a-b' })).toMatchObject({ ok: true });
    expect(server.toasts).toMatchObject([{ to: ann.id, url: 'https://t.me/test_bot?start=a-b' }]);
  });
  it('is a press of a button that is there', () => {
    expect(() => ann.in(group).presses(1, 'x')).toThrow('no message 1');
  });
});

describe('signs', () => {
  it('are of the emoji that Telegram allows', async () => {
    const { id } = await ann.in(group).says('/attend');
    const react = (...emoji: string[]) =>
      bot.call('setMessageReaction', {
        chat_id: group.id,
        message_id: id,
        reaction: emoji.map((one) => ({ type: 'emoji', emoji: one })),
      });
    expect(await react('✅')).toEqual(badRequest('REACTION_INVALID'));
    expect(await react('👌', '👀')).toEqual(badRequest('REACTIONS_TOO_MANY'));
    expect(await react('👌')).toMatchObject({ ok: true });
    expect(server.messages(group).at(-1)?.reactions).toEqual(['👌']);
    await react();
    expect(server.messages(group).at(-1)?.reactions).toEqual([]);
    const unknown = { chat_id: group.id, message_id: 999, reaction: [] };
    expect(await bot.call('setMessageReaction', unknown)).toEqual(badRequest('message to react not found'));
  });
  it('of being at work are known ones, and not in channels', async () => {
    const act = (chat: { id: number }, action: string) => bot.call('sendChatAction', { chat_id: chat.id, action });
    expect(await act(group, 'typing')).toMatchObject({ ok: true });
    expect(server.actions).toMatchObject([{ chat: group.id, action: 'typing' }]);
    expect(await act(group, 'thinking')).toEqual(badRequest('wrong parameter action in request'));
    expect(await act(server.channel('News'), 'typing')).toMatchObject({ error_code: 400 });
  });
});
