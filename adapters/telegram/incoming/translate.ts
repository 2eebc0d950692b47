/** What Telegram tells becomes an event of the bot's, or nothing. */
import { bringsPhotos } from '../../../src/chat/buttons.js';
import type {
  ButtonPressed,
  ChatMoved,
  Incoming,
  MessageReceived,
  PhotoRef,
  ReplyTo,
} from '../../../src/chat/event.js';
import { fileRef } from '../files.js';
import { chatId, telegramMessage, whole } from '../ids.js';
import { pressId } from '../presses.js';
import { isCommand, isForAnother, mentionsInEntities, type Self, type Usernames, wordedOf } from './mentions.js';
import { arrivalOf, senderOfUser, placeOfChat, senderOfMessage } from './who.js';
import type { CallbackQuery, Message, Update } from 'telegraf/types';

/** The updates that are asked for; edits, channel posts and all else never come. */
export const wanted = ['message', 'callback_query', 'my_chat_member'] as const;

/** `update_id` is Telegram's own, the same however often an update is delivered. */
export function updateId({ update_id }: Update): string {
  return `telegram:update:${whole(update_id)}`;
}

/** Undefined for what the bot leaves alone: bots, channels, service messages, edits, commands for other bots. */
export function translate(update: Update, me: Self, usernames: Usernames, now: number): Incoming | undefined {
  if ('message' in update) {
    if ('migrate_to_chat_id' in update.message) return moved(update, update.message);
    return fromMessage(update, update.message, me, usernames);
  }
  if ('callback_query' in update) return pressed(update.callback_query, now);
  if ('my_chat_member' in update) return arrivalOf(update, update.my_chat_member, me);
  return undefined;
}

function fromMessage(update: Update, message: Message, me: Self, usernames: Usernames): MessageReceived | undefined {
  const [sender, chat] = [senderOfMessage(message), placeOfChat(message.chat, message)];
  const words = wordedOf(message);
  if (!sender || !chat || isForAnother(words, me, chat.kind === 'group')) return undefined;
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
    mentions: mentionsInEntities(words, usernames),
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
  const chat = placeOfChat(message.chat, shown);
  if (!chat) return undefined;
  const replyTo = shown && bringsPhotos(query.data) ? replyToOf(shown) : undefined;
  const has = shown && ('photo' in shown || 'document' in shown) ? 'caption' : 'text';
  return {
    kind: 'button',
    id: pressId(id),
    at: now,
    chat,
    sender: senderOfUser(from),
    message: telegramMessage({ id: message.message_id, has }, message.chat.id),
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
  const chat = placeOfChat(message.chat);
  if (!chat) return undefined;
  const sender = senderOfMessage(message) ?? { account: chat.id, name: chat.title };
  const to = chatId(message.migrate_to_chat_id);
  return { kind: 'moved', id: updateId(update), at: whole(message.date) * 1000, chat, sender, to };
}

// The photos of a message: as photos, or as files that keep every pixel.

/** Endings of photos that some apps send without saying that they are images. */
const pictureName = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?)$/i;

/** `anyFile`: where a file was sent to the bot itself, or with a command, it is told what is wrong with it. */
function photosOf(message: Message, anyFile: boolean): PhotoRef[] {
  if ('photo' in message) {
    // Telegram's server leaves out sizes that it cannot serve, down to none.
    const [widest] = [...message.photo].sort((a, b) => b.width - a.width);
    return widest ? [refOf(widest)] : [];
  }
  if (!('document' in message)) return [];
  const { document } = message;
  const isPicture = document.mime_type?.startsWith('image/') || pictureName.test(document.file_name ?? '');
  return isPicture || anyFile ? [{ ...refOf(document), ...named(document.file_name) }] : [];
}

/** Undefined where a message answers none: in a topic, every message formally answers the topic's first. */
function replyToOf(message: Message): ReplyTo | undefined {
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  if (answered === undefined || 'forum_topic_created' in answered) return undefined;
  const album = albumOf(answered);
  return {
    message: String(whole(answered.message_id)),
    photos: photosOf(answered, false),
    at: whole(answered.date) * 1000,
    ...(album !== undefined && { album }),
    ...forwardedFrom(answered),
  };
}

/** The channel that a post was forwarded from: how people show one that has no public name. */
function forwardedFrom(message: Message): Pick<ReplyTo, 'from'> {
  const origin = 'forward_origin' in message ? message.forward_origin : undefined;
  if (origin?.type !== 'channel' || origin.chat.type !== 'channel') return {};
  return { from: { chat: chatId(origin.chat.id), title: origin.chat.title } };
}

/** The same for all items of one album. */
function albumOf(message: Message): string | undefined {
  const group: unknown = 'media_group_id' in message ? message.media_group_id : undefined;
  return typeof group === 'string' && group !== '' ? `${chatId(message.chat.id)}:album:${group}` : undefined;
}

function refOf({ file_id, file_size }: { file_id: string; file_size?: number }): PhotoRef {
  return { ref: fileRef(file_id), ...(file_size !== undefined && { size: file_size }) };
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name };
}
