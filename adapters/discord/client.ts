import { Client, GatewayIntentBits as Intent, Options } from 'discord.js';
import type { Log } from '../../src/chat/log.js';
import { guardedSharding, guardPackets } from './guard-packets.js';

/**
 * What the bot listens to: servers with their channels and roles, messages in them and to it, who is in a voice channel;
 * and what messages say, where Discord granted that.
 */
const intents = [Intent.Guilds, Intent.GuildMessages, Intent.DirectMessages, Intent.GuildVoiceStates];

/** Of what discord.js remembers, only servers, channels, roles and who is in a voice channel are needed. */
const forgotten = {
  MessageManager: 0,
  ReactionManager: 0,
  PresenceManager: 0,
  GuildEmojiManager: 0,
  ThreadMemberManager: 0,
} as const;
const membersRemembered = 200;

/** One that an odd packet does not end. */
export function createClient(apiRoot: string, readsAlong: boolean, log: Log): Client {
  const client = new Client({
    intents: readsAlong ? [...intents, Intent.MessageContent] : intents,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...forgotten,
      GuildMemberManager: membersRemembered,
    }),
    rest: { api: apiRoot },
    ws: { buildStrategy: guardedSharding(log) },
    allowedMentions: { parse: [] },
  });
  guardPackets(client, log);
  return client;
}
