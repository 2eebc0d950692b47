/** The five ports between the bot and its platforms. */
import type { AccountId, ButtonPressed, ChatId, Incoming, MessageId, PhotoRef } from './event.js';
import type { Reply } from './reply.js';

/**
 * How an adapter brings an event in. Resolves once the event is durable, and only then may the platform be told that it
 * was received. `held` carries the bytes of photos that the platform does not keep, by their `ref`.
 */
export type Receive = (event: Incoming, held?: ReadonlyMap<string, Uint8Array>) => Promise<void>;

export interface Destination {
  chat: ChatId;
  /** Seen by this account only: ephemeral where the platform can, the direct chat elsewhere. */
  only?: AccountId;
  replyTo?: MessageId;
}

/** Speaks on every platform; the chat's id says on which. All throw AdapterError when the platform refuses. */
export interface Messenger {
  /** `key` is the same for every attempt at the same reply: an adapter that still knows it does not send twice. */
  send(to: Destination, reply: Reply, key: string): Promise<MessageId>;
  /** What `reply` does not mention (picture, buttons) stays; `buttons: []` takes them away. */
  edit(to: Destination, message: MessageId, reply: Reply): Promise<void>;
  /** A quiet word to whoever pressed a button. */
  toast(press: ButtonPressed, text: string): Promise<void>;
  /** Shows that the bot is at work, until the returned function is called. Never fails. */
  working(to: Destination): () => void;
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
  /** Whether this chat has administrators at all; where it has none, whoever makes a class there is its host. */
  hasAdmins(chat: ChatId): Promise<boolean>;
}
