/** Messages as Discord describes them, with fresh addresses of their files. */
import {
  MessageFlags,
  MessageReferenceType,
  type APIEmbed,
  type APIMessage,
  type APIReaction,
  type GatewayMessageCreateDispatchData,
  type TextChannelType,
} from 'discord-api-types/v10';
import { bitfield } from './bits.js';
import { addressOf, showAttachment } from './attachments.js';
import { showMemberOnly, showUser } from './show-people.js';
import { showThread } from './show-channel.js';
import type { Message } from './state.js';
import { findMessage, known, type World } from './world.js';

/** `deep` false: without the message it answers, as that one itself is shown. */
export function showMessage(world: World, message: Message, deep = true): APIMessage {
  const { reference, interaction } = message;
  const inEmbeds = embeddedNames(message.embeds);
  const answered = reference && findMessage(world, reference.channel, reference.message);
  const thread = message.thread === undefined ? undefined : world.channels.get(message.thread);
  return {
    id: message.id,
    channel_id: message.channel,
    author: showUser(world, message.author),
    type: message.type,
    content: message.content,
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.editedAt === undefined ? null : new Date(message.editedAt).toISOString(),
    tts: message.tts,
    pinned: false,
    mention_everyone: message.mentionEveryone,
    mention_roles: message.mentionRoles,
    mentions: message.mentions.map((id) => showUser(world, id)),
    // A file that an embed shows is not listed beside it.
    attachments: message.attachments
      .filter(({ filename }) => !inEmbeds.has(filename))
      .map((attachment) => showAttachment(world, attachment)),
    embeds: message.embeds.map((embed) => showEmbed(world, message, embed)),
    components: message.components,
    flags: bitfield(MessageFlags, message.flags),
    ...(message.reactions.size > 0 && { reactions: showReactions(world, message) }),
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(reference && {
      message_reference: {
        type: MessageReferenceType.Default,
        message_id: reference.message,
        channel_id: reference.channel,
        ...guildOf(world, reference.channel),
      },
    }),
    ...(reference && deep && { referenced_message: answered ? showMessage(world, answered, false) : null }),
    ...(interaction && {
      interaction_metadata: interaction,
      webhook_id: world.bot.id,
      application_id: world.bot.id,
    }),
    ...(thread && { thread: showThread(world, thread) }), // its `type` says which
  };
}

/** As the gateway tells it: with the guild and the author's membership. Ephemeral ones come as if from a direct channel. */
export function showMessageEvent(world: World, message: Message): GatewayMessageCreateDispatchData {
  const channel = known(world.channels.get(message.channel), 'a channel');
  // Messages are only in channels that hold text.
  const shown = { ...showMessage(world, message), channel_type: channel.type as TextChannelType };
  const guild = world.guilds.get(channel.guild ?? '');
  if (!guild || message.only !== undefined) return shown;
  const member = guild.members.get(message.author);
  return {
    ...shown,
    guild_id: guild.id,
    ...(member && { member: showMemberOnly(member) }),
    mentions: message.mentions.map((id) => {
      const mentioned = guild.members.get(id);
      return { ...showUser(world, id), ...(mentioned && { member: showMemberOnly(mentioned) }) };
    }),
  };
}

/** What is left for a bot that may not read it; see Discord on the Message Content intent. */
export function withoutContent<M extends APIMessage>(message: M, canRead: (message: APIMessage) => boolean): M {
  const answered = message.referenced_message;
  const referenced = answered && { referenced_message: withoutContent(answered, canRead) };
  if (canRead(message)) return { ...message, ...referenced };
  return { ...message, content: '', embeds: [], attachments: [], components: [], ...referenced };
}

function guildOf(world: World, channel: string) {
  const guild = world.channels.get(channel)?.guild;
  return guild === undefined ? {} : { guild_id: guild };
}

const scheme = 'attachment://';

function embeddedNames(embeds: readonly APIEmbed[]): Set<string> {
  const urls = embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]);
  return new Set(urls.flatMap((url) => (url?.startsWith(scheme) ? [url.slice(scheme.length)] : [])));
}

function showEmbed(world: World, message: Message, embed: APIEmbed): APIEmbed {
  const show = (url: string) => {
    const file = message.attachments.find(({ filename }) => url === scheme + filename);
    return file ? addressOf(world, file) : url;
  };
  return {
    ...embed,
    ...(embed.image && { image: { ...embed.image, url: show(embed.image.url) } }),
    ...(embed.thumbnail && { thumbnail: { ...embed.thumbnail, url: show(embed.thumbnail.url) } }),
  };
}

function showReactions(world: World, message: Message): APIReaction[] {
  return [...message.reactions].map(([name, users]) => ({
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    me: users.has(world.bot.id),
    me_burst: false,
    emoji: { id: null, name },
    burst_colors: [],
  }));
}
