/** The repository of guided conversations. They hold what somebody is typing, so they are gone when they are over. */
import { z } from 'zod';
import type { AccountId, ChatId } from '../chat/event.js';
import type { Conversation, Conversations } from '../stories/kernel/services.js';
import { createDocuments, type Kind } from './documents.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';

const content = z.record(z.string(), z.unknown());
const withStepAside = z.object({ flow: z.string(), step: z.string(), data: content, until: z.number() });
const conversation: Kind<Conversation> = {
  version: 2,
  schema: z.object({ name: z.string(), state: content, until: z.number() }),
  migrations: {
    1: (old) => {
      const { flow: name, step, data, until } = withStepAside.parse(old);
      return { name, state: { ...data, step }, until };
    },
  },
};

/** `sweep` deletes the conversations that are over and that nobody came back to. */
export type SweptConversations = Conversations & { sweep: () => Promise<void> };

/** `now` in milliseconds UTC. */
export function createConversations(store: Store, vault: Vault, now: () => number): SweptConversations {
  const documents = createDocuments(store, vault.documents, conversation);
  /** The account first: forgetting a person looks for their conversations in all chats. */
  const keyOf = (chat: ChatId, account: AccountId): string =>
    `talk:${vault.hide('account', account)}:${vault.hide('chat', chat)}`;

  /** Whether it was over, and is deleted. */
  async function expire(key: string): Promise<boolean> {
    const found = await documents.get(key);
    if (found === undefined || found.until > now()) return false;
    await store.delete(key);
    return true;
  }

  return {
    async get(chat, account) {
      const key = keyOf(chat, account);
      return (await expire(key)) ? undefined : documents.get(key);
    },
    set: (chat, account, document) => documents.put(keyOf(chat, account), document),
    end: (chat, account) => store.delete(keyOf(chat, account)),
    async sweep() {
      for (const key of await store.keys('talk:')) await expire(key);
    },
  };
}
