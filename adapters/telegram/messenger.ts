/** What the bot says, as messages of Telegram. */
import type { InlineKeyboardMarkup, ForceReply, Opts } from 'telegraf/types';
import type { ChatId, MessageId } from '../../src/chat/event.js';
import type { Destination, Messenger } from '../../src/chat/ports.js';
import type { Reply } from '../../src/chat/reply.js';
import { AdapterError } from '../../src/errors.js';
import type { Calls } from './calls.js';
import { clipAtLimit, limits, split } from './clip.js';
import { chatId, isGroup, telegramMessage, numberOf, parseMessageId, type SentMessage } from './ids.js';
import { keyboardOf, type Presses } from './presses.js';
import type { Reach } from './reach.js';
import { OtherKind, Unmodified } from './refusals.js';
import { createTelegramReactions } from './signs.js';

export interface TelegramMessengerOptions {
  calls: Calls;
  reach: Reach;
  presses: Presses;
  /** The bot's own, once Telegram has told it. */
  username: () => Promise<string>;
}

/** Milliseconds; Telegram shows an action for five seconds. */
const actionEvery = 4500;

export function createTelegramMessenger({ calls, reach, presses, username }: TelegramMessengerOptions): Messenger {
  /** Speaks in the chat wherever it is now, unless it was lost. */
  async function inChat<T>(chat: ChatId, work: (id: number) => Promise<T>): Promise<T> {
    const id = reach.follow(numberOf(chat));
    if (reach.isLost(id)) throw new AdapterError('telegram', 'forbidden');
    return work(id);
  }

  async function send(to: Destination, reply: Reply): Promise<MessageId> {
    const chat = to.only ?? to.chat;
    const isElsewhere = chat !== to.chat;
    // An anonymous administrator's account is the group's own: what is said there, others read.
    if (to.only !== undefined && isGroup(to.only)) throw new AdapterError('telegram', 'forbidden');
    const markup = await markupOf(reply, chat);
    const sent = await inChat(chat, async (id) => {
      const place = isElsewhere ? {} : placeOf(to);
      const base = { chat_id: id, ...place, ...(reply.silent && { disable_notification: true as const }) };
      return uploadOf(reply) && reply.text.length <= limits.caption
        ? sendCaptioned(base, reply, markup)
        : sendText(base, reply, markup);
    });
    if (isElsewhere && to.via !== undefined) presses.whispered(to.via);
    return telegramMessage(sent, numberOf(chat));
  }

  /** A caption holds less than a message: with a longer text, the picture comes first and the text after it. */
  async function sendText(
    base: { chat_id: number } & Place,
    reply: Reply,
    markup: InlineKeyboardMarkup | ForceReply | undefined,
  ): Promise<SentMessage> {
    if (uploadOf(reply)) await sendCaptioned(base, { ...reply, text: '' }, undefined);
    const parts = split(reply.text, limits.text);
    const last = parts.pop() ?? '';
    const plain = { ...base, link_preview_options: { is_disabled: true } };
    for (const part of parts) await calls.say(base.chat_id, 'sendMessage', { ...plain, text: part });
    const message = await calls.say(base.chat_id, 'sendMessage', {
      ...plain,
      text: last,
      ...(markup && { reply_markup: markup }),
    });
    return { id: message.message_id, has: 'text' };
  }

  async function sendCaptioned(
    base: { chat_id: number } & Place,
    reply: Reply,
    markup: InlineKeyboardMarkup | ForceReply | undefined,
  ): Promise<SentMessage> {
    const payload = {
      ...base,
      // telegraf's uploads drop objects other than these few: they go as the JSON that Telegram reads.
      ...(base.reply_parameters && { reply_parameters: JSON.stringify(base.reply_parameters) }),
      ...uploadOf(reply),
      caption: reply.text,
      ...(markup && { reply_markup: markup }),
    };
    const message = reply.picture
      ? await calls.say(base.chat_id, 'sendPhoto', payload as Opts<'sendPhoto'>)
      : await calls.say(base.chat_id, 'sendDocument', payload as Opts<'sendDocument'>);
    return { id: message.message_id, has: 'caption' };
  }

  /** Under privacy mode only a reply reaches the bot, so a question in a group asks for one. */
  async function markupOf(reply: Reply, chat: ChatId): Promise<InlineKeyboardMarkup | ForceReply | undefined> {
    if (reply.buttons && reply.buttons.length > 0) return keyboardOf(reply.buttons, await username());
    return reply.asks && isGroup(chat) ? { force_reply: true, selective: true } : undefined;
  }

  async function edit(to: Destination, message: MessageId, reply: Reply): Promise<void> {
    const { id, has, direct } = parseMessageId(message);
    if (to.only !== undefined && isGroup(to.chat) && direct === undefined)
      throw new AdapterError('telegram', 'forbidden');
    const markup = keyboardOf(reply.buttons ?? [], await username());
    const change = (chat: number, what: SentMessage['has']) => {
      const base = { chat_id: chat, message_id: id, reply_markup: markup };
      return what === 'text' ? changeText(base, reply) : changeCaption(base, reply);
    };
    await inChat(direct === undefined ? to.chat : chatId(direct), (chat) =>
      change(chat, has).catch((error: unknown) => {
        // Of a message that is too old to be shown, a press does not tell which it has.
        if (error instanceof OtherKind) return change(chat, has === 'text' ? 'caption' : 'text');
        throw error;
      }),
    ).catch((error: unknown) => {
      if (!(error instanceof Unmodified)) throw error;
    });
  }

  function changeText(base: Edited, { text: long }: Reply): Promise<unknown> {
    const text = clipAtLimit(long, limits.text);
    const preview = { link_preview_options: { is_disabled: true } };
    return calls.say(base.chat_id, 'editMessageText', { ...base, ...preview, text });
  }

  function changeCaption(base: Edited, { text, picture }: Reply): Promise<unknown> {
    const caption = clipAtLimit(text, limits.caption);
    if (picture === undefined) return calls.say(base.chat_id, 'editMessageCaption', { ...base, caption });
    const media = { source: Buffer.from(picture.bytes), filename: picture.name };
    return calls.say(base.chat_id, 'editMessageMedia', { ...base, media: { type: 'photo', media, caption } });
  }

  function working(to: Destination): () => void {
    const chat = reach.follow(numberOf(to.only ?? to.chat));
    const thread = to.only === undefined ? threadOf(to) : {};
    const show = (): void => {
      const payload = { chat_id: chat, action: 'upload_photo' as const, ...thread };
      calls.call('sendChatAction', payload, { tries: 1 }).catch(() => undefined);
    };
    show();
    const timer = setInterval(show, actionEvery).unref();
    return () => clearInterval(timer);
  }

  return {
    send,
    edit,
    notify: (press, text, start) => presses.answer(press, text, start),
    settle: async (event) => {
      if (event.kind === 'button') await presses.answer(event, '');
    },
    react: createTelegramReactions(calls, reach),
    working,
  };
}

interface Edited {
  chat_id: number;
  message_id: number;
  reply_markup: InlineKeyboardMarkup;
}

interface Place {
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: true };
  disable_notification?: true;
}

/** A picture or a file as telegraf uploads it; a reply has one of the two at most. */
function uploadOf({ picture, file }: Reply): object | undefined {
  if (picture) return { photo: { source: Buffer.from(picture.bytes), filename: picture.name } };
  return file && { document: { source: Buffer.from(file.bytes), filename: file.name } };
}

/** Topic and reply. That the message answered is gone is no reason not to answer. */
function placeOf(to: Destination): Place {
  const message_id = to.replyTo === undefined ? undefined : parseMessageId(to.replyTo).id;
  return {
    ...threadOf(to),
    ...(message_id !== undefined && { reply_parameters: { message_id, allow_sending_without_reply: true } }),
  };
}

function threadOf({ thread }: Destination): { message_thread_id?: number } {
  return thread === undefined ? {} : { message_thread_id: Number(thread) };
}
