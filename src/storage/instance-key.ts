/** The instance's key: 32 bytes that open everything. From the environment, or from a file made at the first start. */
import { randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../errors.js';
import { keyBytes } from './seal.js';

export interface KeySource {
  /** `ROLLCALL_KEY`: 32 bytes in base64. Wins over the file. */
  key?: string | undefined;
  /** Where the key is otherwise; made at the first start, readable by its owner only. */
  keyFile: string;
}

/** Names the source in messages. */
export function keyPlace(source: KeySource): string {
  return source.key === undefined ? source.keyFile : 'ROLLCALL_KEY';
}

/**
 * The key, or undefined where the file does not exist. Throws UserError `store.key` where what is there is no key.
 */
export async function readKey(source: KeySource): Promise<Buffer | undefined> {
  const text = source.key ?? (await read(source.keyFile));
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), 'base64');
  // Buffer.from skips what is not base64, so the way back has to give the same text.
  if (key.length !== keyBytes || key.toString('base64') !== text.trim()) {
    throw new UserError('store.key', { path: keyPlace(source), reason: 'it does not hold 32 bytes in base64' });
  }
  return key;
}

/** Makes the key file; never touches one that is there. Resolves when the file survives a power cut. */
export async function makeKey(source: KeySource): Promise<Buffer> {
  const key = randomBytes(keyBytes);
  try {
    const file = await open(source.keyFile, 'wx', 0o600);
    await file.writeFile(`${key.toString('base64')}\n`);
    await file.sync();
    await file.close();
    const folder = await open(dirname(source.keyFile), 'r');
    await folder.sync();
    await folder.close();
  } catch (error) {
    throw unusable(source.keyFile, error, 'it cannot be written');
  }
  return key;
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable(path, error, 'it cannot be read');
  }
}

function unusable(path: string, error: unknown, what: string): UserError {
  return new UserError('store.key', { path, reason: `${what} (${codeOf(error)})` });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
