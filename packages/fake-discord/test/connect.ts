/** A fake Discord, and a discord.js client that is logged in to it, for the length of one vitest test. */
import { Client, Events, GatewayIntentBits, type ClientOptions } from 'discord.js';
import { onTestFinished } from 'vitest';
import { createFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from '../src/fake-discord.js';

export async function startDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const discord = await createFakeDiscord(options);
  onTestFinished(() => discord.close());
  return discord;
}

/** A client that has not logged in. Its requests give up soon, so that failures do not make tests long. */
export function createClient(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...options,
    rest: { ...discord.rest, timeout: 1000, retries: 1, ...options.rest },
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A client that is ready. */
export async function connect(discord: FakeDiscord, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = createClient(discord, options);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** How long `expect.poll` waits: longer than a busy machine takes. */
export const soon = { timeout: 10_000 };
