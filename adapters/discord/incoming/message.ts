/** A message that somebody wrote becomes an event. */
import { MessageType, type APIAttachment, type APIMessage, type GatewayMessageCreateDispatchData } from 'discord.js';
import type { MessageReceived, PhotoRef, ReplyTo } from '../../../src/chat/event.js';
import { discordAccount, discordMessage, snowflake } from '../ids.js';
import { isPicture, attachmentRef } from '../files.js';
import { directPlace, placeOfChannel, senderOf, type KnownChannel } from './place.js';

/** What people say; the rest is Discord's own news. */
const said: readonly MessageType[] = [MessageType.Default, MessageType.Reply];

/** `channel`: undefined for one the gateway never told of. Nothing for bots, webhooks and news. */
export function fromMessage(
  message: GatewayMessageCreateDispatchData,
  channel: KnownChannel | undefined,
  bot: string,
): MessageReceived | undefined {
  const { author, guild_id: guild, member } = message;
  if (author.bot || message.webhook_id !== undefined || !said.includes(message.type)) return undefined;
  if (guild !== undefined && !channel) return undefined;
  const chat = guild !== undefined && channel ? placeOfChannel(channel) : directPlace(author);
  const { text, mentions } = wordsOf(message, bot);
  const photos = photosIn(message, chat.kind === 'direct' || text.startsWith('/'));
  // Without the right to read along, what is not addressed to the bot comes empty.
  if (text === '' && photos.length === 0 && chat.kind === 'group') return undefined;
  const replyTo = message.referenced_message ? repliedTo(message.referenced_message) : undefined;
  return {
    kind: 'message',
    id: `discord:message:${snowflake(message.id)}`,
    at: Date.parse(message.timestamp),
    chat,
    sender: senderOf(author, member),
    message: discordMessage(message.channel_id, message.id),
    text,
    photos,
    mentions,
    ...(replyTo && { replyTo }),
  };
}

export function repliedTo(message: APIMessage): ReplyTo {
  return {
    message: discordMessage(message.channel_id, message.id),
    photos: photosIn(message, false),
    at: Date.parse(message.timestamp),
  };
}

/** `anyFile`: what was sent to the bot itself is told what is wrong with it. */
function photosIn({ attachments, channel_id: channel, id }: APIMessage, anyFile: boolean): PhotoRef[] {
  const wanted = (attachment: APIAttachment): boolean => anyFile || isPicture(attachment);
  return attachments.filter(wanted).map((attachment) => attachmentRef(attachment, { channel, id }));
}

/** Mentions as names to be read; the bot's own, which only addresses it, is left out. */
function wordsOf(message: GatewayMessageCreateDispatchData, bot: string): Pick<MessageReceived, 'text' | 'mentions'> {
  let text = message.content.replaceAll(new RegExp(`<@!?${bot}>`, 'g'), '');
  const mentions: MessageReceived['mentions'] = [];
  for (const user of message.mentions) {
    if (user.id === bot) continue;
    const name = `@${user.member?.nick ?? user.global_name ?? user.username}`;
    text = text.replaceAll(new RegExp(`<@!?${user.id}>`, 'g'), name);
    mentions.push({ account: discordAccount(user.id), text: name });
  }
  return { text: text.trim(), mentions };
}
