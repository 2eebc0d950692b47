/** Channels by the names that people call them by, among those of the same server. */
import type { AccountId } from '../../src/chat/event.js';
import type { Places } from '../../src/chat/ports.js';
import { AdapterError } from '../../src/errors.js';
import { discordAccount, channelChat, parseChat } from './ids.js';
import type { KnownChannel } from './incoming/place.js';
import { asChannel, type Requests } from './requests.js';
import { ChannelType, type Client, type GuildBasedChannel, PermissionFlagsBits as Bits, Routes } from 'discord.js';

export function createDiscordPlaces(client: Client): Places {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is a rejection
    async find(name, near) {
      const here = parseChat(near);
      const from = 'channel' in here ? findChannel(client, here.channel) : undefined;
      const me = client.user;
      if (!from || !me) return undefined;
      const id = /^<#(\d+)>$/.exec(name.trim())?.[1];
      const wanted = name.trim().replace(/^#/, '').toLowerCase();
      const found = from.guild.channels.cache.find(
        (channel) =>
          (channel.id === id || channel.name.toLowerCase() === wanted) &&
          channel.isTextBased() &&
          channel.permissionsFor(me)?.has([Bits.ViewChannel, Bits.SendMessages]) === true,
      );
      return found && { chat: channelChat(found.id), title: `#${found.name}` };
    },
  };
}

/** The direct channels of people, which Discord makes when the bot asks for them. */
export interface DirectChannels {
  /** Throws what Discord throws. */
  of(user: string): Promise<string>;
  /** A message came through it. */
  note(user: string, channel: string): void;
}

export function createDirectChannels(requests: Requests): DirectChannels {
  const known = new Map<string, string>();
  return {
    async of(user) {
      const found = known.get(user);
      if (found !== undefined) return found;
      const { id } = asChannel(await requests.post(Routes.userChannels(), { json: { recipient_id: user } }));
      known.set(user, id);
      return id;
    },
    note: (user, channel) => void known.set(user, channel),
  };
}

// What discord.js remembers of servers.

/**
 * A channel of a server that the bot is in. Throws AdapterError `network` while Discord has not told of every server, after
 * a start or with a server down: what is not known by then may well be there.
 */
export function findChannel(client: Client, id: string): GuildBasedChannel | undefined {
  const found = client.channels.cache.get(id);
  if (!found) requireAllServers(client);
  return !found || found.isDMBased() ? undefined : found;
}

/** Throws AdapterError `network` while Discord has not told of every server that the bot is in. */
export function requireAllServers(client: Client): void {
  const knowsAll = client.isReady() && client.guilds.cache.every(({ available }) => available);
  if (!knowsAll) throw new AdapterError('discord', 'network');
}

/** A channel of a server; undefined for one the gateway never told of. */
export function channelOf(client: Client, id: string): KnownChannel | undefined {
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
    .map((state) => discordAccount(state.id));
}
