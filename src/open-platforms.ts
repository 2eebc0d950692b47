/** The platforms that the settings turn on, made ready with what only they need to know of the rest. */
import { createDiscordAdapter, type DiscordAdapter } from '../adapters/discord/discord-adapter.js';
import { noLimits } from '../adapters/telegram/pace.js';
import { createTelegramAdapter, type TelegramAdapter } from '../adapters/telegram/telegram-adapter.js';
import { createWebAdapter } from '../adapters/web/web-adapter.js';
import type { Log, Receive, Suggest } from './chat/ports.js';
import type { Platform } from './chat/platforms.js';
import type { Config, DiscordConfig, TelegramConfig } from './config.js';
import { playDemo } from './demo/play.js';
import { UserError } from './errors.js';
import { discordWords, botProfiles } from './stories/kernel/platform-words.js';
import { commands } from './stories/every-story.js';
import { commandMenu } from './stories/kernel/menu.js';
import { createSay } from './locales/say.js';

/** The bot, as platforms reach it. */
export interface Inward {
  receive: Receive;
  suggest: Suggest;
}

export interface Platforms {
  all: readonly Platform[];
  /** Begins to receive. The browser chat's address, and the other chats as people know them. Throws UserErrors. */
  start(): Promise<{ address: string | undefined; chats: string[] }>;
  stop(): Promise<void>;
}

export function openPlatforms(config: Config, log: Log, bot: Inward): Platforms {
  const telegram = config.telegram && openTelegram(config.telegram, config, log, bot);
  const discord = config.discord && openDiscord(config.discord, config, log, bot);
  const isWebOn = config.web.mode === 'on' || (config.web.mode === 'auto' && !telegram && !discord);
  const web = isWebOn ? openWeb(config, log, bot) : undefined;
  const adapters = [telegram, discord, web?.adapter].filter((adapter) => adapter !== undefined);
  return {
    all: [telegram?.platform, discord?.platform, web?.platform].filter((platform) => platform !== undefined),
    async start() {
      const address = await web?.adapter.start();
      const chats = await Promise.all([
        ...(telegram ? [startNamed('Telegram', telegram)] : []),
        ...(discord ? [startNamed('Discord', discord)] : []),
      ]);
      return { address, chats };
    },
    async stop() {
      // Side by side: what one waits for must not cost the others their time.
      await Promise.all(adapters.map((adapter) => adapter.stop()));
    },
  };
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
  { receive, suggest }: Inward,
): DiscordAdapter {
  return createDiscordAdapter({ receive, suggest, ...discord, ...discordWords(commands, language), log });
}

function openTelegram(telegram: TelegramConfig, { language }: Config, log: Log, { receive }: Inward): TelegramAdapter {
  return createTelegramAdapter({
    receive,
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    ...(telegram.webhook && { webhook: telegram.webhook }),
    profiles: botProfiles(commands, language),
    commands: commands.map(({ name }) => name),
    inDirect: createSay(language)('direct.look'),
    ...(!telegram.isPaced && { limits: noLimits }),
    log,
  });
}

function openWeb({ web, photos }: Config, log: Log, { receive }: Inward) {
  const adapter = createWebAdapter({
    receive,
    host: web.host,
    port: web.port,
    maxBytes: photos.maxBytes,
    commands: commandMenu(commands, createSay('en')),
    demo: playDemo,
    log,
  });
  const gone = { fetch: () => Promise.reject(new UserError('photo.gone')) };
  const { messenger, rights, places } = adapter;
  return { adapter, platform: { name: 'web', messenger, rights, places, files: gone } };
}
