/** Channels of guilds and direct ones: made and changed, and the gateway told. */
import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import { showGuildChannel } from './show-channel.js';
import type { Channel, Guild } from './state.js';
import { known, type World } from './world.js';

type Event =
  GatewayDispatchEvents.ChannelCreate | GatewayDispatchEvents.ChannelUpdate | GatewayDispatchEvents.ChannelDelete;

export function tellChannel(world: World, channel: Channel, t: Event = GatewayDispatchEvents.ChannelUpdate) {
  const guild = known(channel.guild, 'the guild of a channel');
  // The three events have the same data, which the union of all events cannot say.
  world.tell({ t, d: { ...showGuildChannel(world, channel), guild_id: guild } });
  world.changed();
}

export function addChannel(world: World, guild: Guild, type: ChannelType, name: string): Channel {
  const channel: Channel = {
    id: world.nextId(),
    type,
    name,
    topic: null,
    guild: guild.id,
    overwrites: new Map(),
    messages: new Map(),
  };
  world.channels.set(channel.id, channel);
  tellChannel(world, channel, GatewayDispatchEvents.ChannelCreate);
  return channel;
}

/** The direct channel with somebody, made when it is first asked for. */
export function directChannel(world: World, user: string): Channel {
  const there = [...world.channels.values()].find(({ recipient }) => recipient === user);
  if (there) return there;
  const channel: Channel = {
    id: world.nextId(),
    type: ChannelType.DM,
    name: '',
    topic: null,
    recipient: user,
    overwrites: new Map(),
    messages: new Map(),
  };
  world.channels.set(channel.id, channel);
  return channel;
}
