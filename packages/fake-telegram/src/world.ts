/** Who there is, which chats there are, and what was said in them. */
import type { WireChat, WireMessage, WireUser } from './wire.js';

export interface Account {
  user: WireUser;
  /** Pressed start in the direct chat with the bot, at some time. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
}

export type Status = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Member {
  account: Account;
  status: Status;
}

/** A message as it is kept: what it answers is held beside it, because what the bot is shown of that changes. */
export interface Post {
  chat: Chat;
  wire: WireMessage;
  replyTo?: Post;
  byBot: boolean;
  /** A message of the bot that carries anything but inline buttons can never be edited. */
  markup?: 'keyboard' | 'remove' | 'force_reply';
  /** Emoji that the bot put under it. */
  reactions: string[];
  deleted: boolean;
  /** Counts sendings and edits over all chats: an edit moves a message to the end. */
  at: number;
  /** Under privacy mode, answers to what was meant for the bot are meant for it as well. */
  forBot: boolean;
}

export interface Chat {
  wire: WireChat;
  /** The other side of a direct chat. */
  account?: Account;
  members: Map<number, Member>;
  /** Topics by their ids, where the chat is a forum. */
  topics: Map<number, Post>;
  posts: Map<number, Post>;
  /** In force here: it is fixed when the bot joins. */
  privacy: boolean;
  /** The bot that spoke last, which a command without a name is meant for. */
  lastBot?: number;
  /** Only administrators can write. */
  muted: boolean;
  migratedTo?: Chat;
  /** Of a channel: the group for its comments, that its posts are forwarded to. */
  discussion?: Chat;
}

export interface Draft extends Partial<Omit<WireMessage, 'message_id' | 'chat' | 'reply_to_message'>> {
  from?: WireUser;
}

export interface World {
  bot: Account;
  accounts: Map<number, Account>;
  chats: Map<number, Chat>;
  /** Users that the bot has been told of: it can address nobody else. */
  known: Set<number>;
  now(): number;
  /** Whole seconds, as the wire has them. */
  seconds(): number;
  next(): number;
  addAccount(user: WireUser): Account;
  addChat(chat: Pick<Chat, 'wire'> & Partial<Chat>): Chat;
  directChat(account: Account): Chat;
  post(chat: Chat, draft: Draft, about?: { replyTo?: Post | undefined; byBot?: boolean }): Post;
  statusOf(chat: Chat, account: Account): Status;
}

export function createWorld(botUser: WireUser, now: () => number): World {
  const accounts = new Map<number, Account>();
  const chats = new Map<number, Chat>();
  const lastIds = new Map<number, number>();
  let order = 0;

  /** Direct chats and small groups share one count of messages, channels and supergroups have their own. */
  function nextMessageId(chat: Chat): number {
    const own = chat.wire.type === 'supergroup' || chat.wire.type === 'channel';
    const key = own ? chat.wire.id : 0;
    const id = (lastIds.get(key) ?? 0) + 1;
    lastIds.set(key, id);
    return id;
  }

  const world: World = {
    bot: { user: botUser, started: false, blocked: false, deactivated: false },
    accounts,
    chats,
    known: new Set(),
    now,
    seconds: () => Math.floor(now() / 1000),
    next: () => ++order,
    addAccount(user) {
      const account: Account = { user, started: false, blocked: false, deactivated: false };
      accounts.set(user.id, account);
      return account;
    },
    addChat(about) {
      const chat: Chat = {
        members: new Map(),
        topics: new Map(),
        posts: new Map(),
        privacy: true,
        muted: false,
        ...about,
      };
      chats.set(chat.wire.id, chat);
      return chat;
    },
    directChat(account) {
      const { id, first_name, last_name, username } = account.user;
      return (
        chats.get(id) ??
        world.addChat({
          account,
          privacy: false,
          wire: {
            id,
            first_name,
            ...(last_name !== undefined && { last_name }),
            ...(username !== undefined && { username }),
            type: 'private',
          },
        })
      );
    },
    post(chat, draft, { replyTo, byBot = false } = {}) {
      const wire: WireMessage = { message_id: nextMessageId(chat), date: world.seconds(), chat: chat.wire, ...draft };
      const post: Post = {
        chat,
        wire,
        byBot,
        reactions: [],
        deleted: false,
        at: world.next(),
        forBot: byBot,
        ...(replyTo && { replyTo }),
      };
      chat.posts.set(wire.message_id, post);
      if (draft.from?.is_bot === true && !draft.sender_chat) chat.lastBot = draft.from.id;
      return post;
    },
    statusOf: (chat, account) => chat.members.get(account.user.id)?.status ?? 'left',
  };
  return world;
}

/** As the bot is shown it; what it answers once, and not what that answers in turn. */
export function showPost(post: Post): WireMessage {
  const topic = topicOf(post);
  const answered = post.replyTo ?? (topic?.wire.message_id === post.wire.message_id ? undefined : topic);
  if (!answered || answered.deleted) return post.wire;
  return { ...post.wire, reply_to_message: answered.wire };
}

/** Every message in a topic that answers nothing is shown as an answer to the topic's beginning. */
function topicOf(post: Post): Post | undefined {
  const thread = post.wire.is_topic_message === true ? post.wire.message_thread_id : undefined;
  return thread === undefined ? undefined : post.chat.topics.get(thread);
}
