/** What was sent is noted, durably, so that an event that is handled again after a crash does not speak twice. */
import type { MessageId } from '../chat/event.js';
import type { Messenger } from '../chat/ports.js';
import type { Shelf } from '../storage/open-storage.js';
import { createDayMarks } from './day-marks.js';

/** Days; an event is tried again for far less. */
const daysKnown = 3;

export interface SentOnce {
  messenger: Messenger;
  sweep(): Promise<void>;
}

/**
 * The messenger that asks the platform once for each key. What remains is a crash between the platform's acceptance and
 * the note: that message is sent again.
 */
export function rememberSent(messenger: Messenger, { store, vault }: Shelf, now: () => number): SentOnce {
  const marks = createDayMarks(store, 'sent:', daysKnown, now);
  /** Accepted by the platform, and not noted because the store failed: the event is tried again, and must not repeat it. */
  const unnoted = new Map<string, MessageId>();
  return {
    messenger: {
      ...messenger,
      async send(to, reply, key) {
        // A reply to one account is another message than the same reply to the next.
        const name = vault.hide('sent', JSON.stringify([to.chat, to.only ?? '', key]));
        const sealed = await marks.get(name);
        if (sealed !== undefined) return vault.documents.open(name, sealed).toString();
        const message = unnoted.get(name) ?? (await messenger.send(to, reply, key));
        unnoted.set(name, message);
        await marks.set(name, vault.documents.seal(name, Buffer.from(message)));
        unnoted.delete(name);
        return message;
      },
    },
    sweep: () => marks.sweep(),
  };
}
