/** Guilds, their members, roles and voice states. */
import { guildFor } from './access.js';
import { refuse, refuseField } from './refusal.js';
import { ok, type Asked, type Route } from './router.js';
import { showGuildChannel } from './show-channel.js';
import { showGuild } from './show-guild.js';
import { showMember, showUser, showVoiceState } from './show-people.js';
import { known, type World } from './world.js';

function limitOf(asked: Asked, most: number): number {
  const limit = Number(asked.query.get('limit') ?? 1);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw refuseField(['limit'], 'NUMBER_TYPE_MAX', `int value should be between 1 and ${most}.`);
  return limit;
}

function voiceState(world: World, asked: Asked, user: string) {
  const guild = guildFor(world, asked.part('guild'));
  if (!guild.voice.has(user)) throw refuse('unknownVoiceState');
  return ok(showVoiceState(world, guild, user));
}

export const guildRoutes: Route[] = [
  {
    pattern: 'GET /guilds/:guild',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      const counts = { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size };
      return ok({ ...showGuild(guild), ...(asked.query.get('with_counts') === 'true' && counts) });
    },
  },
  {
    pattern: 'GET /guilds/:guild/channels',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      const channels = [...world.channels.values()].filter((one) => one.guild === guild.id && !one.thread);
      return ok(channels.map((channel) => showGuildChannel(world, channel)));
    },
  },
  {
    pattern: 'GET /guilds/:guild/roles',
    handle: (world, asked) => ok([...guildFor(world, asked.part('guild')).roles.values()]),
  },
  {
    pattern: 'GET /guilds/:guild/members',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      // Listing everybody is what the privileged intent is for.
      if (!world.privileges.members) throw refuse('missingAccess');
      const limit = limitOf(asked, 1000);
      const after = BigInt(asked.query.get('after') ?? 0);
      const members = [...guild.members.values()].sort((a, b) => Number(BigInt(a.user) - BigInt(b.user)));
      const page = members.filter(({ user }) => BigInt(user) > after).slice(0, limit);
      return ok(page.map((member) => showMember(world, member)));
    },
  },
  {
    pattern: 'GET /guilds/:guild/members/search',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      const query = asked.query.get('query')?.toLowerCase();
      if (!query) throw refuseField(['query'], 'BASE_TYPE_REQUIRED', 'This field is required');
      const members = [...guild.members.values()].filter(({ user, nick }) => {
        const { username, global_name } = showUser(world, user);
        return [nick, username, global_name].some((name) => name?.toLowerCase().startsWith(query));
      });
      return ok(members.slice(0, limitOf(asked, 1000)).map((member) => showMember(world, member)));
    },
  },
  {
    pattern: 'GET /guilds/:guild/members/:user',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      const member = guild.members.get(asked.part('user'));
      if (!world.accounts.has(asked.part('user'))) throw refuse('unknownUser');
      if (!member) throw refuse('unknownMember');
      return ok(showMember(world, member));
    },
  },
  {
    pattern: 'GET /users/@me/guilds/:guild/member',
    handle(world, asked) {
      const guild = guildFor(world, asked.part('guild'));
      return ok(showMember(world, known(guild.members.get(world.bot.id), 'the bot')));
    },
  },
  {
    pattern: 'GET /guilds/:guild/voice-states/@me',
    handle: (world, asked) => voiceState(world, asked, world.bot.id),
  },
  {
    pattern: 'GET /guilds/:guild/voice-states/:user',
    handle: (world, asked) => voiceState(world, asked, asked.part('user')),
  },
];
