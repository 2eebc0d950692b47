/** The built bot on Discord as a process: what it says at its start, how it ends, and what it never writes down. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from '@rollcall/fake-discord';
import { until } from '../adapters/discord/started.js';
import { spawnBot, type Spawned } from '../helpers/bot-process.js';
import { photo } from '../helpers/red-photo.js';
import { startDiscordBot } from '../soak/discord-bot.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rollcall-discord-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function open(): Promise<FakeDiscord> {
  const discord = await createFakeDiscord();
  onTestFinished(async () => {
    await discord.close();
    expect(discord.violations).toEqual([]);
  });
  return discord;
}

const settingsOf = ({ token, rest }: FakeDiscord) => ({ DISCORD_TOKEN: token, DISCORD_API_ROOT: rest.api });

function endsWithTest(bot: Spawned): Spawned {
  onTestFinished(async () => {
    await bot.end('SIGKILL');
  });
  return bot;
}

it('says in one sentence that Discord does not know the token, and ends', async () => {
  const discord = await open();
  const token = `${discord.token}x`;
  const bot = spawnBot(await folder(), { ...settingsOf(discord), DISCORD_TOKEN: token });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toMatch(/Discord does not know the token in DISCORD_TOKEN/);
  expect(bot.output()).not.toMatch(/fake-token|at .*\.js:/);
});

it('says in one sentence that reading along was not granted, and ends', async () => {
  const bot = spawnBot(await folder(), { ...settingsOf(await open()), DISCORD_MESSAGE_CONTENT: 'on' });
  expect(await bot.ended).toBe(1);
  expect(bot.output()).toMatch(/Message Content/);
  expect(bot.output()).not.toMatch(/at .*\.js:/);
});

it('starts while Discord cannot be reached, tries on, and works once it is there', async () => {
  const discord = await open();
  discord.faults.next('GET /gateway/bot', { kind: 'status', status: 503 }, 1000);
  const bot = endsWithTest(spawnBot(await folder(), settingsOf(discord)));
  await until(() => bot.output().includes('cannot be reached'));
  discord.faults.none();
  await discord.until(() => discord.commands.puts.length > 0, 'the commands', 30_000);
  const ann = discord.person('Ann');
  discord.guild('School', { owner: ann });
  expect((await (await ann.runs('help', { in: ann.direct() })).reply()).text).toMatch(/\/register/);
  expect(await bot.end('SIGTERM')).toBe(0);
});

it('answers what it has when it is asked to stop, goes on after a kill, and writes no secret down', async () => {
  const discord = await open();
  const dataDir = await folder();
  const ann = discord.person('Ann Example');
  const hall = discord.guild('School', { owner: ann }).text('hall');
  const first = endsWithTest(await startDiscordBot(discord, dataDir, { LOG_LEVEL: 'debug' }));
  const stopped = await ann.runs('help', { in: hall });
  await stopped.answered();
  expect(await first.end('SIGTERM')).toBe(0);
  expect((await stopped.reply()).text).toMatch(/class/);

  discord.faults.next('PATCH /webhooks/**', { kind: 'status', status: 500 }, 8);
  const second = endsWithTest(await startDiscordBot(discord, dataDir, { LOG_LEVEL: 'debug' }));
  const killed = await ann.runs('privacy', { in: hall });
  const sent = await ann.says(ann.direct(), '', { files: [{ name: 'me.jpg', bytes: photo }] });
  await discord.until(() => discord.faults.happened.length > 0 && killed.interaction.acknowledged, 'an attempt');
  await second.end('SIGKILL');
  discord.faults.none();
  const third = endsWithTest(await startDiscordBot(discord, dataDir, { LOG_LEVEL: 'debug' }));
  expect((await killed.reply()).text).toMatch(/keep/);
  expect(ann.sees(hall)).toHaveLength(2);
  await third.end('SIGTERM');

  const names = (await readdir(dataDir, { recursive: true })).filter((name) => name.startsWith('rollcall.'));
  const left = await Promise.all(names.map((name) => readFile(join(dataDir, name), 'latin1')));
  const secrets = [discord.token, ...discord.interactions.map(({ token }) => token), sent.files[0]!.url, 'Ann Example'];
  for (const text of [first.output(), second.output(), third.output(), ...left])
    for (const secret of secrets) expect(text.includes(secret), secret.slice(0, 12)).toBe(false);
});
