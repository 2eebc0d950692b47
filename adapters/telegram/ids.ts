/** Telegram's numbers as the bot's ids, and back. A direct chat has the number of its user. */
import type { AccountId, ChatId, MessageId } from '../../src/chat/event.js';

const prefix = 'telegram:';

export function chatId(id: number): ChatId {
  return `${prefix}${id}`;
}

export function accountId(id: number): AccountId {
  return `${prefix}${id}`;
}

/** Of a chat, or of an account, whose ids are alike. */
export function numberOf(id: ChatId): number {
  return Number(id.slice(prefix.length));
}

/** Groups and channels have negative numbers. */
export function isGroup(id: ChatId): boolean {
  return numberOf(id) < 0;
}

/** Telegram edits a text and a caption by different calls, so the id of a message of the bot's says which it has. */
export interface Sent {
  id: number;
  has: 'text' | 'caption';
}

export function messageId({ id, has }: Sent): MessageId {
  return has === 'caption' ? `${id}c` : String(id);
}

export function parseMessageId(id: MessageId): Sent {
  return { id: Number.parseInt(id, 10), has: id.endsWith('c') ? 'caption' : 'text' };
}
