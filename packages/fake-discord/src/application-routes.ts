/** The bot itself, its application, and where its gateway is. */
import { guildPermissions } from './permissions.js';
import { refuse } from './refusal.js';
import { ok, type Answer, type Route } from './router.js';
import { applicationFlags, type World } from './world.js';

function application(world: World): Answer {
  const { bot } = world;
  const guilds = [...world.guilds.values()].filter(({ members }) => members.has(bot.id));
  return ok({
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    summary: '',
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    flags: applicationFlags(world),
    verify_key: '0'.repeat(64),
    team: null,
    owner: null,
    approximate_guild_count: guilds.length,
    integration_types_config: { 0: {} },
  });
}

/** A thousand sessions a day; a bot this small needs one shard. */
const startLimit = { total: 1000, remaining: 1000, reset_after: 24 * 60 * 60 * 1000, max_concurrency: 1 };

export const applicationRoutes: Route[] = [
  {
    pattern: 'GET /users/@me',
    handle: (world) => ok({ ...world.bot, mfa_enabled: false, verified: true, email: null }),
  },
  { pattern: 'GET /applications/@me', handle: application },
  { pattern: 'GET /oauth2/applications/@me', handle: application },
  { pattern: 'GET /gateway', open: true, handle: (world) => ok({ url: gatewayUrl(world) }) },
  {
    pattern: 'GET /gateway/bot',
    handle: (world) => ok({ url: gatewayUrl(world), shards: 1, session_start_limit: startLimit }),
  },
  {
    pattern: 'GET /users/@me/guilds',
    handle(world) {
      const guilds = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
      return ok(
        guilds.map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: guildPermissions(guild, world.bot.id).toString(),
          features: [],
        })),
      );
    },
  },
  {
    pattern: 'GET /users/:user',
    handle(world, asked) {
      const account = world.accounts.get(asked.part('user'));
      if (!account) throw refuse('unknownUser');
      return ok(account.user);
    },
  },
];

export function gatewayUrl(world: World): string {
  return `${world.origin.replace('http', 'ws')}/gateway`;
}
