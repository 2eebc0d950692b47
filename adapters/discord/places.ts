/** Channels by the names that people call them by, among those of the same server. */
import { PermissionFlagsBits as Bits, type Client } from 'discord.js';
import type { Places } from '../../src/chat/ports.js';
import { channelChat, parseChat } from './ids.js';

export function createPlaces(client: Client): Places {
  return {
    find(name, near) {
      const here = parseChat(near);
      const from = 'channel' in here ? client.channels.cache.get(here.channel) : undefined;
      const me = client.user;
      if (!from || !('guild' in from) || !me) return Promise.resolve(undefined);
      const id = /^<#(\d+)>$/.exec(name.trim())?.[1];
      const wanted = name.trim().replace(/^#/, '').toLowerCase();
      const found = from.guild.channels.cache.find(
        (channel) =>
          (channel.id === id || channel.name.toLowerCase() === wanted) &&
          channel.isTextBased() &&
          channel.permissionsFor(me)?.has([Bits.ViewChannel, Bits.SendMessages]) === true,
      );
      return Promise.resolve(found && { chat: channelChat(found.id), title: `#${found.name}` });
    },
  };
}
