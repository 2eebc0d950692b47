/** The evening of story.ts on Discord, and on Discord and Telegram at once, with the built bot as a process. */
import { createFakeDiscord, type FakeDiscord } from '@rollcall/fake-discord';
import { createFakeTelegram } from '@rollcall/fake-telegram';
import { printed, spawnBot } from '../helpers/bot-process.js';
import { createDiscordGround, type DiscordGround, type PhotoRoad } from '../helpers/grounds/discord.js';
import { createTelegramGround } from '../helpers/grounds/telegram.js';
import { createStage } from '../helpers/dialogue.js';
import { narrate } from './narrator.js';
import { patience, playOn, settings, withBot, type Print } from './play.js';
import { playTogether, type Sheets } from './story-together.js';
import type { Marks } from './story.js';

/** Nobody but the bot's own process knows when it has a message; whoever waits, waits for what it says. */
const received = (): Promise<void> => Promise.resolve();

async function withDiscord<T>(readsAlong: boolean, play: (discord: FakeDiscord) => Promise<T>): Promise<T> {
  const discord = await createFakeDiscord({ botName: 'Rollcall', privileges: { messageContent: readsAlong } });
  try {
    const result = await play(discord);
    if (discord.violations.length > 0) throw new Error(discord.violations.join('; '));
    return result;
  } finally {
    await discord.close();
  }
}

function settingsFor(discord: FakeDiscord, readsAlong: boolean): Record<string, string> {
  return {
    ...settings,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.rest.api,
    DISCORD_MESSAGE_CONTENT: readsAlong ? 'on' : 'off',
    WEB: 'off',
  };
}

async function start(discord: FakeDiscord, dataDir: string, env: Record<string, string>) {
  const bot = spawnBot(dataDir, env);
  await printed(bot, /(Chats: .*Discord)/);
  await discord.until(() => discord.commands.puts.length > 0, 'the commands', patience);
  return bot;
}

/** `seen` is told of the ground when the evening is over, for example to draw a channel of it. */
export async function playOnDiscord(
  road: PhotoRoad,
  print: Print,
  seen?: (ground: DiscordGround) => Promise<void>,
): Promise<Marks> {
  const readsAlong = road === 'plain';
  return withDiscord(readsAlong, (discord) =>
    withBot(
      (dataDir) => start(discord, dataDir, settingsFor(discord, readsAlong)),
      async () => {
        const ground = createDiscordGround({ discord, received, road });
        const marks = await playOn(ground, print);
        await seen?.(ground);
        return marks;
      },
    ),
  );
}

/** A class that lives on both: the same sheet, as each of its chats shows it. */
export async function playOnBoth(print: Print): Promise<Sheets> {
  const telegram = await createFakeTelegram({ botName: 'Rollcall', limits: true });
  try {
    const sheets = await withDiscord(false, (discord) => {
      const env = {
        ...settingsFor(discord, false),
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.url,
      };
      const stageOn = (ground: Parameters<typeof narrate>[0]) =>
        createStage({ ground: narrate(ground, print), answered: () => Promise.resolve(), patience });
      return withBot(
        (dataDir) => start(discord, dataDir, env),
        () =>
          playTogether(stageOn(createDiscordGround({ discord, received })), stageOn(createTelegramGround(telegram))),
      );
    });
    if (telegram.violations.length > 0) throw new Error(telegram.violations.join('; '));
    return sheets;
  } finally {
    await telegram.close();
  }
}
