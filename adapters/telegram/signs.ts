/** Signs on people's messages, as the bot's reaction. */
import type { Messenger, Reaction } from '../../src/chat/ports.js';
import { createKeyedQueue } from '../../src/keyed-queue.js';
import type { Calls } from './calls.js';
import { numberOf, parseMessageId } from './ids.js';
import type { Reach } from './reach.js';

/** Of the reactions that Telegram lets bots give. */
const reactions = { seen: '👀', done: '👌', 'look-again': '🤔' } as const satisfies Record<Reaction, string>;

/** One after the other for a message: the last sign is the one that stays. */
export function createTelegramReactions(calls: Calls, reach: Reach): Messenger['react'] {
  const turns = createKeyedQueue();
  return async ({ chat, message }, sign) => {
    const payload = {
      chat_id: reach.follow(numberOf(chat)),
      message_id: parseMessageId(message).id,
      reaction: [{ type: 'emoji' as const, emoji: reactions[sign] }],
    };
    await turns.run(`${chat} ${message}`, async () => {
      // A group may have reactions switched off, and a message may be gone.
      await calls.call('setMessageReaction', payload, { tries: 1 }).catch(() => undefined);
    });
  };
}
