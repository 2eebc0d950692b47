/** The pages that listen: each gets what it missed, or everything, and then what happens. */
import type { Feed, FeedEvent } from './feed.js';
import type { WireEvent } from './wire.js';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface Pages {
  /** `since` is the last event the page has seen. Undefined when there are too many pages. */
  open(since: string | undefined): ReadableStream<Uint8Array> | undefined;
  endAll(): void;
}

export function createPages(options: {
  feed: Feed;
  snapshot: () => WireEvent;
  limits: { pages: number; waiting: number };
}): Pages {
  const { feed, limits } = options;
  const streams = new Set<EventStream>();
  return {
    open(since) {
      if (streams.size >= limits.pages) return undefined;
      const missed = since === undefined ? undefined : feed.since(since);
      const stream = createEventStream({
        bound: limits.waiting,
        resumed: missed !== undefined,
        ended() {
          unsubscribe();
          streams.delete(stream);
        },
      });
      const unsubscribe = feed.subscribe((event) => stream.push(event));
      streams.add(stream);
      for (const event of missed ?? [{ id: feed.position(), event: options.snapshot() }]) stream.push(event);
      return stream.body;
    },
    endAll() {
      for (const stream of [...streams]) stream.end();
    },
  };
}

// Server-sent events for one page, with backpressure: what a slow page has not taken waits here, within bounds.

/** Proxies and dead connections are found out by silence; the page waits a little longer than twice this. */
const heartbeatMs = 15_000;

const encoder = new TextEncoder();

export interface EventStream {
  body: ReadableStream<Uint8Array>;
  push(event: FeedEvent): void;
  /** Ends the stream; the page comes back by itself unless the server is gone. */
  end(): void;
}

/**
 * `resumed` tells a page first that it goes on where it was. `ended` is called once, when either side ends it. A page for
 * which `bound` events wait is cut off.
 */
export function createEventStream(options: { bound: number; resumed: boolean; ended: () => void }): EventStream {
  const waiting: string[] = options.resumed ? ['event: resumed\ndata:\n\n'] : [];
  let wake: (() => void) | undefined;
  let open = true;

  function close(): void {
    if (!open) return;
    open = false;
    wake?.();
    options.ended();
  }

  /** Resolves when there is something to send, when the stream ended, or when it is time for a sign of life. */
  async function somethingToSend(): Promise<void> {
    if (waiting.length > 0 || !open) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, heartbeatMs);
    });
    wake = undefined;
    clearTimeout(timer);
  }

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await somethingToSend();
        if (!open) controller.close();
        else controller.enqueue(encoder.encode(waiting.shift() ?? 'event: alive\ndata:\n\n'));
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );

  return {
    body,
    push({ id, event }) {
      waiting.push(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`);
      if (waiting.length > options.bound) close();
      else wake?.();
    },
    end: close,
  };
}

// The page's own files, read once at the start: what is not among them cannot be asked for, whatever the path.

export interface PageFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** The same for the same files: a page that was served by another version is out of date. */
export function versionOf(files: ReadonlyMap<string, PageFile>): string {
  return createHash('sha256')
    .update(
      [...files.values()]
        .map(({ etag }) => etag)
        .sort()
        .join(),
    )
    .digest('hex')
    .slice(0, 16);
}

/** By path, `/main.js`; `/` is the page. Throws when the folder holds no page: it has not been built. */
export async function readPageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { bytes, type, etag });
  }
  const index = files.get('/index.html');
  if (index === undefined || !files.has('/main.js')) throw new Error(`no page in ${folder}: npm run build makes it`);
  return files.set('/', index);
}
