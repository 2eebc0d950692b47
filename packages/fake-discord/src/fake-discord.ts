/**
 * A fake Discord on 127.0.0.1 that the real discord.js logs in to; nothing inside discord.js is replaced.
 *
 *     const discord = await createFakeDiscord();
 *     const ann = discord.person('Ann Example');
 *     const hall = discord.guild('School', { owner: ann }).text('hall');
 *     const client = new Client({ intents, rest: discord.rest });
 *     await client.login(discord.token);
 *     const attend = await ann.runs('attend', { in: hall, with: { photo: { name: 'class.jpg', bytes } } });
 *     (await attend.reply()).text;
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Locale } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import { applicationRoutes } from './application-routes.js';
import { callbackRoutes } from './callback-routes.js';
import { channelRoutes } from './channel-routes.js';
import { commandRoutes } from './command-routes.js';
import { createFaults, type Faults } from './faults.js';
import { createGateway, type Gateway } from './gateway.js';
import { createGuild, type GuildHandle, type GuildPlan } from './guild.js';
import { guildRoutes } from './guild-routes.js';
import { messageRoutes } from './message-routes.js';
import { createPerson, type Person } from './person.js';
import { createRateLimits, type RateLimits } from './rate-limits.js';
import { reactionRoutes } from './reaction-routes.js';
import { createRestServer } from './rest-server.js';
import type { Call, Commands, Interaction } from './record.js';
import { threadRoutes } from './thread-routes.js';
import { createUntil, type Until } from './until.js';
import { webhookRoutes } from './webhook-routes.js';
import { createWorld, type WorldOptions } from './world.js';

export interface FakeDiscord {
  /** `http://127.0.0.1:port`. */
  origin: string;
  /** For `new Client({ rest: discord.rest })`. */
  rest: { api: string; cdn: string };
  token: string;
  botId: string;
  /** Every request, oldest first. */
  calls: readonly Call[];
  /** Everything people did through commands, components and forms, and when the bot acknowledged it. */
  interactions: readonly Interaction[];
  commands: Commands;
  /** What Discord would tolerate but a well-behaved bot does not do; empty when all is well. */
  violations: string[];
  faults: Faults;
  limits: RateLimits;
  gateway: Gateway;
  person(name: string, options?: { locale?: `${Locale}`; dmsOpen?: boolean }): Person;
  guild(
    name: string,
    plan: { owner: Person } & Partial<Omit<GuildPlan, 'owner' | 'locale'>> & { locale?: `${Locale}` },
  ): GuildHandle;
  /** The larger limit for uploads that a boosted guild has, or a smaller one for tests; bytes. */
  limitUploads(bytes: number): void;
  /** Gives the bot another token: the old one is refused from now on, and connections made with it are closed. */
  resetToken(): string;
  /** Calls back on every change, until it is told to stop by the returned function. */
  watch(listener: () => void): () => void;
  /** Waits until something is the case. Rejects, with `what`, when it does not happen in time. */
  until: Until;
  /** Ends every connection and every wait. */
  close(): Promise<void>;
}

export interface FakeDiscordOptions extends WorldOptions {
  /** On Discord 41.25 s. */
  heartbeatMs?: number;
}

const routes = [
  ...applicationRoutes,
  ...commandRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...reactionRoutes,
  ...threadRoutes,
  ...guildRoutes,
  ...callbackRoutes,
  ...webhookRoutes,
];

export async function createFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const world = createWorld(options);
  const closing = new AbortController();
  const faults = createFaults();
  const limits = createRateLimits(routes.map(({ pattern }) => pattern));
  const until = createUntil(world, closing.signal);
  const gateway = createGateway(world, options.heartbeatMs ?? 41_250);
  const server = createServer(createRestServer({ world, routes, faults, limits, closing: closing.signal }));
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', world.origin);
    sockets.handleUpgrade(request, socket, head, (connection) => gateway.connected(connection, url));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin: world.origin,
    rest: { api: `${world.origin}/api`, cdn: world.origin },
    token: world.token,
    botId: world.bot.id,
    calls: world.calls,
    interactions: world.interactions,
    commands: world.commands,
    violations: world.violations,
    faults,
    limits,
    gateway,
    person: (name, { locale = Locale.EnglishUS, dmsOpen = true } = {}) =>
      createPerson(world, until, name, z.enum(Locale).parse(locale), dmsOpen),
    guild: (name, { owner, members = [], locale = Locale.EnglishUS, withBot = true }) =>
      createGuild(world, name, { owner, members, locale: z.enum(Locale).parse(locale), withBot }),
    limitUploads: (bytes) => void (world.attachmentLimit = bytes),
    resetToken() {
      world.token = `${world.token}x`;
      gateway.revokes();
      return world.token;
    },
    until,
    watch: (listener) => world.watch(listener),
    async close() {
      closing.abort();
      gateway.close();
      sockets.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
