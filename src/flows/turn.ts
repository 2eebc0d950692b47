import type { FromSomebody, MessageId } from '../chat/event.js';
import type { Destination } from '../chat/ports.js';
import type { Reply } from '../chat/reply.js';
import { AdapterError } from '../errors.js';
import { openButton, unheardReply } from '../wording/help.js';
import { createSay } from '../wording/say.js';
import type { Turn } from './flow.js';
import type { Rooms } from './rooms.js';

/**
 * Begins the handling of one event. Replies are keyed by `key`, the event's id unless told otherwise, and their order, so
 * that an event handled again after a crash asks for the same replies. Speaks the class's language in its chat, the
 * sender's own in the direct chat.
 */
export async function createTurn<E extends FromSomebody>(rooms: Rooms, event: E, key = event.id): Promise<Turn<E>> {
  const { chat, sender } = event;
  const everybody: Destination = { chat: chat.id, ...placeOf(event) };
  const senderOnly: Destination = chat.kind === 'direct' ? everybody : { ...everybody, only: sender.account };
  const say = createSay(await languageOf(rooms, event));
  let sent = 0;
  const send = (to: Destination, reply: Reply) =>
    rooms.messenger.send(event.kind === 'message' ? { ...to, replyTo: event.message } : to, reply, `${key}:${sent++}`);

  /** Only in the chat itself is there a way to somebody who never spoke to the bot: it says that, and nothing else. */
  async function whisper(reply: Reply): Promise<MessageId> {
    try {
      return await send(senderOnly, reply);
    } catch (error) {
      if (chat.kind === 'direct' || !cannotReach(error)) throw error;
      return send(everybody, unheardReply(say));
    }
  }

  /** After a message. Where they cannot be reached and have nothing to do in the direct chat, a sign is enough. */
  async function hint(message: MessageId, text: string, start?: string): Promise<void> {
    const reply: Reply = { text, ...(start !== undefined && { buttons: [[openButton(say, start)]] }) };
    try {
      await send(senderOnly, reply);
    } catch (error) {
      if (chat.kind === 'direct' || !cannotReach(error)) throw error;
      if (start === undefined) await rooms.messenger.sign({ chat: chat.id, message }, 'look-again');
      else await send(everybody, reply);
    }
  }

  return {
    event,
    rooms,
    say,
    answer: (reply) => send(everybody, reply),
    whisper,
    toast: async (text, start) => {
      if (event.kind === 'button') await rooms.messenger.toast(event, text, start);
      else if (event.kind === 'message') await hint(event.message, text, start);
    },
    rewrite: async (reply) => {
      if (event.kind !== 'button') throw new Error('only the message of a pressed button is rewritten');
      await rooms.messenger.edit(everybody, event.message, reply);
    },
  };
}

/** The chat of an event, in its topic: where the bot speaks of its own accord. */
export function chatOf({ chat: { id, thread } }: FromSomebody): Pick<Destination, 'chat' | 'thread'> {
  return { chat: id, ...(thread !== undefined && { thread }) };
}

/** Where in its chat an event is answered, besides as a reply to its message. */
export function placeOf({ chat: { thread }, via }: FromSomebody): Pick<Destination, 'thread' | 'via'> {
  return { ...(thread !== undefined && { thread }), ...(via !== undefined && { via }) };
}

/** Somebody who never spoke to the bot, or blocked it. */
function cannotReach(error: unknown): boolean {
  return error instanceof AdapterError && (error.code === 'forbidden' || error.code === 'gone');
}

async function languageOf(rooms: Rooms, { chat, sender }: FromSomebody): Promise<string> {
  if (chat.kind === 'direct') return sender.language ?? rooms.defaults.language;
  return (await rooms.classes.in(chat.id))?.language ?? rooms.defaults.language;
}
