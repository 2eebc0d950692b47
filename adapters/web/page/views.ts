/** What is to be seen of the model: by whom, where, and how much of it is new. Pure. */
import type { PageModel } from './model.js';
import type { WireChat, WireMessage, WirePerson } from '../wire.js';

/** Whether somebody who speaks as `account` can see it, chat aside. */
export function isFor(message: { only?: string }, account: string): boolean {
  return message.only === undefined || message.only === account;
}

/** Messages of a chat as `account` sees them, in order; what is not confirmed comes last. */
export function messagesIn(model: PageModel, chat: string, account: string): WireMessage[] {
  const rank = (message: WireMessage) => (model.unconfirmed.has(message.id) ? 1 : 0);
  return [...model.messages.values()]
    .filter((message) => message.chat === chat && isFor(message, account))
    .sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

/** The chats of an account: its own direct chat first, then the groups. */
export function chatsOf(model: PageModel, account: string): WireChat[] {
  const all = [...model.chats.values()];
  return [...all.filter((chat) => chat.account === account), ...all.filter((chat) => chat.kind === 'group')];
}

export function directChatIn(model: PageModel, account: string): string {
  return [...model.chats.values()].find((chat) => chat.account === account)?.id ?? '';
}

/** Unread messages that `account` would see in this chat. */
export function unreadIn(model: PageModel, chat: string, account: string): number {
  let count = 0;
  for (const id of model.unread) {
    const message = model.messages.get(id);
    if (message?.chat === chat && message.from !== account && isFor(message, account)) count += 1;
  }
  return count;
}

/** Unread messages that only this person can see: in the direct chat, or marked for them in a group. */
export function unreadFor(model: PageModel, account: string): number {
  let count = 0;
  for (const id of model.unread) {
    const message = model.messages.get(id);
    if (message === undefined || message.from === account) continue;
    if (message.only === account || model.chats.get(message.chat)?.account === account) count += 1;
  }
  return count;
}

/** Everything of this chat that `account` sees has now been seen. */
export function markRead(model: PageModel, chat: string, account: string): boolean {
  let any = false;
  for (const id of model.unread) {
    const message = model.messages.get(id);
    if (message === undefined || (message.chat === chat && isFor(message, account))) {
      model.unread.delete(id);
      any = true;
    }
  }
  return any;
}

/** Since when the bot has been at work where `account` sees it; undefined when it rests. */
export function workingSince(model: PageModel, chat: string, account: string): number | undefined {
  return model.working.find((one) => one.chat === chat && isFor(one, account))?.since;
}

/** The person of an account; one that is not known any more is called by its id. */
export function personIn(model: PageModel, account: string): WirePerson {
  return model.people.get(account) ?? { account, name: account.replace(/^web:/, ''), host: false };
}
