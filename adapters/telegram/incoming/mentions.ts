/** People named in a text by Telegram's own mentions. */
import type { Message, MessageEntity, User, UserFromGetMe } from 'telegraf/types';
import type { AccountId, MessageReceived } from '../../../src/chat/event.js';
import { telegramAccount } from '../ids.js';

/** Telegram tells no account for an `@username`: whoever spoke recently is remembered by theirs. */
export interface Usernames {
  note(user: User): void;
  find(username: string): AccountId | undefined;
}

/** Far more than one instance's classes have. */
const remembered = 10_000;

/** In memory: after a restart, who has not spoken since is named by name or roster number. */
export function createUsernames(): Usernames {
  const accounts = new Map<string, AccountId>();
  return {
    note({ id, username }) {
      if (username === undefined) return;
      // Last said, last forgotten.
      accounts.delete(username.toLowerCase());
      accounts.set(username.toLowerCase(), telegramAccount(id));
      const [oldest] = accounts.keys();
      if (accounts.size > remembered && oldest !== undefined) accounts.delete(oldest);
    },
    find: (username) => accounts.get(username.toLowerCase()),
  };
}

export interface Worded {
  text: string;
  entities: readonly MessageEntity[];
}

/** A message's text, or its photo's caption; empty where it has neither. */
export function wordedOf(message: Message): Worded {
  if ('text' in message) return { text: message.text, entities: message.entities ?? [] };
  if ('caption' in message) return { text: message.caption ?? '', entities: message.caption_entities ?? [] };
  return { text: '', entities: [] };
}

export function mentionsInEntities({ text, entities }: Worded, usernames: Usernames): MessageReceived['mentions'] {
  return entities.flatMap((entity) => {
    const words = text.slice(entity.offset, entity.offset + entity.length);
    const account = entity.type === 'text_mention' ? telegramAccount(entity.user.id) : usernames.find(words.slice(1));
    const isMention = entity.type === 'text_mention' || entity.type === 'mention';
    return isMention && account !== undefined ? [{ account, text: words }] : [];
  });
}

/** The bot itself, and the names of its commands. */
export interface Self extends UserFromGetMe {
  commands: ReadonlySet<string>;
}

/** Whether a text begins with a command that is another bot's: by name, or in a group because this one has none such. */
export function isForAnother({ text, entities }: Worded, me: Self, isGroup: boolean): boolean {
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  const [name = '', addressee] = text.slice(1, command?.length ?? 0).split('@');
  if (addressee !== undefined) return addressee.toLowerCase() !== me.username.toLowerCase();
  return isGroup && name !== '' && !me.commands.has(name.toLowerCase());
}

/** Whether it begins with a command. */
export function isCommand({ entities }: Worded): boolean {
  return entities.some(({ type, offset }) => type === 'bot_command' && offset === 0);
}
