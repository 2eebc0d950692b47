/** Who administers a channel, and who may see it, by Discord's own word. */
import type { AccountId, ChatId } from '../../src/chat/event.js';
import type { Rights } from '../../src/chat/ports.js';
import type { AdapterError } from '../../src/errors.js';
import { parseAccount, parseChat } from './ids.js';
import { findChannel, requireAllServers } from './places.js';
import { readDiscordFailure } from './refusals.js';
import { type Client, type GuildMember, PermissionFlagsBits as Bits } from 'discord.js';

/** Milliseconds: every button asks, and who had a right a minute ago may finish a tap. */
const remembered = 60_000;

/** What a host has in a server: whoever plans its events, or runs it. */
const hostRights = [Bits.ManageGuild, Bits.ManageEvents];

/** `now` in milliseconds of a clock that is never set back. */
export function createDiscordRights(client: Client, now: () => number): Rights {
  const known = new Map<string, { at: number; member: Promise<GuildMember | undefined> }>();

  async function ask(guild: string, user: string): Promise<GuildMember | undefined> {
    const server = client.guilds.cache.get(guild);
    if (!server) requireAllServers(client);
    try {
      return await server?.members.fetch({ user, force: true });
    } catch (error) {
      const failure = readDiscordFailure(error, 'a member');
      if ('code' in failure && failure.code === 'network') throw failure;
      return undefined;
    }
  }

  function memberOf(guild: string, user: string): Promise<GuildMember | undefined> {
    const key = `${guild} ${user}`;
    const found = known.get(key);
    if (found && found.at > now() - remembered) return found.member;
    const member = ask(guild, user);
    known.set(key, { at: now(), member });
    member.catch(() => known.delete(key));
    return member;
  }

  /** The account as a member of the server that a channel is in. */
  async function inServerOf(channel: string, account: AccountId) {
    const found = findChannel(client, channel);
    const meant = parseAccount(account);
    if (!found || !('user' in meant)) return undefined;
    const member = await memberOf(found.guildId, meant.user);
    return member && { member, channel: found };
  }

  return {
    async isAdmin(chat, account) {
      const place = parseChat(chat);
      const meant = parseAccount(account);
      if ('user' in place) return 'user' in meant && meant.user === place.user;
      const found = await inServerOf(place.channel, account);
      return found ? found.member.permissions.any(hostRights) : false;
    },
    hasAdmins: (chat) => Promise.resolve('channel' in parseChat(chat)),
    isIn: (chat, account) => isIn(chat, account),
  };

  async function isIn(chat: ChatId, account: AccountId): Promise<boolean> {
    const [group, meant] = [parseAccount(chat), parseAccount(account)];
    if ('role' in group) {
      const member = 'user' in meant ? await memberOf(group.guild, meant.user) : undefined;
      return member?.roles.cache.has(group.role) ?? false;
    }
    const place = parseChat(chat);
    if ('user' in place) return 'user' in meant && meant.user === place.user;
    const found = await inServerOf(place.channel, account);
    return found ? found.member.permissionsIn(found.channel.id).has(Bits.ViewChannel) : false;
  }
}

// What the bot needs to be allowed in a server.

/** Where it answers with pictures, by the names that Discord's settings show. */
const needed = {
  'View Channel': Bits.ViewChannel,
  'Send Messages': Bits.SendMessages,
  'Send Messages in Threads': Bits.SendMessagesInThreads,
  'Attach Files': Bits.AttachFiles,
  'Embed Links': Bits.EmbedLinks,
  'Read Message History': Bits.ReadMessageHistory,
} as const;

/** What of it matters in threads only, and everywhere else only. */
const inThreads: readonly string[] = ['Send Messages in Threads'];
const elsewhere: readonly string[] = ['Send Messages'];

/** Those that the bot does not have there. */
export function missingIn(client: Client, channel: string): AdapterError['missing'] {
  const found = client.channels.cache.get(channel);
  const me = client.user;
  if (!found || !('permissionsFor' in found) || !me) return undefined;
  const has = found.permissionsFor(me);
  const others = found.isThread() ? elsewhere : inThreads;
  const rights = Object.entries(needed).filter(([name, bit]) => !others.includes(name) && !has?.has(bit));
  if (rights.length === 0) return undefined;
  return { rights: rights.map(([name]) => name).join(', '), place: `#${found.name}` };
}

/** What the invite link asks for: everything above, and reactions. */
export const invitedRights = Object.values(needed).reduce<bigint>((all, bit) => all | bit, Bits.AddReactions);
