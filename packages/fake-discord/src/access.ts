/** What the bot asks for by id, if it is there and the bot may see it. All throw Refusal. */
import { ChannelType, PermissionFlagsBits as P, type APIMessage } from 'discord-api-types/v10';
import { may } from './permissions.js';
import { refuse } from './refusal.js';
import { showMessage, withoutContent } from './show-message.js';
import type { Channel, Guild, Message } from './state.js';
import { known, type World } from './world.js';

/** A channel that the bot sees and where it has these permissions. */
export function channelFor(world: World, id: string, ...bits: bigint[]): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw refuse('unknownChannel');
  if (!may(world, channel, world.bot.id, P.ViewChannel)) throw refuse('missingAccess');
  demand(world, channel, ...bits);
  return channel;
}

export function demand(world: World, channel: Channel, ...bits: bigint[]) {
  if (!bits.every((bit) => may(world, channel, world.bot.id, bit))) throw refuse('missingPermissions');
}

/** A guild that the bot is in. */
export function guildFor(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (!guild?.members.has(world.bot.id)) throw refuse('unknownGuild');
  return guild;
}

/** A message by its id; ephemeral ones do not exist here. */
export function messageFor(channel: Channel, id: string): Message {
  const message = channel.messages.get(id);
  if (!message || message.only !== undefined) throw refuse('unknownMessage');
  return message;
}

/** Whether the bot may read what is in a message, leaving intents aside. */
export function isOwnAffair(world: World, message: APIMessage): boolean {
  const channel = known(world.channels.get(message.channel_id), 'a channel');
  return (
    channel.type === ChannelType.DM ||
    message.author.id === world.bot.id ||
    message.mentions.some(({ id }) => id === world.bot.id)
  );
}

/** A message as REST shows it: without its content, unless that was granted or is the bot's own affair. */
export function showToBot(world: World, message: Message): APIMessage {
  return withoutContent(
    showMessage(world, message),
    (one) => world.privileges.messageContent || isOwnAffair(world, one),
  );
}
