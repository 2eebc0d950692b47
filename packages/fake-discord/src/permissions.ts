/** Who may do what where: roles, then the channel's overwrites, as Discord's permission hierarchy says. */
import { ChannelType, OverwriteType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import type { Channel, Guild } from './state.js';
import { known, type World } from './world.js';

const all = Object.values(P).reduce((sum, bit) => sum | bit, 0n);

/** What @everyone may do in a new guild. */
export const everyonePermissions =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseExternalEmojis |
  P.UseExternalStickers |
  P.MentionEveryone |
  P.UseApplicationCommands |
  P.ChangeNickname |
  P.CreateInstantInvite |
  P.Connect |
  P.Speak |
  P.Stream |
  P.UseVAD |
  P.UseExternalApps |
  P.SendPolls |
  P.SendVoiceMessages;

/** In a direct channel with the bot; what Discord's `app_permissions` always has there, and what goes without saying. */
const directPermissions =
  P.ViewChannel |
  P.SendMessages |
  P.ReadMessageHistory |
  P.AttachFiles |
  P.EmbedLinks |
  P.MentionEveryone |
  P.UseExternalEmojis |
  P.AddReactions |
  P.UseApplicationCommands;

/** Nothing of this is left to whoever may not send messages. */
const needSending = P.MentionEveryone | P.SendTTSMessages | P.AttachFiles | P.EmbedLinks;

/** What a member may do in the whole guild; 0 for whoever is not in it. */
export function guildPermissions(guild: Guild, user: string): bigint {
  const member = guild.members.get(user);
  if (!member) return 0n;
  if (guild.owner === user) return all;
  const roles = [guild.id, ...member.roles].flatMap((id) => guild.roles.get(id) ?? []);
  const sum = roles.reduce((bits, role) => bits | BigInt(role.permissions), 0n);
  return sum & P.Administrator ? all : sum;
}

/** What somebody may do in a channel; threads have their parent's overwrites. */
export function channelPermissions(world: World, channel: Channel, user: string): bigint {
  if (channel.guild === undefined) return channel.recipient === user || user === world.bot.id ? directPermissions : 0n;
  const guild = known(world.guilds.get(channel.guild), 'a guild');
  const place = channel.thread ? known(world.channels.get(channel.parent ?? ''), 'a thread’s channel') : channel;
  const member = guild.members.get(user);
  let bits = guildPermissions(guild, user);
  if (!member || bits === all) return bits;
  const apply = (ids: readonly string[], type: OverwriteType) => {
    const found = ids.flatMap((id) => place.overwrites.get(id) ?? []).filter((one) => one.type === type);
    for (const { deny } of found) bits &= ~BigInt(deny);
    for (const { allow } of found) bits |= BigInt(allow);
  };
  apply([guild.id], OverwriteType.Role);
  apply([...member.roles], OverwriteType.Role);
  apply([user], OverwriteType.Member);
  if ((member.timedOutUntil ?? 0) > world.now()) bits &= P.ViewChannel | P.ReadMessageHistory;
  if (!(bits & P.ViewChannel) || (isVoice(channel) && !(bits & P.Connect))) return 0n;
  if (!(bits & sendingIn(channel))) bits &= ~needSending;
  const isPrivate = channel.type === ChannelType.PrivateThread;
  return isPrivate && !channel.thread?.members.has(user) && !(bits & P.ManageThreads) ? 0n : bits;
}

export function may(world: World, channel: Channel, user: string, bits: bigint): boolean {
  return (channelPermissions(world, channel, user) & bits) === bits;
}

/** The permission that sending takes: threads have their own. */
export function sendingIn(channel: Channel): bigint {
  return channel.thread ? P.SendMessagesInThreads : P.SendMessages;
}

function isVoice({ type }: Channel): boolean {
  return type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
}
