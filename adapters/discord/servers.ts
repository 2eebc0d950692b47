/** What discord.js remembers of servers. */
import { ChannelType, type Client } from 'discord.js';
import type { AccountId } from '../../src/chat/event.js';
import { accountId } from './ids.js';
import type { Channel } from './incoming/place.js';

/** A channel of a server; undefined for one the gateway never told of. */
export function channelOf(client: Client, id: string): Channel | undefined {
  const found = client.channels.cache.get(id);
  if (!found || found.isDMBased()) return undefined;
  return { id, type: found.type, name: found.name, parent_id: found.isThread() ? found.parentId : null };
}

export function isForum(client: Client, channel: string): boolean {
  const type = client.channels.cache.get(channel)?.type;
  return type === ChannelType.GuildForum || type === ChannelType.GuildMedia;
}

/** One whose messages other servers may follow, once they are published. */
export function isAnnouncement(client: Client, channel: string): boolean {
  return client.channels.cache.get(channel)?.type === ChannelType.GuildAnnouncement;
}

/** People in the voice channel that the user is in; where they are in none, in this one. */
export function inVoice(client: Client, guild: string, user: string, channel: string): AccountId[] {
  const states = client.guilds.cache.get(guild)?.voiceStates.cache;
  const theirs = states?.get(user)?.channelId ?? channel;
  return [...(states?.values() ?? [])]
    .filter((state) => state.channelId === theirs && state.id !== client.user?.id && state.member?.user.bot !== true)
    .map((state) => accountId(state.id));
}
