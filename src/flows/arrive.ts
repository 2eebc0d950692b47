/** The bot comes into a chat, or hears more there than before; and chats that get another id. */
import type { BotArrived, ChatMoved } from '../chat/event.js';
import { arrivedReply } from '../wording/help.js';
import type { Flow, Turn } from './flow.js';

export const arrive: Flow = {
  happenings: { arrived: greet, moved: follow },
};

/** Once for each time it is added; later only what has changed. */
async function greet(turn: Turn<BotArrived>): Promise<void> {
  const { rooms, event, say } = turn;
  if (event.chat.kind === 'direct') return;
  const klass = await rooms.classes.in(event.chat.id);
  await turn.answer(arrivedReply(say, { title: klass?.title, isNew: event.isNew, hears: event.hears }));
}

/** What the platform knows by the old id (the Join message, notices) stays where it is: it cannot be edited any more. */
async function follow({ rooms, event }: Turn<ChatMoved>): Promise<void> {
  const klass = await rooms.classes.in(event.chat.id);
  if (!klass) return;
  await rooms.classes.change(klass.id, (now) => ({
    ...now,
    chats: [...new Set(now.chats.map((chat) => (chat === event.chat.id ? event.to : chat)))],
  }));
}
