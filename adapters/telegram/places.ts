/** Chats by the names that people call them by. */
import type { Places } from '../../src/chat/ports.js';
import { unlessRefused } from '../../src/errors.js';
import type { Calls } from './calls.js';
import { chatId } from './ids.js';

/** A public name, as it is written or as a link: Telegram's rules for usernames. */
const publicName = /^(?:@|(?:https?:\/\/)?t\.me\/)?([A-Za-z]\w{3,31})$/;

/** Telegram resolves public names alone; a private channel is shown by forwarding a post of it. */
export function createTelegramPlaces(calls: Calls): Places {
  return {
    async find(name) {
      const username = publicName.exec(name.trim())?.[1];
      if (username === undefined) return undefined;
      // Telegram takes a name wherever it takes a number; telegraf's types know.
      const chat = await unlessRefused(() => calls.call('getChat', { chat_id: `@${username}` }));
      return chat && 'title' in chat ? { chat: chatId(chat.id), title: chat.title } : undefined;
    },
  };
}
