/** What was said, in memory only: the newest messages of all chats together. */
import type { MessageId } from '../../src/chat/event.js';
import type { WireMessage } from './wire.js';

export interface Transcript {
  get(id: MessageId): WireMessage | undefined;
  /** Adds it, or puts it in the place of the one with the same id. */
  put(message: WireMessage): void;
  /** In the order in which they were said. */
  all(): WireMessage[];
  /** A time for the next message: never the same twice, never backwards, so that pages agree on the order. */
  nextTime(): number;
}

export function createTranscript(options: { keep: number; now: () => number }): Transcript {
  const messages = new Map<MessageId, WireMessage>();
  let last = 0;
  return {
    get: (id) => messages.get(id),
    put(message) {
      messages.set(message.id, message);
      if (messages.size <= options.keep) return;
      for (const oldest of messages.keys()) {
        messages.delete(oldest);
        break;
      }
    },
    all: () => [...messages.values()].sort((a, b) => a.at - b.at),
    nextTime: () => (last = Math.max(options.now(), last + 1)),
  };
}
