import { Client, GatewayIntentBits as Intent, Options } from 'discord.js';

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

export function createClient(apiRoot: string, readsAlong: boolean): Client {
  return new Client({
    intents: readsAlong ? [...intents, Intent.MessageContent] : intents,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...forgotten,
      GuildMemberManager: membersRemembered,
    }),
    rest: { api: apiRoot },
    allowedMentions: { parse: [] },
  });
}
