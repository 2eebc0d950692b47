import type { ButtonPressed, FromSomebody } from '../chat/event.js';
import type { Destination } from '../chat/ports.js';
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
  const everybody: Destination = { chat: chat.id };
  const senderOnly: Destination = chat.kind === 'direct' ? everybody : { chat: chat.id, only: sender.account };
  let sent = 0;
  const send = (to: Destination, reply: Parameters<Turn['answer']>[0]) =>
    rooms.messenger.send(event.kind === 'message' ? { ...to, replyTo: event.message } : to, reply, `${key}:${sent++}`);
  return {
    event,
    rooms,
    say: createSay(await languageOf(rooms, event)),
    answer: (reply) => send(everybody, reply),
    whisper: (reply) => send(senderOnly, reply),
    toast: async (text) => {
      if (isPress(event)) await rooms.messenger.toast(event, text);
      else await send(senderOnly, { text });
    },
    rewrite: async (reply) => rooms.messenger.edit(everybody, event.message, reply),
  };
}

function isPress(event: FromSomebody): event is ButtonPressed {
  return event.kind === 'button';
}

async function languageOf(rooms: Rooms, { chat, sender }: FromSomebody): Promise<string> {
  if (chat.kind === 'direct') return sender.language ?? rooms.defaults.language;
  return (await rooms.classes.in(chat.id))?.language ?? rooms.defaults.language;
}
