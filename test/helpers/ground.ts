/**
 * The people's side of a platform: what a dialogue stands on. A platform that is to play every dialogue writes one of
 * these (grounds/*.ts) and a seat for the bot (seats.ts); the dialogues stay as they are.
 */
import type { MessageReceived } from '../../src/chat/event.js';
import type { Button, Reply } from '../../src/chat/reply.js';

export type Chat = MessageReceived['chat'];

/** Somebody with an account. The same name is the same person. */
export interface Being {
  account: string;
  name: string;
  /** Their chat with the bot alone. */
  direct: Chat;
  /** BCP 47. */
  language?: string;
}

/** A message of the bot's as its readers see it now, or a toast, whose `id` is empty. */
export interface Said extends Reply {
  chat: string;
  id: string;
  only?: string;
  /** What the bot sent or edited, in order over all chats: an edit is heard anew. */
  at: number;
}

export interface Line {
  text: string;
  /** Together one album. */
  photos: readonly Uint8Array[];
  /** Id of a message in this chat. */
  replyTo?: string;
  mentions: MessageReceived['mentions'];
  /** The message answered was forwarded from this channel. */
  forwarded?: { chat: string; title: string };
}

/** `E` is what a ground gives back for what was said, at least the message's id. */
export interface Ground<E extends { message: string } = { message: string }, P = unknown> {
  person(name: string, options: { language?: string }): Being;
  /** Everybody can speak there. The bot hears all that is said. */
  group(title: string, options: { admins: readonly Being[] }): Chat;
  /** What the bot has said that somebody finds in a chat now, and in `aloneIn` of it: they would look there as well. */
  heard(who: Being, chat: Chat): Said[];
  /** Where words to somebody alone go that belong to this chat: the chat itself, or their direct chat. */
  aloneIn(who: Being, chat: Chat): Chat;
  /** Quiet words to whoever pressed. */
  toasts(who: Being): Said[];
  /** Resolves when the bot has it for sure, and perhaps before it has answered; so does `presses`. */
  says(who: Being, chat: Chat, line: Line): Promise<E>;
  /** Somebody who sees this message presses this button, or follows its link. */
  presses(who: Being, said: Said, button: Button): Promise<P>;
  /** Resolves when everything that the bot has said so far can be heard. */
  caughtUp(): Promise<void>;
}
