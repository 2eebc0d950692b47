/** Server-sent events for one page, with backpressure: what a slow page has not taken waits here, within bounds. */
import type { FeedEvent } from './feed.js';

/** Proxies and dead connections are found out by silence; the page waits a little longer than twice this. */
export const heartbeatMs = 15_000;

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
