/** Where the bot speaks of its own accord. */
import type { ChatId } from '../../chat/event.js';
import type { Destination } from '../../chat/ports.js';
import type { Class } from '../../classes/class.js';

/** Where the bot speaks in one of a class's chats of its own accord: in the topic of the Join button. */
export function placeIn(klass: Class, chat: ChatId): Pick<Destination, 'chat' | 'thread'> {
  const thread = joinMessagesOf(klass).find((each) => each.chat === chat)?.thread;
  return { chat, ...(thread !== undefined && { thread }) };
}

/** The same, in the chat where the class was made. */
export function homeOf(klass: Class): Pick<Destination, 'chat' | 'thread'> {
  return placeIn(klass, klass.chats[0] ?? '');
}

export function joinMessagesOf({ joinMessage, joinEchoes = [] }: Class): NonNullable<Class['joinMessage']>[] {
  return joinMessage ? [joinMessage, ...joinEchoes] : joinEchoes;
}
