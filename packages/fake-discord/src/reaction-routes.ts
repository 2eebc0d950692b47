/** Reactions: of the bot through REST, of people through `react`. */
import { GatewayDispatchEvents, PermissionFlagsBits as P, ReactionType } from 'discord-api-types/v10';
import { channelFor, messageFor } from './access.js';
import { refuse } from './refusal.js';
import { nothing, ok, type Asked, type Route } from './router.js';
import { showMember, showUser } from './show-people.js';
import type { Channel, Message } from './state.js';
import type { World } from './world.js';

const base = '/channels/:channel/messages/:message/reactions';
/** A Unicode emoji; the fake's guilds have no emojis of their own. */
const pattern = /^\p{Extended_Pictographic}|^\p{Regional_Indicator}|^[\d#*]\u{FE0F}?\u{20E3}/u;

function found(world: World, asked: Asked, ...bits: bigint[]) {
  const channel = channelFor(world, asked.part('channel'), P.ReadMessageHistory, ...bits);
  return { channel, message: messageFor(channel, asked.part('message')) };
}

/** What an event about a reaction has in common. */
function shared(channel: Channel, message: Message, emoji: string, user: string) {
  return {
    user_id: user,
    channel_id: channel.id,
    message_id: message.id,
    ...(channel.guild !== undefined && { guild_id: channel.guild }),
    emoji: { id: null, name: emoji },
    type: ReactionType.Normal,
    burst: false as const,
  };
}

export function react(world: World, channel: Channel, message: Message, emoji: string, user: string) {
  const users = message.reactions.get(emoji) ?? new Set();
  message.reactions.set(emoji, users.add(user));
  const member = world.guilds.get(channel.guild ?? '')?.members.get(user);
  world.tell({
    t: GatewayDispatchEvents.MessageReactionAdd,
    d: {
      ...shared(channel, message, emoji, user),
      message_author_id: message.author,
      burst_colors: [],
      ...(member && { member: showMember(world, member) }),
    },
  });
  world.changed();
}

export function unreact(world: World, channel: Channel, message: Message, emoji: string, user: string) {
  const users = message.reactions.get(emoji);
  users?.delete(user);
  if (users?.size === 0) message.reactions.delete(emoji);
  world.tell({ t: GatewayDispatchEvents.MessageReactionRemove, d: shared(channel, message, emoji, user) });
  world.changed();
}

export const reactionRoutes: Route[] = [
  {
    pattern: `PUT ${base}/:emoji/@me`,
    handle(world, asked) {
      const emoji = asked.part('emoji');
      if (!pattern.test(emoji)) throw refuse('unknownEmoji');
      const { channel, message } = found(world, asked);
      // Joining in with others takes no permission of its own.
      if (!message.reactions.has(emoji)) found(world, asked, P.AddReactions);
      react(world, channel, message, emoji, world.bot.id);
      return nothing;
    },
  },
  {
    pattern: `DELETE ${base}/:emoji/@me`,
    handle(world, asked) {
      const { channel, message } = found(world, asked);
      unreact(world, channel, message, asked.part('emoji'), world.bot.id);
      return nothing;
    },
  },
  {
    pattern: `DELETE ${base}/:emoji/:user`,
    handle(world, asked) {
      const { channel, message } = found(world, asked, P.ManageMessages);
      unreact(world, channel, message, asked.part('emoji'), asked.part('user'));
      return nothing;
    },
  },
  {
    pattern: `GET ${base}/:emoji`,
    handle(world, asked) {
      const users = found(world, asked).message.reactions.get(asked.part('emoji')) ?? [];
      return ok([...users].map((id) => showUser(world, id)));
    },
  },
];
