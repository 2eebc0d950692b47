/** A guild in the hands of a test: its channels, roles, members, and whether the bot is in it. */
import { ChannelType, GatewayDispatchEvents, RoleFlags, type APIRole, type Locale } from 'discord-api-types/v10';
import { addChannel } from './channels.js';
import type { SomePerson, SomePlace, SomeRole } from './handles.js';
import { createPlace, type Place } from './place.js';
import { everyonePermissions } from './permissions.js';
import { showGuildInFull } from './show-guild.js';
import { bitfield } from './bits.js';
import { showMember } from './show-people.js';
import type { Guild, Member } from './state.js';
import { known, type World } from './world.js';

export interface GuildHandle {
  id: string;
  name: string;
  text(name: string): Place;
  announcement(name: string): Place;
  voice(name: string): Place;
  forum(name: string): Place;
  category(name: string): Place;
  role(name: string, permissions?: bigint): SomeRole;
  gives(person: SomePerson, role: SomeRole): void;
  takes(person: SomePerson, role: SomeRole): void;
  nicknames(person: SomePerson, nick: string | null): void;
  /** Makes it the channel where Discord says who came; before the bot is added. */
  greetsIn(place: SomePlace): void;
  /** What the bot's own role may do. */
  botMay(permissions: bigint): void;
  removesBot(): void;
  addsBot(): void;
  /** An outage: the guild is there but cannot be reached. */
  goesDown(): void;
  comesBack(): void;
}

export interface GuildPlan {
  owner: SomePerson;
  members: readonly SomePerson[];
  locale: Locale;
  withBot: boolean;
}

export function createGuild(world: World, name: string, { owner, members, locale, withBot }: GuildPlan): GuildHandle {
  const id = world.nextId();
  const joinedAt = world.now();
  const member = (user: string): Member => ({ user, nick: null, roles: new Set(), joinedAt });
  const guild: Guild = {
    id,
    name,
    owner: owner.id,
    locale,
    roles: new Map([[id, createRole(id, '@everyone', everyonePermissions, 0)]]),
    members: new Map([owner, ...members].map((one) => [one.id, member(one.id)])),
    voice: new Map(),
    botJoinedAt: joinedAt,
    available: true,
  };
  world.guilds.set(id, guild);
  const botRole: APIRole = {
    ...createRole(world.nextId(), world.bot.username, everyonePermissions, 1),
    managed: true,
    tags: { bot_id: world.bot.id },
  };

  function tellInFull() {
    world.tell({ t: GatewayDispatchEvents.GuildCreate, d: showGuildInFull(world, guild, false) });
    world.changed();
  }

  function addsBot() {
    guild.roles.set(botRole.id, botRole);
    guild.members.set(world.bot.id, { ...member(world.bot.id), roles: new Set([botRole.id]) });
    guild.botJoinedAt = world.now();
    tellInFull();
  }

  function change(person: SomePerson, apply: (one: Member) => void) {
    const found = known(guild.members.get(person.id), 'a member');
    apply(found);
    const d = { ...showMember(world, found), guild_id: id, avatar: null, banner: null };
    world.tell({ t: GatewayDispatchEvents.GuildMemberUpdate, d });
    world.changed();
  }

  const place = (type: ChannelType) => (title: string) => createPlace(world, addChannel(world, guild, type, title));

  if (withBot) addsBot();
  return {
    id,
    name,
    text: place(ChannelType.GuildText),
    announcement: place(ChannelType.GuildAnnouncement),
    voice: place(ChannelType.GuildVoice),
    forum: place(ChannelType.GuildForum),
    category: place(ChannelType.GuildCategory),
    role(title, permissions = 0n) {
      const role = createRole(world.nextId(), title, permissions, guild.roles.size);
      guild.roles.set(role.id, role);
      world.tell({ t: GatewayDispatchEvents.GuildRoleCreate, d: { guild_id: id, role } });
      return { kind: 'role', id: role.id, role };
    },
    gives: (person, role) => change(person, ({ roles }) => roles.add(role.id)),
    takes: (person, role) => change(person, ({ roles }) => roles.delete(role.id)),
    nicknames: (person, nick) => change(person, (one) => (one.nick = nick)),
    greetsIn: ({ id: channel }) => void (guild.systemChannel = channel),
    botMay(permissions) {
      botRole.permissions = permissions.toString();
      world.tell({ t: GatewayDispatchEvents.GuildRoleUpdate, d: { guild_id: id, role: botRole } });
    },
    removesBot() {
      guild.members.delete(world.bot.id);
      guild.roles.delete(botRole.id);
      world.tell({ t: GatewayDispatchEvents.GuildDelete, d: { id } });
      world.changed();
    },
    addsBot,
    goesDown() {
      guild.available = false;
      world.tell({ t: GatewayDispatchEvents.GuildDelete, d: { id, unavailable: true } });
      world.changed();
    },
    comesBack() {
      guild.available = true;
      tellInFull();
    },
  };
}

function createRole(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id,
    name,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Discord still sends it
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    position,
    permissions: permissions.toString(),
    managed: false,
    mentionable: false,
    flags: bitfield(RoleFlags),
  };
}
