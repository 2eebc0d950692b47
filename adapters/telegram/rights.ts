/** Who administers a chat, and who is in it, by Telegram's own word. */
import type { AccountId, ChatId } from '../../src/chat/event.js';
import type { Rights } from '../../src/chat/ports.js';
import { AdapterError } from '../../src/errors.js';
import type { Calls } from './calls.js';
import { accountId, isGroup, numberOf } from './ids.js';
import type { Reach } from './reach.js';

/** Milliseconds: every button asks, and who was an administrator a minute ago may finish a tap. */
const remembered = 60_000;

/** `now` in milliseconds of a clock that is never set back. */
export function createRights(calls: Calls, reach: Reach, now: () => number): Rights {
  const known = new Map<ChatId, { at: number; admins: Promise<ReadonlySet<AccountId>> }>();

  /** A bot may read this list in every group it is in, an administrator itself or not. */
  async function ask(chat: ChatId): Promise<ReadonlySet<AccountId>> {
    try {
      const list = await calls.call('getChatAdministrators', { chat_id: reach.follow(numberOf(chat)) });
      // The bot may be one itself, but decides nothing there.
      return new Set(list.filter(({ user }) => !user.is_bot).map(({ user }) => accountId(user.id)));
    } catch (error) {
      // Where the bot no longer is, nobody has rights through it.
      if (error instanceof AdapterError && (error.code === 'forbidden' || error.code === 'gone')) return new Set();
      throw error;
    }
  }

  function adminsOf(chat: ChatId): Promise<ReadonlySet<AccountId>> {
    const found = known.get(chat);
    if (found && found.at > now() - remembered) return found.admins;
    const admins = ask(chat);
    known.set(chat, { at: now(), admins });
    admins.catch(() => known.delete(chat));
    return admins;
  }

  return {
    // An anonymous administrator's account is the group's own, and a direct chat is its user's.
    isAdmin: async (chat, account) => chat === account || (isGroup(chat) && (await adminsOf(chat)).has(account)),
    hasAdmins: async (chat) => !isGroup(chat) || (await adminsOf(chat)).size > 0,
    async isIn(chat, account) {
      if (!isGroup(chat)) return chat === account;
      try {
        const user = numberOf(account);
        const member = await calls.call('getChatMember', { chat_id: reach.follow(numberOf(chat)), user_id: user });
        if (member.status === 'restricted') return member.is_member;
        return member.status !== 'left' && member.status !== 'kicked';
      } catch (error) {
        if (error instanceof AdapterError && error.code === 'gone') return false;
        // In some groups only administrators are told who is there.
        if (error instanceof AdapterError && error.code === 'forbidden') return true;
        throw error;
      }
    },
  };
}
