/** Messages, and servers that the bot comes into, become events. */
import {
  ChannelType,
  Events,
  Routes,
  type Client,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { BotArrived, Incoming } from '../../../src/chat/event.js';
import type { Log } from '../../../src/chat/log.js';
import type { Receive } from '../../../src/chat/ports.js';
import type { DirectChannels } from '../direct-channels.js';
import { accountId } from '../ids.js';
import { readFailure } from '../refusals.js';
import { asChannel, type Requests } from '../requests.js';
import { channelOf } from '../servers.js';
import type { Listeners } from './listen.js';
import { fromMessage } from './message.js';
import { placeIn, type Channel } from './place.js';

export interface HappeningsOptions {
  client: Client;
  requests: Requests;
  directs: DirectChannels;
  receive: Receive;
  application: string;
  readsAlong: boolean;
  log: Log;
  /** Milliseconds UTC. */
  now: () => number;
}

export function createHappenings(options: HappeningsOptions): Omit<Listeners, 'interaction'> {
  const { client, requests, directs, receive, application, readsAlong, log, now } = options;
  /** Servers that the bot was in when this session began; any other one has just added it. */
  const known = new Set<string>();
  client.on(Events.ClientReady, () => log.info({ servers: known.size }, 'Discord is ready'));
  client.on(Events.Error, (error) => log.warn({ err: error }, 'Discord gateway error'));

  /** Discord does not bring it again: what cannot be stored is logged. */
  async function store(event: Incoming): Promise<void> {
    try {
      await receive(event);
    } catch (error) {
      log.error({ err: error, event: event.id }, 'an event was not stored');
    }
  }

  /** A thread that slept when the session began was not told of. */
  async function channelIn({ guild_id: guild, channel_id: id }: GatewayMessageCreateDispatchData) {
    const found = channelOf(client, id);
    if (found || guild === undefined) return found;
    try {
      // Of the union of all channels, this is one of a server.
      return asChannel(await requests.get(Routes.channel(id))) as Channel;
    } catch (error) {
      log.warn({ err: readFailure(error, 'a channel') }, 'a message came from a channel that cannot be read');
      return undefined;
    }
  }

  return {
    async message(message) {
      const { author, guild_id: guild } = message;
      if (author.bot === true) return;
      if (guild === undefined) directs.note(author.id, message.channel_id);
      const event = fromMessage(message, await channelIn(message), application);
      if (event) await store(event);
    },
    async server(guild) {
      if (known.has(guild.id)) return;
      known.add(guild.id);
      const channel = placeForNews(guild);
      // Without a place for such news, the first command tells what to do.
      if (!channel) return;
      const arrived: BotArrived = {
        kind: 'arrived',
        id: `discord:arrived:${guild.id}:${guild.joined_at}`,
        at: now(),
        chat: placeIn(channel),
        sender: { account: accountId(guild.owner_id), name: '' },
        isNew: true,
        hears: readsAlong ? 'everything' : 'commands',
      };
      await store(arrived);
    },
    began: (guilds) => guilds.forEach((id) => known.add(id)),
    removed: (guild) => void known.delete(guild),
  };
}

/** Where the server shows its own news. */
function placeForNews({ channels, system_channel_id: id }: GatewayGuildCreateDispatchData): Channel | undefined {
  return channels.find((channel) => channel.id === id && channel.type === ChannelType.GuildText);
}
