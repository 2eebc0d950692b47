/** The people's side of a platform, as a story needs it: a platform that stories are to be played on brings one of these. */
import type { BotProcess } from './bot-process.js';
import type { Seat, WebCalls } from './calls.js';

/** What somebody heard: a message of the bot's, a change to one, or a quiet word to whoever pressed (without a message). */
export interface HeardInStory {
  /** Names, in the story's order. */
  to: readonly string[];
  /** The group's title; of a direct chat, the person's name. */
  chat: string;
  /** One person alone sees it. */
  private: boolean;
  edited: boolean;
  text: string;
  buttons: readonly string[];
  /** Its file name. */
  picture: { name: string; alt: string } | undefined;
  files: readonly Attached[];
  /** Milliseconds UTC. */
  at: number;
  message?: string;
}

export interface Attached {
  name: string;
  bytes: Uint8Array;
}

/** `replyTo` is a message that it answers. */
export interface SpokenLine {
  text: string;
  attached: readonly Attached[];
  replyTo?: string;
}

/** A button that somebody sees. */
export interface SeenButton {
  message: string;
  label: string;
  data: string;
  /** It is a link that opens the direct chat and says /start with this. */
  start?: string;
}

/**
 * Something that somebody does: done once, however often it is begun again after a crash, and brought to the bot again
 * where a platform does that. Resolves with the message that it made, if any.
 */
export type Deed = (bot: BotProcess) => Promise<string | undefined>;

/** `chat` is a group's title; undefined is the direct chat of whoever acts. */
export interface Ground {
  /** Where the bot is to speak. */
  seat: Seat;
  /** What the bot asks of the player where that is the platform. */
  calls: Partial<WebCalls>;
  says(who: string, chat: string | undefined, line: SpokenLine): Deed;
  presses(who: string, chat: string | undefined, button: SeenButton): Deed;
  /** Those that somebody sees there, newest message first. */
  buttons(who: string, chat: string | undefined): SeenButton[];
  joins(who: string, chat: string): Deed;
  leaves(who: string, chat: string): Deed;
  /** The bot has this event for sure. */
  received(event: string): void;
  /** Resolves when the bot has all that people did. */
  arrived(bot: BotProcess): Promise<void>;
  /** Whether people's apps have done something by themselves that the bot does not have yet. */
  isAhead(): boolean;
  /** The platform's id of a chat. */
  chatId(title: string): string;
  /** The chat that a message is in. */
  placeOf(message: string): string | undefined;
  /** What was heard since this was asked the last time. */
  taken(): HeardInStory[];
  /** Ends it; what the bot did that a platform lets pass, but nobody should do. */
  close(): Promise<string[]>;
}
