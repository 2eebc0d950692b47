/**
 * The stream of everything that happens, for every page and for the stage. Remembers the newest events, so that a page
 * that lost its connection catches up from where it was.
 */
import type { WireEvent } from './wire.js';

/** `id` is `{epoch}.{number}`: a page that comes back after a restart is seen to be from before it. */
export interface FeedEvent {
  id: string;
  event: WireEvent;
}

export interface Feed {
  publish(event: WireEvent): void;
  /** Hears everything from now on, until the returned function is called. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
  /** The id of the newest event. */
  position(): string;
  /** What came after `id`, or undefined when that is no longer known. */
  since(id: string): FeedEvent[] | undefined;
}

export function createFeed(options: { epoch: string; keep: number }): Feed {
  const listeners = new Set<(event: FeedEvent) => void>();
  const recent: FeedEvent[] = [];
  let count = 0;
  const idOf = (number: number) => `${options.epoch}.${number}`;

  return {
    publish(event) {
      count += 1;
      const entry = { id: idOf(count), event };
      recent.push(entry);
      if (recent.length > options.keep) recent.shift();
      for (const listener of [...listeners]) listener(entry);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    position: () => idOf(count),
    since(id) {
      const [epoch, number] = id.split('.');
      const missed = count - Number(number);
      if (epoch !== options.epoch || !(missed >= 0 && missed <= recent.length)) return undefined;
      return recent.slice(recent.length - missed);
    },
  };
}
