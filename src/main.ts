/** Reads the settings, wires everything, starts, and stops gracefully. The only file that sees all. */
import './preload.js';
import { createDiscordAdapter, type DiscordAdapter } from '../adapters/discord/discord-adapter.js';
import { noLimits } from '../adapters/telegram/pace.js';
import { createTelegramAdapter, type TelegramAdapter } from '../adapters/telegram/telegram-adapter.js';
import { createWebAdapter } from '../adapters/web/web-adapter.js';
import type { Log } from './chat/log.js';
import { startBot, type Bot } from './bot.js';
import type { Receive, Suggest } from './chat/ports.js';
import { readConfig, type Config, type DiscordConfig, type TelegramConfig } from './config.js';
import { playDemo } from './demo/play.js';
import { UserError } from './errors.js';
import { greeting } from './greeting.js';
import { createLog } from './log.js';
import { openRecognizer } from './recognition/open-recognizer.js';
import { discordWords } from './wording/discord.js';
import { commandMenu } from './wording/menu.js';
import { botProfiles } from './wording/profile.js';
import { createSay } from './wording/say.js';

/** Milliseconds for what is in work when the process is asked to stop. */
const grace = 10_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const recognizer = openRecognizer(config.recognizer);
  const receive: Receive = (event, held) => bot.receive(event, held);
  const suggest: Suggest = { people: (...asked) => bot.suggest.people(...asked) };
  const telegram = config.telegram && openTelegram(config.telegram, config, log, receive);
  const discord = config.discord && openDiscord(config.discord, config, log, receive, suggest);
  const isWebOn = config.web.mode === 'on' || (config.web.mode === 'auto' && !telegram && !discord);
  const web = isWebOn ? openWeb(config, log, receive) : undefined;
  const adapters = [telegram, discord, web?.adapter].filter((adapter) => adapter !== undefined);
  const platforms = [telegram?.platform, discord?.platform, web?.platform].filter((platform) => platform !== undefined);
  const bot: Bot = await startBot({ config, platforms, recognizer, log });

  const stop = async (): Promise<void> => {
    // Side by side: what one waits for must not cost the others their time.
    await Promise.all(adapters.map((adapter) => adapter.stop()));
    await bot.stop(grace);
  };
  // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not cut off the first.
  let stopped: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping');
      stopped ??= stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
  try {
    const address = await web?.adapter.start();
    const chats = await Promise.all([
      ...(telegram ? [startNamed('Telegram', telegram)] : []),
      ...(discord ? [startNamed('Discord', discord)] : []),
    ]);
    // Last: whoever reads it may ask the process to stop.
    process.stdout.write(greeting({ config, address, chats, engine: recognizer.engine }));
  } catch (error) {
    // The clock and the store would keep a process alive that nobody can reach.
    await stop();
    throw error;
  }
}

/** A platform and the bot's name there, as people know them. */
async function startNamed(platform: string, adapter: { start(): Promise<string | undefined> }): Promise<string> {
  const name = await adapter.start();
  return name === undefined ? platform : `${platform} (@${name})`;
}

function openDiscord(
  discord: DiscordConfig,
  { language }: Config,
  log: Log,
  receive: Receive,
  suggest: Suggest,
): DiscordAdapter {
  return createDiscordAdapter({ receive, suggest, ...discord, ...discordWords(language), log });
}

function openTelegram(telegram: TelegramConfig, { language }: Config, log: Log, receive: Receive): TelegramAdapter {
  return createTelegramAdapter({
    receive,
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    ...(telegram.webhook && { webhook: telegram.webhook }),
    profiles: botProfiles(language),
    inDirect: createSay(language)('direct.look'),
    ...(!telegram.isPaced && { limits: noLimits }),
    log,
  });
}

function openWeb({ web, photos }: Config, log: Log, receive: Receive) {
  const adapter = createWebAdapter({
    receive,
    host: web.host,
    port: web.port,
    maxBytes: photos.maxBytes,
    commands: commandMenu(createSay('en')),
    demo: playDemo,
    log,
  });
  const gone = { fetch: () => Promise.reject(new UserError('photo.gone')) };
  return { adapter, platform: { name: 'web', messenger: adapter.messenger, rights: adapter.rights, files: gone } };
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${createSay('en')(error.code, error.details)}\n`);
  process.exitCode = 1;
}
