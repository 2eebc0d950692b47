/** The ports between the bot and its platforms. */
import type { AccountId, ButtonPressed, ChatId, Incoming, MessageId, MessageReceived, PhotoRef } from './event.js';
import type { Reply } from './reply.js';

/**
 * How an adapter brings an event in. Resolves once the event is durable, and only then may the platform be told that it
 * was received. `held` carries the bytes of photos that the platform does not keep, by their `ref`.
 */
export type Receive = (event: Incoming, held?: ReadonlyMap<string, Uint8Array>) => Promise<void>;

export interface Destination {
  chat: ChatId;
  /**
   * Read by this account only: ephemeral where the platform can, the direct chat elsewhere. Where neither is possible, and
   * where a message to be edited can be read by others, it is refused as `forbidden`.
   */
  only?: AccountId;
  replyTo?: MessageId;
  /** The topic of the chat, where it has some. */
  thread?: string;
  /** `via` of the event that this answers. */
  via?: string;
}

/** What a message of somebody's is marked with: received, done, or to be looked at again. */
export type Reaction = 'seen' | 'done' | 'look-again';

/** Speaks on every platform; the chat's id says on which. All throw AdapterError when the platform refuses. */
export interface Messenger {
  /** `key` is the same for every attempt at the same reply: an adapter that still knows it does not send twice. */
  send(to: Destination, reply: Reply, key: string): Promise<MessageId>;
  /** A picture that `reply` does not mention stays; buttons that it does not mention are taken away, as Telegram does it. */
  edit(to: Destination, message: MessageId, reply: Reply): Promise<void>;
  /**
   * A quiet word to whoever pressed a button. `start`: where the platform can, the direct chat opens instead, and sends
   * /start with this. Never fails: it is quiet.
   */
  notify(press: ButtonPressed, text: string, start?: string): Promise<void>;
  /** The event was handled: what the platform shows somebody while they wait for it can go. Never fails. */
  settle(event: MessageReceived | ButtonPressed): Promise<void>;
  /** Marks a message, where the platform can. Never fails. */
  react(at: { chat: ChatId; message: MessageId }, sign: Reaction): Promise<void>;
  /** Shows that the bot is at work, until the returned function is called. Never fails. */
  working(to: Destination): () => void;
}

/** What a platform may ask while somebody types, without an event: it changes nothing, and is answered at once. */
export interface Suggest {
  /** People of the class in this chat whom `typed` may mean, best first; nobody where the account is no host there. */
  people(chat: ChatId, account: AccountId, typed: string): Promise<Suggestion[]>;
}
export interface Suggestion {
  label: string;
  /** What to type for it. */
  value: string;
}

export interface Files {
  /** The photo's bytes. Throws UserError `photo.gone` when they are no longer to be had. */
  fetch(photo: PhotoRef): Promise<Uint8Array>;
}

export interface Place {
  chat: ChatId;
  /** What people there call it. */
  title: string;
}

export interface Places {
  /**
   * The chat that a name means to the platform of `near`, for whoever is in `near`: `@daily`, `#daily`, a link, without
   * the sign as well. Undefined where there is none, or none that the bot is in. Who administers it, Rights tells.
   */
  find(name: string, near: ChatId): Promise<Place | undefined>;
}

export interface Rights {
  /** Whether the platform calls this account an administrator of this chat. */
  isAdmin(chat: ChatId, account: AccountId): Promise<boolean>;
  /**
   * Whether this account takes part in this chat, or is one of a group of people (a role), as far as the platform tells;
   * of a chat where it does not, true.
   */
  isIn(chat: ChatId, account: AccountId): Promise<boolean>;
  /** Whether this chat has administrators at all; where it has none, whoever makes a class there is its host. */
  hasAdmins(chat: ChatId): Promise<boolean>;
}

/** The part of the log that is needed here; a pino logger is one. Ids and counts only, never what people say. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** For who does not care. */
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
