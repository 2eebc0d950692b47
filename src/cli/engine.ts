/** The recognition engine and the photos of the command line. */
import { readFile } from 'node:fs/promises';
import { readConfig, type Config } from '../config.js';
import { createDownloadTeller } from '../greeting.js';
import { UserError } from '../errors.js';
import { openRecognition, type EngineName } from '../recognition/open-recognizer.js';
import { readPhoto } from '../recognition/read-photo.js';
import type { Photo, Recognizer } from '../recognition/recognizer.js';
import { createSay } from '../locales/say.js';

export interface CliEngine {
  recognizer: Recognizer;
  /** Decodes upright. Throws UserErrors `cli.file` and `cli.photo`, which name the path. */
  read: (path: string) => Promise<Photo>;
}

/** Without it, the engine of the settings (RECOGNIZER), and only the first. */
export const engineOption = { engine: { type: 'string' } } as const;
const engines = ['face', 'resnet-50', 'onnx-face'] as const satisfies readonly EngineName[];

/** Throws UserError `cli.usage` for an unknown one. */
export function engineNamed(name: string | undefined, config: Config): EngineName {
  const found = name === undefined ? config.recognizer.engines[0] : engines.find((engine) => engine === name);
  if (!found) throw new UserError('cli.usage', { usage: `--engine ${engines.join(' | ')}` });
  return found;
}

/**
 * Opens this engine, with no other in its place, and closes it whatever happens. Throws the UserErrors of `engineNamed`
 * and `model.*`.
 */
export async function withEngine<T>(name: string | undefined, use: (engine: CliEngine) => Promise<T>): Promise<T> {
  const config = readConfig();
  const settings = { ...config.recognizer, engines: [engineNamed(name, config)], photoCheck: false };
  const { recognizer } = await openRecognition(settings, { progress: tellDownload(), without: () => undefined });
  try {
    return await use({ recognizer, read: (path) => read(path, config.photos) });
  } finally {
    await recognizer.close();
  }
}

/** On a terminal, and nowhere else: what scripts read has nothing of it. */
export const tellDownload = () => createDownloadTeller(process.stderr, { info: () => undefined });

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
