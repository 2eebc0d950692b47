/** A session's beginning: who may have one, and what it is told first. */
import { GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { gatewayUrl } from './application-routes.js';
import type { Identify, RequestMembers } from './gateway-forms.js';
import type { Session } from './gateway-session.js';
import { allIntents, privilegedIntents } from './intents.js';
import { showGuildInFull } from './show-guild.js';
import { showMember, showUser } from './show-people.js';
import { applicationFlags, type World } from './world.js';

/** The code with which a connection is closed that identifies like this, or undefined. */
export function refuseIdentify(world: World, { token, intents, shard }: Identify): GatewayCloseCodes | undefined {
  if (token !== world.token) return GatewayCloseCodes.AuthenticationFailed;
  if (shard && shard[0] >= shard[1]) return GatewayCloseCodes.InvalidShard;
  if (intents & ~allIntents) return GatewayCloseCodes.InvalidIntents;
  const { members, presences, messageContent } = world.privileges;
  const allowed =
    (members ? privilegedIntents.members : 0) |
    (presences ? privilegedIntents.presences : 0) |
    (messageContent ? privilegedIntents.messageContent : 0);
  const privileged = privilegedIntents.members | privilegedIntents.presences | privilegedIntents.messageContent;
  return intents & privileged & ~allowed ? GatewayCloseCodes.DisallowedIntents : undefined;
}

/** READY with the guilds still unavailable, then every guild in full. */
export function greet(world: World, session: Session) {
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
  session.tell({
    t: GatewayDispatchEvents.Ready,
    d: {
      v: 10,
      user: showUser(world, world.bot.id),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: gatewayUrl(world),
      shard: [0, 1],
      application: { id: world.bot.id, flags: applicationFlags(world), flags_new: String(applicationFlags(world)) },
    },
  });
  const seesAll = (session.intents & Intent.GuildMembers) !== 0;
  for (const guild of guilds.filter(({ available }) => available))
    session.tell({ t: GatewayDispatchEvents.GuildCreate, d: showGuildInFull(world, guild, seesAll) });
}

/** Answers a request for members (op 8), in one piece: no guild of a test is large. */
export function sendMembers(world: World, session: Session, asked: RequestMembers) {
  const guild = world.guilds.get(asked.guild_id);
  if (!guild) return;
  const ids = asked.user_ids === undefined ? undefined : [asked.user_ids].flat();
  const wantsAll = !ids && (asked.query ?? '') === '' && (asked.limit ?? 0) === 0;
  if (wantsAll && !(session.intents & Intent.GuildMembers)) {
    world.violations.push('all members were requested without the Guild Members intent; there is no answer');
    return;
  }
  const query = asked.query?.toLowerCase() ?? '';
  const fitting = [...guild.members.values()].filter(({ user, nick }) =>
    ids ? ids.includes(user) : (nick ?? showUser(world, user).username).toLowerCase().startsWith(query),
  );
  const members = asked.limit ? fitting.slice(0, asked.limit) : fitting;
  session.tell({
    t: GatewayDispatchEvents.GuildMembersChunk,
    d: {
      guild_id: guild.id,
      members: members.map((member) => showMember(world, member)),
      chunk_index: 0,
      chunk_count: 1,
      not_found: (ids ?? []).filter((id) => !guild.members.has(id)),
      ...(asked.nonce !== undefined && { nonce: asked.nonce }),
    },
  });
}
