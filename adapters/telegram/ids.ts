/** Telegram's numbers as the bot's ids, and back. A direct chat has the number of its user. */
import type { AccountId, ChatId, MessageId } from '../../src/chat/event.js';

const prefix = 'telegram:';

/** A number as Telegram tells it. Throws for anything else, which would look like an id all the same. */
export function whole(told: number): number {
  if (!Number.isSafeInteger(told)) throw new TypeError('not a number of Telegram’s');
  return told;
}

export function chatId(id: number): ChatId {
  return `${prefix}${whole(id)}`;
}

export function telegramAccount(id: number): AccountId {
  return `${prefix}${whole(id)}`;
}

/** Of a chat, or of an account, whose ids are alike. */
export function numberOf(id: ChatId): number {
  return Number(id.slice(prefix.length));
}

/** Groups and channels have negative numbers. */
export function isGroup(id: ChatId): boolean {
  return numberOf(id) < 0;
}

/**
 * Telegram edits a text and a caption by different calls, so the id of a message of the bot's says which it has. What was
 * said to somebody alone is in their direct chat, whichever chat it is about: `direct` is that chat's number.
 */
export interface SentMessage {
  id: number;
  has: 'text' | 'caption';
  direct?: number | undefined;
}

/** `chat`: the number of the chat it is in. */
export function telegramMessage({ id, has }: Omit<SentMessage, 'direct'>, chat: number): MessageId {
  return `${whole(id)}${has === 'caption' ? 'c' : ''}${chat > 0 ? `@${whole(chat)}` : ''}`;
}

export function parseMessageId(message: MessageId): SentMessage {
  const [id = '', direct] = message.split('@');
  return {
    id: Number.parseInt(id, 10),
    has: id.endsWith('c') ? 'caption' : 'text',
    ...(direct !== undefined && { direct: Number(direct) }),
  };
}
