/** The recognition engine and the photos of the command line. */
import { readFile } from 'node:fs/promises';
import { readConfig, type Config } from '../config.js';
import { UserError } from '../errors.js';
import { openRecognizer } from '../recognition/open-recognizer.js';
import { readPhoto } from '../recognition/read-photo.js';
import type { Photo, Recognizer } from '../recognition/recognizer.js';
import { createSay } from '../wording/say.js';

export interface Engine {
  recognizer: Recognizer;
  /** Decodes upright. Throws UserErrors `cli.file` and `cli.photo`, which name the path. */
  read: (path: string) => Promise<Photo>;
}

export const engineOption = { engine: { type: 'string', default: 'face' } } as const;

/** Opens the engine of the settings, and closes it whatever happens. Throws UserError `cli.usage` for an unknown one. */
export async function withEngine<T>(name: string, use: (engine: Engine) => Promise<T>): Promise<T> {
  if (name !== 'face') throw new UserError('cli.usage', { usage: '--engine face' });
  const config = readConfig();
  const recognizer = openRecognizer(config.recognizer);
  try {
    return await use({ recognizer, read: (path) => read(path, config.photos) });
  } finally {
    await recognizer.close();
  }
}

async function read(path: string, limits: Config['photos']): Promise<Photo> {
  const bytes = await readBytes(path);
  try {
    return await readPhoto(bytes, limits);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError('cli.photo', { path, why: createSay('en')(error.code, error.details) });
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** The system's refusal as a sentence: "no such file or directory". */
export function fileError(path: string, error: unknown): UserError {
  const reason = error instanceof Error ? (/: (.*?),/.exec(error.message)?.[1] ?? error.message) : String(error);
  return new UserError('cli.file', { path, reason });
}
