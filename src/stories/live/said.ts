/** What each message of the bot's says, as far as this process sent or edited it: what says it already is not edited again. */
import { createHash } from 'node:crypto';
import type { ChatId, MessageId } from '../../chat/event.js';
import type { Messenger } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import type { SaidMessages } from '../kernel/services.js';

export interface RememberedMessages extends SaidMessages {
  /** Takes note of what it sends and edits. */
  messenger: Messenger;
}

/** Far more than are shown of all sessions that are open at once on one machine. */
const mostRemembered = 20_000;

/** Belongs right around the platforms: what is not truly sent, because it was before a restart, is not taken note of. */
export function rememberSaid(messenger: Messenger): RememberedMessages {
  const digests = new Map<string, string>();
  const note = (chat: ChatId, message: MessageId, reply: Reply): void => {
    const key = keyOf(chat, message);
    digests.delete(key);
    digests.set(key, digestOf(reply));
    const [oldest] = digests.keys();
    if (digests.size > mostRemembered && oldest !== undefined) digests.delete(oldest);
  };
  return {
    messenger: {
      ...messenger,
      async send(to, reply, key) {
        const message = await messenger.send(to, reply, key);
        note(to.chat, message, reply);
        return message;
      },
      async edit(to, message, reply) {
        // Until it is through, nobody knows; and where it fails, perhaps nobody will.
        digests.delete(keyOf(to.chat, message));
        await messenger.edit(to, message, reply);
        note(to.chat, message, reply);
      },
    },
    says: (chat, message, reply) => digests.get(keyOf(chat, message)) === digestOf(reply),
  };
}

const keyOf = (chat: ChatId, message: MessageId): string => `${chat} ${message}`;

function digestOf({ text, buttons = [] }: Reply): string {
  return createHash('sha256')
    .update(JSON.stringify([text, buttons]))
    .digest('base64');
}
