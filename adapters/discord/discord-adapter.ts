/** Discord: its gateway and REST interface through discord.js. What it tells becomes events, what the bot says messages. */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayDispatchEvents as Told,
  GatewayIntentBits as Intent,
  Options,
  type APIInteraction,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { BotArrived } from '../../src/chat/event.js';
import type { Log } from '../../src/chat/log.js';
import type { Platform } from '../../src/chat/platforms.js';
import type { Receive, Suggest } from '../../src/chat/ports.js';
import { UserError } from '../../src/errors.js';
import { createAnswers } from './answers.js';
import { commandBodies, publishCommands, type Menu } from './commands.js';
import { createDirectChannels } from './direct-channels.js';
import { createFiles } from './files.js';
import type { FormWords } from './forms.js';
import { accountId } from './ids.js';
import { createInteractions, type TakeInteraction } from './incoming/interactions.js';
import { fromMessage } from './incoming/message.js';
import { placeIn, type Channel } from './incoming/place.js';
import { createMessenger, type Words } from './messenger.js';
import { createPlaces } from './places.js';
import { createRequests } from './requests.js';
import { createRights, missingIn } from './rights.js';

export interface DiscordAdapterOptions {
  receive: Receive;
  suggest: Suggest;
  token: string;
  /** https://discord.com/api, or a server for tests. */
  apiRoot: string;
  /** Whether Discord granted the bot the right to read along. */
  readsAlong: boolean;
  menu: Menu;
  words: Words;
  forms: FormWords;
  log: Log;
  now?: () => number;
}

export interface DiscordAdapter {
  platform: Platform;
  /**
   * Begins to receive; resolves with the bot's name, or undefined where Discord cannot be reached: it is tried on.
   * Throws UserErrors `discord.token` and `discord.intents`.
   */
  start(): Promise<string | undefined>;
  stop(): Promise<void>;
}

/** Milliseconds that a start waits for Discord before it goes on without. */
const startPatience = 10_000;
/** Milliseconds between attempts to reach it. */
const reachEvery = 5000;

export function createDiscordAdapter(options: DiscordAdapterOptions): DiscordAdapter {
  const { receive, token, apiRoot, readsAlong, log } = options;
  const now = options.now ?? Date.now;
  const application = applicationOf(token);
  const client = createClient(apiRoot, readsAlong);
  const requests = createRequests({ token, apiRoot });
  const answers = createAnswers(requests, application, now);
  const directs = createDirectChannels(requests);
  const stopping = new AbortController();
  /** Servers that the bot was in when this session began; any other one has just added it. */
  const known = new Set<string>();
  let running: Promise<unknown> = Promise.resolve();

  const takeInteraction: TakeInteraction = createInteractions({
    requests,
    answers,
    receive,
    suggest: options.suggest,
    commands: new Map(
      options.menu.commands.map(({ name, where, forAll }) => [
        name.slice(1),
        { directOnly: !where.includes('group'), forAll },
      ]),
    ),
    forms: options.forms,
    inVoice,
    log,
  });

  /** The channel of this voice channel's chat, or the one that the user is in. */
  function inVoice(guildId: string, user: string, channel: string): string[] {
    const states = client.guilds.cache.get(guildId)?.voiceStates.cache;
    const theirs = states?.get(user)?.channelId ?? channel;
    return [...(states?.values() ?? [])]
      .filter((state) => state.channelId === theirs && state.id !== application)
      .map((state) => accountId(state.id));
  }

  function channelOf(id: string): Channel | undefined {
    const found = client.channels.cache.get(id);
    if (!found || found.isDMBased()) return undefined;
    return { id, type: found.type, name: found.name, parent_id: found.isThread() ? found.parentId : null };
  }

  /** Never rejects: what could not be stored is logged, for Discord does not bring it again. */
  async function onMessage(message: GatewayMessageCreateDispatchData): Promise<void> {
    if (message.guild_id === undefined && !message.author.bot) directs.note(message.author.id, message.channel_id);
    const event = fromMessage(message, channelOf(message.channel_id), application);
    if (event) await stored(event);
  }

  async function onGuild(guild: GatewayGuildCreateDispatchData): Promise<void> {
    if (known.has(guild.id)) return;
    known.add(guild.id);
    const channel = guild.channels.find(({ id }) => id === guild.system_channel_id);
    // Without a place for such news, the first command tells what to do.
    if (!channel) return;
    const arrived: BotArrived = {
      kind: 'arrived',
      id: `discord:arrived:${guild.id}:${guild.joined_at}`,
      at: now(),
      chat: placeIn(channel),
      sender: { account: accountId(guild.owner_id), name: '' },
      isNew: true,
      hears: readsAlong ? 'everything' : 'commands',
    };
    await stored(arrived);
  }

  async function stored(event: Parameters<Receive>[0]): Promise<void> {
    await receive(event).catch((error: unknown) =>
      log.error({ err: error, event: event.id }, 'an event was not stored'),
    );
  }

  client.on(Events.ClientReady, () => log.info({ servers: known.size }, 'Discord is ready'));
  client.on(Events.Error, (error) => log.warn({ err: error }, 'the gateway of Discord stumbled'));
  client.ws.on(Told.Ready, ({ guilds }: { guilds: { id: string }[] }) => guilds.forEach(({ id }) => known.add(id)));
  client.ws.on(Told.InteractionCreate, (interaction: APIInteraction) => void takeInteraction(interaction));
  client.ws.on(Told.MessageCreate, (message: GatewayMessageCreateDispatchData) => void onMessage(message));
  client.ws.on(Told.GuildCreate, (guild: GatewayGuildCreateDispatchData) => void onGuild(guild));
  client.ws.on(Told.GuildDelete, ({ id, unavailable }: { id: string; unavailable?: boolean }) => {
    if (!unavailable) known.delete(id);
  });

  /** Until Discord lets the bot in, or the bot stops. Throws UserErrors `discord.token` and `discord.intents`. */
  async function logIn(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const ready = once(client, Events.ClientReady, { signal: stopping.signal });
        ready.catch(() => undefined);
        await client.login(token);
        await ready;
        return;
      } catch (error) {
        if (hasCode(error, DiscordjsErrorCodes.TokenInvalid)) throw new UserError('discord.token');
        if (isIntentsRefused(error)) throw new UserError('discord.intents');
        if (!isAborted(stopping.signal)) log.warn({ err: error }, 'Discord cannot be reached; trying on');
        await delay(reachEvery, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function publish(): Promise<void> {
    try {
      await publishCommands(requests, application, commandBodies(options.menu));
    } catch (error) {
      log.warn({ err: error }, 'the commands could not be published');
    }
  }

  /** A session that Discord ends for good is begun anew. */
  async function run(): Promise<void> {
    client.on(Events.Invalidated, () => {
      log.warn({}, 'Discord ended the session; logging in again');
      void logIn().catch((error: unknown) => log.error({ err: error }, 'Discord has stopped'));
    });
    await logIn();
    if (!stopping.signal.aborted) void publish();
  }

  return {
    platform: {
      name: 'discord',
      messenger: createMessenger({
        requests,
        answers,
        directs,
        missingIn: (channel) => missingIn(client, channel),
        words: options.words,
      }),
      files: createFiles(requests),
      places: createPlaces(client),
      rights: createRights(client, now),
    },
    async start() {
      const started = run();
      running = started.catch((error: unknown) => log.error({ err: error }, 'Discord has stopped'));
      await Promise.race([started, delay(startPatience, undefined, { ref: false })]);
      return client.user?.username;
    },
    async stop() {
      stopping.abort();
      await client.destroy();
      await running;
    },
  };
}

/** Of what discord.js remembers, only servers, channels, roles and who is in a voice channel are needed. */
function createClient(apiRoot: string, readsAlong: boolean): Client {
  const none = {
    MessageManager: 0,
    ReactionManager: 0,
    PresenceManager: 0,
    GuildEmojiManager: 0,
    ThreadMemberManager: 0,
  };
  return new Client({
    intents: [
      Intent.Guilds,
      Intent.GuildMessages,
      Intent.DirectMessages,
      Intent.GuildVoiceStates,
      ...(readsAlong ? [Intent.MessageContent] : []),
    ],
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, ...none, GuildMemberManager: 200 }),
    rest: { api: apiRoot },
    allowedMentions: { parse: [] },
  });
}

/** The first part of a token is the application's id in base64, which is also its bot's. */
function applicationOf(token: string): string {
  return Buffer.from(token.split('.')[0] ?? '', 'base64').toString('utf8');
}

/** It changes while something is waited for, which the type system cannot know. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function hasCode(error: unknown, code: DiscordjsErrorCodes): boolean {
  return error instanceof DiscordjsError && error.code === code;
}

/** The gateway closes with 4014 where an intent was not granted; discord.js throws its own words for it. */
function isIntentsRefused(error: unknown): boolean {
  return error instanceof Error && /disallowed intents/i.test(error.message);
}
