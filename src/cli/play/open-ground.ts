/** The platforms that stories are played on. */
import type { Ground } from './ground.js';
import type { StoryFile } from './story.js';
import { createWebGround } from './web-ground.js';

/** `now` in milliseconds UTC; `language` is that of people who have none of their own. */
export type OpenGround = (story: StoryFile, now: () => number, language: string | undefined) => Promise<Ground>;

export const platforms = ['web', 'telegram', 'discord'] as const;
export type PlatformName = (typeof platforms)[number];

/** Telegram and Discord are played by packages that only developers have. */
const grounds: Record<PlatformName, () => Promise<OpenGround>> = {
  web: () => Promise.resolve((...asked) => Promise.resolve(createWebGround(...asked))),
  telegram: async () => (await import('./telegram-ground.js')).openTelegramGround,
  discord: async () => (await import('./discord-ground.js')).openDiscordGround,
};

/** Undefined where what plays this platform is not installed. */
export async function groundOf(platform: PlatformName): Promise<OpenGround | undefined> {
  try {
    return await grounds[platform]();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
