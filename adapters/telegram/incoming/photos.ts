/** The photos of a message: as photos, or as files that keep every pixel. */
import type { Message } from 'telegraf/types';
import type { PhotoRef, ReplyTo } from '../../../src/chat/event.js';
import { chatId, whole } from '../ids.js';
import { fileRef } from '../files.js';

/** Endings of photos that some apps send without saying that they are images. */
const pictureName = /\.(jpe?g|png|webp|gif|heic|heif|avif|tiff?)$/i;

/** `anyFile`: where a file was sent to the bot itself, or with a command, it is told what is wrong with it. */
export function photosOf(message: Message, anyFile: boolean): PhotoRef[] {
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
export function replyToOf(message: Message): ReplyTo | undefined {
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
export function albumOf(message: Message): string | undefined {
  const group: unknown = 'media_group_id' in message ? message.media_group_id : undefined;
  return typeof group === 'string' && group !== '' ? `${chatId(message.chat.id)}:album:${group}` : undefined;
}

function refOf({ file_id, file_size }: { file_id: string; file_size?: number }): PhotoRef {
  return { ref: fileRef(file_id), ...(file_size !== undefined && { size: file_size }) };
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name };
}
