/** Who administers a chat, and who is in it, by Telegram's own word. */
import type { AccountId, ChatId } from '../../src/chat/event.js';
import type { Rights } from '../../src/chat/ports.js';
import { AdapterError, unlessRefused } from '../../src/errors.js';
import type { Calls } from './calls.js';
import { telegramAccount, isGroup, numberOf } from './ids.js';
import type { Reach } from './reach.js';

/** Milliseconds: every button asks, and who was an administrator a minute ago may finish a tap. */
const remembered = 60_000;
/** Accounts that were asked about one by one, and are remembered so long. */
const askedAtMost = 1000;

/** `now` in milliseconds of a clock that is never set back. */
export function createTelegramRights(calls: Calls, reach: Reach, now: () => number): Rights {
  const hidden = new Map<string, { at: number; isAdmin: boolean }>();
  const known = new Map<ChatId, { at: number; admins: Promise<ReadonlySet<AccountId>> }>();

  /** A bot may read this list in every group it is in, an administrator itself or not. */
  async function ask(chat: ChatId): Promise<ReadonlySet<AccountId>> {
    const chat_id = reach.follow(numberOf(chat));
    // Where the bot no longer is, nobody has rights through it.
    const list = (await unlessRefused(() => calls.call('getChatAdministrators', { chat_id }))) ?? [];
    // The bot may be one itself, but decides nothing there.
    return new Set(list.filter(({ user }) => !user.is_bot).map(({ user }) => telegramAccount(user.id)));
  }

  function adminsOf(chat: ChatId): Promise<ReadonlySet<AccountId>> {
    const found = known.get(chat);
    if (found && found.at > now() - remembered) return found.admins;
    const admins = ask(chat);
    known.set(chat, { at: now(), admins });
    admins.catch(() => known.delete(chat));
    return admins;
  }

  /** The list may leave out administrators who remain anonymous, whom a question about themselves still shows. */
  async function isHidden(chat: ChatId, account: AccountId): Promise<boolean> {
    const key = `${chat} ${account}`;
    const found = hidden.get(key);
    if (found && found.at > now() - remembered) return found.isAdmin;
    const status = (await memberOf(chat, account))?.status;
    const isAdmin = status === 'creator' || status === 'administrator';
    hidden.delete(key);
    hidden.set(key, { at: now(), isAdmin });
    const [oldest] = hidden.keys();
    if (hidden.size > askedAtMost && oldest !== undefined) hidden.delete(oldest);
    return isAdmin;
  }

  /** Undefined where Telegram knows nothing of them there, or does not tell. */
  function memberOf(chat: ChatId, account: AccountId) {
    const ids = { chat_id: reach.follow(numberOf(chat)), user_id: numberOf(account) };
    return unlessRefused(() => calls.call('getChatMember', ids));
  }

  return {
    // An anonymous administrator's account is the group's own, and a direct chat is its user's.
    async isAdmin(chat, account) {
      if (chat === account) return true;
      if (!isGroup(chat) || isGroup(account)) return false;
      return (await adminsOf(chat)).has(account) || isHidden(chat, account);
    },
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
