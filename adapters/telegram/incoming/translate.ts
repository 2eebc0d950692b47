/** What Telegram tells becomes an event of the bot's, or nothing. */
import type { CallbackQuery, Message, Update, UserFromGetMe } from 'telegraf/types';
import { bringsPhotos } from '../../../src/chat/buttons.js';
import type { ButtonPressed, ChatMoved, Incoming, MessageReceived } from '../../../src/chat/event.js';
import { chatId, messageId, whole } from '../ids.js';
import { pressId } from '../presses.js';
import { arrivalOf } from './arrival.js';
import { isCommand, isForAnother, mentionsIn, wordsOf, type Usernames } from './mentions.js';
import { albumOf, photosOf, replyToOf } from './photos.js';
import { personOf, placeOf, senderOf } from './who.js';

/** The updates that are asked for; edits, channel posts and all else never come. */
export const wanted = ['message', 'callback_query', 'my_chat_member'] as const;

/** `update_id` is Telegram's own, the same however often an update is delivered. */
export function updateId({ update_id }: Update): string {
  return `telegram:update:${whole(update_id)}`;
}

/** Undefined for what the bot leaves alone: bots, channels, service messages, edits, commands for other bots. */
export function translate(update: Update, me: UserFromGetMe, usernames: Usernames, now: number): Incoming | undefined {
  if ('message' in update) {
    if ('migrate_to_chat_id' in update.message) return moved(update, update.message);
    return fromMessage(update, update.message, me, usernames);
  }
  if ('callback_query' in update) return pressed(update.callback_query, now);
  if ('my_chat_member' in update) return arrivalOf(update, update.my_chat_member, me);
  return undefined;
}

function fromMessage(
  update: Update,
  message: Message,
  me: UserFromGetMe,
  usernames: Usernames,
): MessageReceived | undefined {
  const [sender, chat] = [senderOf(message), placeOf(message.chat, message)];
  const words = wordsOf(message);
  if (!sender || !chat || isForAnother(words, me.username, chat.kind === 'group')) return undefined;
  if (message.from && !message.from.is_bot) usernames.note(message.from);
  const photos = photosOf(message, chat.kind === 'direct' || isCommand(words));
  // Somebody joined, a title changed, a sticker in the class's chat. In the direct chat, people get an answer.
  if (photos.length === 0 && words.text === '' && (chat.kind === 'group' || !isSaid(message))) return undefined;
  const [album, replyTo] = [albumOf(message), replyToOf(message)];
  return {
    kind: 'message',
    id: updateId(update),
    at: whole(message.date) * 1000,
    chat,
    sender,
    message: String(whole(message.message_id)),
    text: words.text,
    photos,
    mentions: mentionsIn(words, usernames),
    ...(album !== undefined && photos.length > 0 && { album }),
    ...(replyTo && { replyTo }),
  };
}

const saidKinds = [
  'photo',
  'document',
  'sticker',
  'video',
  'video_note',
  'animation',
  'voice',
  'audio',
  'contact',
  'location',
] as const;

/** What a person sends, whatever it is; service messages are none of these. */
function isSaid(message: Message): boolean {
  return saidKinds.some((kind) => kind in message);
}

/** `now`: milliseconds UTC. Telegram does not tell when a button was pressed. */
function pressed(query: CallbackQuery, now: number): ButtonPressed | undefined {
  const { id, from, message } = query;
  if (!message || !('data' in query)) return undefined;
  const shown = isShown(message) ? message : undefined;
  const chat = placeOf(message.chat, shown);
  if (!chat) return undefined;
  const replyTo = shown && bringsPhotos(query.data) ? replyToOf(shown) : undefined;
  const has = shown && ('photo' in shown || 'document' in shown) ? 'caption' : 'text';
  return {
    kind: 'button',
    id: pressId(id),
    at: now,
    chat,
    sender: personOf(from),
    message: messageId({ id: message.message_id, has }),
    data: query.data,
    via: id,
    ...(replyTo && { replyTo }),
  };
}

type Shown = NonNullable<CallbackQuery['message']>;

/** A message that is too old to be told has no more than its number, and a date of 0. */
function isShown(message: Shown): message is Message {
  return message.date !== 0;
}

function moved(update: Update, message: Message.MigrateToChatIdMessage): ChatMoved | undefined {
  const chat = placeOf(message.chat);
  if (!chat) return undefined;
  const sender = senderOf(message) ?? { account: chat.id, name: chat.title };
  const to = chatId(message.migrate_to_chat_id);
  return { kind: 'moved', id: updateId(update), at: whole(message.date) * 1000, chat, sender, to };
}
