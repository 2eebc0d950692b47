/** The built bot as a process at a fake Discord. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FakeDiscord } from '@rollcall/fake-discord';
import { printed, spawnBot, type Spawned } from '../helpers/bot-process.js';

/** Milliseconds for its commands to be published, on a busy machine. */
const patience = 60_000;

/** Resolves when it is logged in and has published its commands. */
export async function startDiscordBot(
  discord: FakeDiscord,
  dataDir: string,
  env: Record<string, string> = {},
): Promise<Spawned> {
  const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.rest.api, WEB: 'off', LOG_LEVEL: 'error' };
  const bot = spawnBot(dataDir, { ...settings, ...env });
  await printed(bot, /(Chats: .*Discord)/);
  await discord.until(() => discord.commands.puts.length > 0, 'the commands', patience);
  return bot;
}

/** A folder for its data, for as long as `play` takes. */
export async function withDataDir<T>(play: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-discord-'));
  try {
    return await play(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
