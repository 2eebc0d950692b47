/** Messages, and servers that the bot comes into, become events. */
import type { BotArrived, Incoming } from '../../../src/chat/event.js';
import type { Log, Receive } from '../../../src/chat/ports.js';
import { noteOddPacket } from '../guard-packets.js';
import { discordAccount } from '../ids.js';
import { channelOf, type DirectChannels } from '../places.js';
import { readDiscordFailure } from '../refusals.js';
import { asChannel, type Requests } from '../requests.js';
import { fromMessage } from './message.js';
import { type KnownChannel, placeOfChannel } from './place.js';
import {
  type APIInteraction,
  ChannelType,
  type Client,
  Events,
  type GatewayDispatchEvents,
  GatewayDispatchEvents as Told,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  Routes,
} from 'discord.js';

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
      return asChannel(await requests.get(Routes.channel(id))) as KnownChannel;
    } catch (error) {
      log.warn({ err: readDiscordFailure(error, 'a channel') }, 'a message came from a channel that cannot be read');
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
        chat: placeOfChannel(channel),
        sender: { account: discordAccount(guild.owner_id), name: '' },
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
function placeForNews({ channels, system_channel_id: id }: GatewayGuildCreateDispatchData): KnownChannel | undefined {
  return channels.find((channel) => channel.id === id && channel.type === ChannelType.GuildText);
}

export interface Listeners {
  interaction: (interaction: APIInteraction) => Promise<void>;
  message: (message: GatewayMessageCreateDispatchData) => Promise<void>;
  server: (guild: GatewayGuildCreateDispatchData) => Promise<void>;
  /** Servers that the bot was in when a session began. */
  began: (guilds: readonly string[]) => void;
  removed: (guild: string) => void;
}

export interface Happenings {
  /** Resolves when nothing is being taken. */
  taken(): Promise<void>;
}

/**
 * As the gateway tells it, before discord.js makes objects of it: those say less, and cost more. What cannot be read is
 * noted, and left.
 */
export function listen(client: Client, listeners: Listeners, log: Log): Happenings {
  const taking = new Set<Promise<void>>();
  const note = noteOddPacket(log);
  /** Of each kind, the gateway tells what Discord's types say; where it does not, `work` throws. */
  function on(kind: GatewayDispatchEvents, work: (told: never) => Promise<void> | void): void {
    client.ws.on(kind, (told: unknown) => {
      const taken = (async () => work(told as never))().catch((error: unknown) => note(error, kind));
      taking.add(taken);
      void taken.finally(() => taking.delete(taken));
    });
  }
  on(Told.Ready, ({ guilds }: { guilds: { id: string }[] }) => listeners.began(guilds.map(({ id }) => id)));
  on(Told.InteractionCreate, (told: APIInteraction) => listeners.interaction(told));
  on(Told.MessageCreate, (told: GatewayMessageCreateDispatchData) => listeners.message(told));
  on(Told.GuildCreate, (told: GatewayGuildCreateDispatchData) => listeners.server(told));
  on(Told.GuildDelete, ({ id, unavailable }: { id: string; unavailable?: boolean }) => {
    // An outage is no farewell.
    if (!unavailable) listeners.removed(id);
  });
  return {
    async taken() {
      while (taking.size > 0) await Promise.all(taking);
    },
  };
}
