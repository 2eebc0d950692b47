/** What the bot needs to be allowed in a server. */
import { PermissionFlagsBits as Bits, type Client } from 'discord.js';
import type { AdapterError } from '../../src/errors.js';

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
