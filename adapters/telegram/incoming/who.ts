/** Who is speaking: people, and administrators who speak as their group. Nobody else. */
import type { BotArrived, FromSomebody } from '../../../src/chat/event.js';
import { telegramAccount, chatId, whole } from '../ids.js';
import { updateId } from './translate.js';
import type { Chat, ChatMember, ChatMemberUpdated, Message, Update, User, UserFromGetMe } from 'telegraf/types';

type Sender = FromSomebody['sender'];
type Place = FromSomebody['chat'];

export function senderOfUser(user: User): Sender {
  return {
    account: telegramAccount(user.id),
    name: [user.first_name, user.last_name].filter(Boolean).join(' '),
    ...(user.language_code !== undefined && { language: user.language_code }),
  };
}

/**
 * Undefined for bots, and for channels: those that people speak as, and a linked one whose posts are forwarded. An anonymous administrator
 * speaks as the group itself, which nobody else can: its account is the group's.
 */
export function senderOfMessage(message: Message): Sender | undefined {
  const { from, sender_chat: as, chat } = message;
  if (as !== undefined) return as.id === chat.id ? { account: chatId(chat.id), name: titleOf(chat) } : undefined;
  return from === undefined || from.is_bot ? undefined : senderOfUser(from);
}

/** Undefined for channels: a bot there is only spoken through. */
export function placeOfChat(chat: Chat, message?: Message): Place | undefined {
  if (chat.type === 'channel') return undefined;
  const thread = message && threadOf(message);
  return {
    id: chatId(chat.id),
    kind: chat.type === 'private' ? 'direct' : 'group',
    title: titleOf(chat),
    ...(thread !== undefined && { thread: String(thread) }),
  };
}

/** The topic it is in; a thread of replies outside of topics is none. */
function threadOf(message: Message): number | undefined {
  const isTopic = 'is_topic_message' in message && message.is_topic_message;
  return isTopic ? message.message_thread_id : undefined;
}

function titleOf(chat: Chat): string {
  if (chat.type !== 'private') return chat.title;
  return [chat.first_name, chat.last_name].filter(Boolean).join(' ');
}

/** The bot was added to a group, or hears more or less there than before; undefined for every other change. */
export function arrivalOf(update: Update, change: ChatMemberUpdated, me: UserFromGetMe): BotArrived | undefined {
  const { old_chat_member: before, new_chat_member: now, from, date } = change;
  const chat = placeOfChat(change.chat);
  if (chat?.kind !== 'group' || !isThere(now)) return undefined;
  const isNew = !isThere(before);
  if (!isNew && hears(before, me) === hears(now, me)) return undefined;
  return {
    kind: 'arrived',
    id: updateId(update),
    at: whole(date) * 1000,
    chat,
    sender: senderOfUser(from),
    isNew,
    hears: hears(now, me),
  };
}

/** Whether the bot can write there after this change. */
export function isThere(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}

/** Privacy mode holds everywhere but where the bot is an administrator. */
function hears(member: ChatMember, me: UserFromGetMe): BotArrived['hears'] {
  return me.can_read_all_group_messages || member.status === 'administrator' ? 'everything' : 'addressed';
}
