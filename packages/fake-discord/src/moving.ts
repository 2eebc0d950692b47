/** People who come and go: guilds, voice channels, direct messages. */
import { ChannelType, GatewayDispatchEvents, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { directChannel } from './channels.js';
import type { SomePlace } from './handles.js';
import { may } from './permissions.js';
import { showMember, showUser, showVoiceState } from './show-people.js';
import type { Guild } from './state.js';
import { known, type World } from './world.js';

/** The handle of a guild, as far as people need it. */
export interface SomeGuild {
  id: string;
}

export interface Moving {
  joins(guild: SomeGuild): void;
  leaves(guild: SomeGuild): void;
  /** Enters a voice channel, leaving any other. */
  enters(voice: SomePlace): void;
  hangsUp(guild: SomeGuild): void;
  /** The direct channel with the bot. */
  direct(): SomePlace;
  /** Whether the bot's direct messages are let in. */
  letsIn(directMessages: boolean): void;
}

export function createMoving(world: World, person: string): Moving {
  const guildOf = ({ id }: SomeGuild): Guild => known(world.guilds.get(id), 'a guild');

  function moves(guild: Guild, channel: string | undefined) {
    if (channel === undefined) guild.voice.delete(person);
    else guild.voice.set(person, channel);
    world.tell({ t: GatewayDispatchEvents.VoiceStateUpdate, d: showVoiceState(world, guild, person) });
    world.changed();
  }

  return {
    joins(handle) {
      const guild = guildOf(handle);
      const member = { user: person, nick: null, roles: new Set<string>(), joinedAt: world.now() };
      guild.members.set(person, member);
      const d = { ...showMember(world, member), guild_id: guild.id };
      world.tell({ t: GatewayDispatchEvents.GuildMemberAdd, d });
      world.changed();
    },
    leaves(handle) {
      const guild = guildOf(handle);
      if (guild.voice.has(person)) moves(guild, undefined);
      guild.members.delete(person);
      const d = { guild_id: guild.id, user: showUser(world, person) };
      world.tell({ t: GatewayDispatchEvents.GuildMemberRemove, d });
      world.changed();
    },
    enters({ channel }) {
      const isVoice = channel.type === ChannelType.GuildVoice || channel.type === ChannelType.GuildStageVoice;
      if (!isVoice || !may(world, channel, person, P.Connect)) throw new Error('they cannot enter there');
      moves(guildOf({ id: channel.guild ?? '' }), channel.id);
    },
    hangsUp: (handle) => moves(guildOf(handle), undefined),
    direct() {
      const channel = directChannel(world, person);
      return { kind: 'place', id: channel.id, channel };
    },
    letsIn: (yes) => void (known(world.accounts.get(person), 'a person').dmsOpen = yes),
  };
}
