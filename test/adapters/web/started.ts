/** A started browser chat with a bot that only writes down what it receives, and the requests a page makes. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createWebAdapter, type WebAdapter, type WebAdapterOptions } from '../../../adapters/web/web-adapter.js';
import type { WireEvent, WireMessage } from '../../../adapters/web/wire.js';
import type { Incoming } from '../../../src/chat/event.js';
import type { Receive } from '../../../src/chat/ports.js';

export const host = 'web:ms-rivera';
export const ann = 'web:ann-example';
export const direct = 'web:direct-ms-rivera';
export const group = 'web:class-our-class';

/** The first bytes of a JPEG, and then `size` bytes in all. */
export function jpeg(size = 64, fill = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size).fill(fill);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
}

export interface Received {
  event: Incoming;
  held: ReadonlyMap<string, Uint8Array> | undefined;
}

export interface Started {
  adapter: WebAdapter;
  url: string;
  received: Received[];
  /** Posts a message form; photos are `[name, bytes]`. */
  post(fields: Record<string, string | string[]>, photos?: [string, Uint8Array<ArrayBuffer>][]): Promise<Response>;
  json(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  stream(headers?: Record<string, string>): Promise<EventReader>;
}

/** Starts it for one test, and stops it afterwards. */
export async function startWeb(options: Partial<WebAdapterOptions> = {}): Promise<Started> {
  const page = await mkdtemp(join(tmpdir(), 'rollcall-page-'));
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Rollcall</title>');
  await writeFile(join(page, 'main.js'), '// nothing');
  const received: Received[] = [];
  const receive: Receive = async (event, held) => {
    received.push({ event, held });
    await options.receive?.(event, held);
  };
  const adapter = createWebAdapter({
    host: '127.0.0.1',
    port: 0,
    maxBytes: 1000,
    commands: [{ name: '/help', about: 'What you can do here', where: ['direct', 'group'] }],
    page,
    ...options,
    receive,
  });
  const url = await adapter.start();
  onTestFinished(async () => {
    await adapter.stop();
    await rm(page, { recursive: true });
  });
  return {
    adapter,
    url,
    received,
    async post(fields, photos = []) {
      const form = new FormData();
      for (const [name, value] of Object.entries({ id: randomUUID(), as: host, chat: direct, ...fields })) {
        for (const one of [value].flat()) form.append(name, one);
      }
      for (const [name, bytes] of photos) form.append('photo', new File([bytes], name));
      return fetch(`${url}/api/messages`, { method: 'POST', body: form });
    },
    json: async (path, body, headers = { 'content-type': 'application/json' }) =>
      fetch(url + path, { method: 'POST', body: JSON.stringify(body), headers }),
    async stream(headers = {}) {
      const aborter = new AbortController();
      const response = await fetch(`${url}/api/events`, { headers, signal: aborter.signal });
      const reader = createEventReader(response, () => aborter.abort());
      onTestFinished(() => reader.close());
      return reader;
    },
  };
}

export interface EventReader {
  /** The next event of this kind, with its id; what comes before it is passed over. */
  next<K extends WireEvent['kind']>(kind: K): Promise<Extract<WireEvent, { kind: K }> & { streamId: string }>;
  close(): void;
}

function createEventReader(response: Response, close: () => void): EventReader {
  if (response.body === null) throw new Error('no stream');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  async function block(): Promise<string> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 2);
        return found;
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('the stream ended');
      text += value;
    }
  }
  return {
    close,
    async next(kind) {
      for (;;) {
        const [, streamId = '', data] = /^id: (.*)\ndata: (.*)$/.exec(await block()) ?? [];
        if (data === undefined) continue;
        // Tests read what the server wrote by the types it was written with.
        const event = JSON.parse(data) as WireEvent;
        if (event.kind === kind) return { ...(event as Extract<WireEvent, { kind: typeof kind }>), streamId };
      }
    },
  };
}

/** The message a successful post answers with. */
export async function messageIn(response: Response): Promise<WireMessage> {
  if (response.status !== 200) throw new Error(`status ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { message: WireMessage }).message;
}
