/** Channels and threads as Discord describes them. */
import {
  ChannelFlags,
  ChannelType,
  ThreadAutoArchiveDuration,
  ThreadMemberFlags,
  type APIChannel,
  type APIThreadChannel,
  type APIThreadMember,
  type GuildChannelType,
  type ThreadChannelType,
} from 'discord-api-types/v10';
import { channelPermissions } from './permissions.js';
import { bitfield } from './bits.js';
import { showUser } from './show-people.js';
import type { Channel } from './state.js';
import { known, type World } from './world.js';

export type NotThread = APIChannel & { type: Exclude<GuildChannelType, ThreadChannelType> };

/** Any channel, a thread with the bot's own membership. */
export function showChannel(world: World, channel: Channel): APIChannel {
  if (channel.thread) return showThread(world, channel);
  return channel.guild === undefined ? showDirect(world, channel) : showGuildChannel(world, channel);
}

function lastMessage(channel: Channel): string | null {
  return [...channel.messages.values()].filter((message) => message.only === undefined).at(-1)?.id ?? null;
}

function showDirect(world: World, channel: Channel): APIChannel {
  return {
    id: channel.id,
    type: ChannelType.DM,
    name: null,
    flags: bitfield(ChannelFlags),
    last_message_id: lastMessage(channel),
    recipients: channel.recipient === undefined ? [] : [showUser(world, channel.recipient)],
  };
}

/** A channel of a guild that is no thread. */
export function showGuildChannel(world: World, channel: Channel): NotThread {
  const siblings = [...world.channels.values()].filter(({ guild, thread }) => guild === channel.guild && !thread);
  const isForum = channel.type === ChannelType.GuildForum;
  const shown = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guild,
    name: channel.name,
    topic: channel.topic,
    position: siblings.indexOf(channel),
    parent_id: channel.parent ?? null,
    nsfw: false,
    flags: bitfield(ChannelFlags),
    rate_limit_per_user: 0,
    last_message_id: lastMessage(channel),
    permission_overwrites: [...channel.overwrites.values()],
    ...(channel.type === ChannelType.GuildVoice && { bitrate: 64_000, user_limit: 0, rtc_region: null }),
    ...(isForum && {
      available_tags: [],
      default_reaction_emoji: null,
      default_sort_order: null,
      default_forum_layout: 0,
    }),
  };
  // `type` says which of the union it is, and every kind's own fields are there with it.
  return shown as NotThread;
}

export function showThread(world: World, channel: Channel): APIThreadChannel {
  const thread = known(channel.thread, `the thread ${channel.id}`);
  const count = [...channel.messages.values()].filter(({ only }) => only === undefined).length;
  const shown = {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guild,
    parent_id: channel.parent,
    owner_id: thread.owner,
    name: channel.name,
    flags: bitfield(ChannelFlags),
    last_message_id: lastMessage(channel),
    rate_limit_per_user: 0,
    message_count: count,
    total_message_sent: count,
    member_count: thread.members.size,
    thread_metadata: {
      archived: thread.archived,
      locked: thread.locked,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      archive_timestamp: new Date(thread.createdAt).toISOString(),
      create_timestamp: new Date(thread.createdAt).toISOString(),
    },
    ...(thread.members.has(world.bot.id) && { member: showThreadMember(channel, world.bot.id) }),
  };
  return shown as APIThreadChannel; // only threads have a `thread`, so `type` is one of theirs
}

export function showThreadMember(channel: Channel, user: string): APIThreadMember {
  const joined = known(channel.thread, `the thread ${channel.id}`).createdAt;
  return {
    id: channel.id,
    user_id: user,
    join_timestamp: new Date(joined).toISOString(),
    flags: bitfield(ThreadMemberFlags),
  };
}

/** As a command's resolved data has it: with what `user` and the bot may do there. */
export function showResolvedChannel(world: World, channel: Channel, user: string) {
  return {
    ...showChannel(world, channel),
    name: channel.name,
    permissions: channelPermissions(world, channel, user).toString(),
    app_permissions: channelPermissions(world, channel, world.bot.id).toString(),
  };
}
