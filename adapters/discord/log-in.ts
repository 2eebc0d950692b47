/** A session with Discord's gateway: begun, and tried on while Discord cannot be reached. */
import type { Log } from '../../src/chat/ports.js';
import { UserError, type UserErrorCode } from '../../src/errors.js';
import { guardedSharding, guardPackets } from './guard-packets.js';
import { readDiscordFailure } from './refusals.js';
import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes as Close,
  GatewayIntentBits as Intent,
  Options,
} from 'discord.js';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between attempts to reach it. */
const reachEvery = 5000;

export interface LogInOptions {
  client: Client;
  token: string;
  stopping: AbortSignal;
  log: Log;
}

/** Resolves when Discord has let the bot in, or the bot stops. Throws UserErrors `discord.token` and `discord.intents`. */
export async function logIn({ client, token, stopping, log }: LogInOptions): Promise<void> {
  while (!stopping.aborted) {
    const waiting = new AbortController();
    try {
      const ready = once(client, Events.ClientReady, { signal: AbortSignal.any([stopping, waiting.signal]) });
      ready.catch(() => undefined);
      await client.login(token);
      await ready;
      return;
    } catch (error) {
      waiting.abort();
      if (isTokenRefused(error)) throw new UserError('discord.token');
      if (isIntentsRefused(error)) throw new UserError('discord.intents');
      if (isAborted(stopping)) return;
      log.warn({ err: readDiscordFailure(error, 'to let the bot in') }, 'Discord cannot be reached; trying on');
      await delay(reachEvery, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
}

/** What an operator has to look at when Discord ended a session for good, with this code; undefined where that is unclear. */
export function whyEnded(code: number): UserErrorCode | undefined {
  const known: Partial<Record<number, UserErrorCode>> = {
    [Close.AuthenticationFailed]: 'discord.token',
    [Close.DisallowedIntents]: 'discord.intents',
  };
  return known[code];
}

/** It changes while something is waited for, which the type system cannot know. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
}

/** The gateway closes with 4014 where an intent was not granted; discord.js throws its own words for it. */
function isIntentsRefused(error: unknown): boolean {
  return error instanceof Error && /disallowed intents/i.test(error.message);
}

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
