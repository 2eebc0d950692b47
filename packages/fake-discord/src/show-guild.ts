/** Guilds as Discord describes them. */
import {
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildSystemChannelFlags,
  GuildVerificationLevel,
  PermissionFlagsBits,
  type APIGuild,
  type GatewayGuildCreateDispatchData,
  type ThreadChannelType,
  type APIThreadChannel,
} from 'discord-api-types/v10';
import { may } from './permissions.js';
import { showGuildChannel, showThread } from './show-channel.js';
import { bitfield } from './bits.js';
import { showMember, showVoiceState } from './show-people.js';
import type { Guild } from './state.js';
import type { World } from './world.js';

export function showGuild(guild: Guild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.owner,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: GuildMFALevel.None,
    application_id: null,
    system_channel_id: guild.systemChannel ?? null,
    system_channel_flags: bitfield(GuildSystemChannelFlags),
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: GuildNSFWLevel.Default,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

/** What GUILD_CREATE tells. Of the members only the bot and those in voice, unless it may see them all. */
export function showGuildInFull(world: World, guild: Guild, allMembers: boolean): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild.id);
  const members = [...guild.members.values()].filter(
    ({ user }) => allMembers || user === world.bot.id || guild.voice.has(user),
  );
  const threads = channels.filter(
    (channel) =>
      channel.thread && !channel.thread.archived && may(world, channel, world.bot.id, PermissionFlagsBits.ViewChannel),
  );
  return {
    ...showGuild(guild),
    joined_at: new Date(guild.botJoinedAt).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [...guild.voice.keys()].map((user) => {
      const state = showVoiceState(world, guild, user);
      delete state.guild_id;
      delete state.member;
      return state;
    }),
    members: members.map((member) => showMember(world, member)),
    channels: channels.filter(({ thread }) => !thread).map((channel) => showGuildChannel(world, channel)),
    threads: threads.map((channel) => showThread(world, channel) as ThreadOfAKind), // one type for each kind of thread
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

type ThreadOfAKind = { [T in ThreadChannelType]: APIThreadChannel<T> }[ThreadChannelType];
