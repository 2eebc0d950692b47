/** What was said, in memory only: the newest messages of all chats together. */
import type { MessageId } from '../../src/chat/event.js';
import type { WireMessage, WirePatch } from './wire.js';

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
