/** A story from its text to its end: a folder, a bot, a platform and a clock of its own, all gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineName } from '../../recognition/open-recognizer.js';
import { catalogues, type Catalogue } from '../../locales/say.js';
import { createBotProcess } from './bot-process.js';
import { playSteps, type Played } from './player.js';
import { createSentences } from './sentences.js';
import type { StoryFile } from './story.js';
import type { OpenGround } from './open-ground.js';
import { ProcessGone } from './wire.js';

export interface StoryOptions {
  open: OpenGround;
  photos: ReadonlyMap<string, Uint8Array>;
  engine: EngineName;
  /** BCP 47; English where it is not given. */
  language?: string;
  /** Hears of what the bot logs: warnings, and bugs. */
  logged: (line: string) => void;
}

/** Yields each step when it is over. */
export async function* playStory(story: StoryFile, options: StoryOptions): AsyncGenerator<Played> {
  const { open, language, engine, logged, photos } = options;
  const clock = { time: story.begins };
  const ground = await open(story, () => clock.time, language);
  const bot = createBotProcess({
    ...ground.calls,
    received(event) {
      ground.received(event);
      return Promise.resolve();
    },
    log(line) {
      logged(line);
      return Promise.resolve();
    },
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'rollcall-story-'));
  const settings = { seat: ground.seat, dataDir, zone: story.zone, language: language ?? 'en', engine };
  const isOwn = subtagOf(language) === 'en';
  const sentences = createSentences(catalogueOf('en'), languagesOf(story, language));
  const start = () => bot.start({ ...settings, now: clock.time });
  try {
    yield* playSteps(story, { ground, bot, start, clock, sentences, isOwn, photos });
  } catch (error) {
    if (!(error instanceof ProcessGone)) throw error;
    throw new Error(`the bot ended by itself\n${bot.complaint()}`, { cause: error });
  } finally {
    await bot.kill();
    for (const violation of await ground.close()) logged(`it did what nobody should: ${violation}`);
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Whether the bot speaks this language. */
export function isSpoken(language: string): boolean {
  return subtagOf(language) in catalogues;
}

/** Every language that somebody in the story is spoken to in. */
function languagesOf({ people }: StoryFile, language: string | undefined): Record<string, Catalogue> {
  const all = [language, ...people.flatMap((person) => person.language ?? [])].map(subtagOf);
  return Object.fromEntries(
    all.map((one) => (one in catalogues ? [one, catalogueOf(one)] : ['en', catalogueOf('en')])),
  );
}

function catalogueOf(language: string): Catalogue {
  const found = catalogues[language];
  if (!found) throw new Error(`no catalogue in ${language}`);
  return found;
}

function subtagOf(language: string | undefined): string {
  return language?.toLowerCase().split('-')[0] ?? 'en';
}
