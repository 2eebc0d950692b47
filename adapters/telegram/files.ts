/** Photos' bytes from Telegram. Their addresses contain the token, so they are made here and told to nobody. */
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { Files } from '../../src/chat/ports.js';
import { AdapterError, UserError } from '../../src/errors.js';
import type { Calls } from './calls.js';

const prefix = 'telegram:file:';
/** Bytes that getFile hands out, except on a Bot API server of one's own, where there is no limit. */
const largest = 20_000_000;
/** Milliseconds for one file; it is at most 20 MB. */
const patience = 60_000;

/** Telegram's `file_id` stays valid, so nothing needs to be downloaded before it is looked at. Throws for what is no id. */
export function fileRef(id: string): string {
  if (typeof id !== 'string' || id === '') throw new TypeError('not a file of Telegram’s');
  return `${prefix}${id}`;
}

export interface FilesOptions {
  calls: Calls;
  token: string;
  apiRoot: string;
}

/** Throws UserErrors `photo.gone` and `photo.too-large`, and AdapterError `network`. */
export function createTelegramFiles({ calls, token, apiRoot }: FilesOptions): Files {
  const root = apiRoot.replace(/\/*$/, '');

  async function pathOf(id: string, size: number | undefined): Promise<string> {
    try {
      const { file_path } = await calls.call('getFile', { file_id: id });
      if (file_path !== undefined) return file_path;
    } catch (error) {
      if (error instanceof AdapterError && error.code !== 'gone') throw error;
      if (error instanceof Error && error.message.includes('file is too big'))
        throw new UserError('photo.too-large', { limit: largest, ...(size !== undefined && { size }) });
    }
    throw new UserError('photo.gone');
  }

  async function download(path: string): Promise<Uint8Array> {
    try {
      const response = await fetch(`${root}/file/bot${token}/${path}`, { signal: AbortSignal.timeout(patience) });
      if (response.status === 404) throw new UserError('photo.gone');
      if (!response.ok) throw new AdapterError('telegram', 'network');
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      // What fetch throws may name the address.
      if (error instanceof UserError) throw error;
      throw new AdapterError('telegram', 'network');
    }
  }

  return {
    async fetch({ ref, size }) {
      const path = await pathOf(ref.slice(prefix.length), size);
      // A Bot API server on this machine (`--local`) tells where the file lies.
      if (isAbsolute(path)) return readFile(path).catch(() => Promise.reject(new UserError('photo.gone')));
      return download(path);
    },
  };
}
