/** The pages that listen: each gets what it missed, or everything, and then what happens. */
import { createEventStream, type EventStream } from './event-stream.js';
import type { Feed } from './feed.js';
import type { WireEvent } from './wire.js';

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
