/** Somebody is typing: the gateway is told, and whoever may not send may not type either. */
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { demand } from './access.js';
import { sendingIn } from './permissions.js';
import { showMember } from './show-people.js';
import type { Channel } from './state.js';
import type { World } from './world.js';

export function settleTyping(world: World, channel: Channel, user: string) {
  if (user === world.bot.id) demand(world, channel, sendingIn(channel));
  const member = world.guilds.get(channel.guild ?? '')?.members.get(user);
  world.tell({
    t: GatewayDispatchEvents.TypingStart,
    d: {
      channel_id: channel.id,
      user_id: user,
      timestamp: Math.floor(world.now() / 1000),
      ...(channel.guild !== undefined && { guild_id: channel.guild }),
      ...(member && { member: showMember(world, member) }),
    },
  });
}
