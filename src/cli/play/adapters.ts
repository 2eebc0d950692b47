/** The real adapters where nothing is real but them: at a server on this machine that is as strict as the platform's own. */
import { createDiscordAdapter, type DiscordAdapter } from '../../../adapters/discord/discord-adapter.js';
import { noLimits } from '../../../adapters/telegram/pace.js';
import { createTelegramAdapter, type TelegramAdapter } from '../../../adapters/telegram/telegram-adapter.js';
import type { Log, Receive } from '../../chat/ports.js';
import { createSay } from '../../locales/say.js';
import { commands } from '../../stories/every-story.js';
import { botProfiles, discordWords } from '../../stories/kernel/platform-words.js';

export interface FakeServer {
  token: string;
  apiRoot: string;
}

/** `now` is a clock that somebody moves. */
export interface PlaySurroundings {
  receive: Receive;
  language: string;
  log: Log;
  now: () => number;
}

export function telegramAt(server: FakeServer, { language, ...surroundings }: PlaySurroundings): TelegramAdapter {
  return createTelegramAdapter({
    ...server,
    ...surroundings,
    profiles: botProfiles(commands, language),
    commands: commands.map(({ name }) => name),
    inDirect: createSay(language)('direct.look'),
    // The clock stands still: nobody would ever have waited long enough for Telegram's pace.
    limits: noLimits,
  });
}

/** It may read along. */
export function discordAt(server: FakeServer, { language, ...surroundings }: PlaySurroundings): DiscordAdapter {
  return createDiscordAdapter({
    ...server,
    ...surroundings,
    // Nobody types here: what is suggested is tested at the adapter.
    suggest: { people: () => Promise.resolve([]) },
    readsAlong: true,
    ...discordWords(commands, language),
  });
}
