/** Users, members and voice states as Discord describes them. */
import {
  GuildMemberFlags,
  type APIGuildMember,
  type APIInteractionDataResolvedGuildMember,
  type APIInteractionGuildMember,
  type APIUser,
  type APIVoiceState,
} from 'discord-api-types/v10';
import { bitfield } from './bits.js';
import { channelPermissions } from './permissions.js';
import type { Channel, Guild, Member } from './state.js';
import { known, type World } from './world.js';

export function showUser(world: World, id: string): APIUser {
  return { ...known(world.accounts.get(id), `the user ${id}`).user };
}

/** A member without its user, as messages carry it. */
export function showMemberOnly(member: Member): Omit<APIGuildMember, 'user'> {
  return { ...showStanding(member), deaf: false, mute: false };
}

/** A member as the resolved data of an interaction has it. */
export function showResolvedMember(member: Member, permissions: bigint): APIInteractionDataResolvedGuildMember {
  return { ...showStanding(member), permissions: permissions.toString() };
}

function showStanding(member: Member) {
  const muted = member.timedOutUntil;
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    pending: false,
    communication_disabled_until: muted === undefined ? null : new Date(muted).toISOString(),
    flags: bitfield(GuildMemberFlags),
  };
}

export function showMember(world: World, member: Member): APIGuildMember {
  return { ...showMemberOnly(member), user: showUser(world, member.user) };
}

/** As interactions have it: with what the member may do in that channel. */
export function showActingMember(
  world: World,
  guild: Guild,
  channel: Channel,
  user: string,
): APIInteractionGuildMember {
  const member = known(guild.members.get(user), `the member ${user}`);
  return {
    ...showMember(world, member),
    permissions: channelPermissions(world, channel, user).toString(),
  };
}

export function showVoiceState(world: World, guild: Guild, user: string): APIVoiceState {
  const member = guild.members.get(user);
  return {
    guild_id: guild.id,
    channel_id: guild.voice.get(user) ?? null,
    user_id: user,
    ...(member && { member: showMember(world, member) }),
    session_id: `voice-${user}`,
    deaf: false,
    mute: false,
    self_deaf: false,
    self_mute: false,
    self_video: false,
    suppress: false,
    request_to_speak_timestamp: null,
  };
}
