/**
 * The stream of everything that happens, for every page and for the stage. Remembers the newest events, so that a page
 * that lost its connection catches up from where it was.
 */
import type { MessageId } from '../../src/chat/event.js';
import type { WireEvent, WireMessage, WirePatch } from './wire.js';

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

// What was said, in memory only: the newest messages of all chats together.

export interface Transcript {
  get(id: MessageId): WireMessage | undefined;
  /** Adds it, or puts it in the place of the one with the same id. */
  put(message: WireMessage): void;
  /** Keeps a change to a message that is not known here, for pages that still show it; the whole of it so far. */
  patch(change: WirePatch): WirePatch;
  patches(): WirePatch[];
  /** In the order in which they were said. */
  all(): WireMessage[];
  /** A time for the next message: never the same twice, never backwards, so that pages agree on the order. */
  nextTime(): number;
}

export function createTranscript(options: { keep: number; now: () => number }): Transcript {
  const messages = new Map<MessageId, WireMessage>();
  const patches = new Map<MessageId, WirePatch>();
  let last = 0;
  return {
    get: (id) => messages.get(id),
    put(message) {
      messages.set(message.id, message);
      dropOldest(messages, options.keep);
    },
    patch(change) {
      const whole = { ...patches.get(change.id), ...change };
      patches.set(change.id, whole);
      dropOldest(patches, options.keep);
      return whole;
    },
    patches: () => [...patches.values()],
    all: () => [...messages.values()].sort((a, b) => a.at - b.at),
    nextTime: () => (last = Math.max(options.now(), last + 1)),
  };
}

function dropOldest(map: Map<string, unknown>, keep: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= keep) return;
    map.delete(oldest);
  }
}
