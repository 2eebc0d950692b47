/** A bot without any library: one call, one answer, for tests of the server itself. */
import { isObject } from '../src/json.js';
import type { WireMessage, WireUpdate } from '../src/wire.js';

/** Result of a method, of whatever kind: tests know what they asked for. */
export interface Answer {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

export interface RawBot {
  call(method: string, params?: object): Promise<Answer>;
  /** The message that a method gave back. Throws when it was refused. */
  sends(method: string, params: object): Promise<WireMessage>;
  uploads(method: string, fields: Record<string, string>, files: Record<string, Uint8Array>): Promise<Answer>;
  /** Everything that waits, confirmed at once. */
  updates(): Promise<WireUpdate[]>;
}

export function createRawBot({ url, token }: { url: string; token: string }): RawBot {
  const root = `${url}/bot${token}`;
  const read = async (response: Response): Promise<Answer> => {
    const body: unknown = await response.json();
    if (!isObject(body) || typeof body['ok'] !== 'boolean') throw new Error('not an answer of the API');
    return { ...body, ok: body['ok'] };
  };
  const bot: RawBot = {
    call: async (method, params = {}) =>
      read(
        await fetch(`${root}/${method}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(params),
        }),
      ),
    async sends(method, params) {
      const { result, description } = await bot.call(method, params);
      if (!isObject(result)) throw new Error(`${method}: ${description ?? 'no message'}`);
      return result as unknown as WireMessage; // What these methods are documented to give back.
    },
    async uploads(method, fields, files) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      for (const [name, bytes] of Object.entries(files))
        form.append(name, new Blob([Buffer.from(bytes)]), `${name}.jpg`);
      return read(await fetch(`${root}/${method}`, { method: 'POST', body: form }));
    },
    async updates() {
      const { result } = await bot.call('getUpdates');
      const updates = (Array.isArray(result) ? result : []) as WireUpdate[]; // As getUpdates is documented.
      const last = updates.at(-1);
      if (last) await bot.call('getUpdates', { offset: last.update_id + 1 });
      return updates;
    },
  };
  return bot;
}
