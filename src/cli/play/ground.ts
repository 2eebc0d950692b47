/** The people's side of a platform, as a story needs it: a platform that stories are to be played on brings one of these. */
import type { OutFile } from '../../chat/reply.js';
import type { BotProcess } from './bot-process.js';

/** What somebody heard: a message of the bot's, a change to one, or a quiet word to whoever pressed (without a message). */
export interface Heard {
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
  files: readonly OutFile[];
  /** Milliseconds UTC. */
  at: number;
  message?: string;
}

export interface Attached {
  name: string;
  bytes: Uint8Array;
}

/** A button that somebody sees. */
export interface SeenButton {
  message: string;
  label: string;
  data: string;
}

/** `chat` is a group's title; undefined is the direct chat of whoever acts. */
export interface Ground {
  /** What is said: its message's id, and what brings it to the bot, once or (after a crash) again. */
  says(
    who: string,
    chat: string | undefined,
    line: { text: string; attached: readonly Attached[]; replyTo?: string },
  ): { message: string; deliver: (bot: BotProcess) => Promise<void> };
  presses(who: string, chat: string | undefined, button: SeenButton): (bot: BotProcess) => Promise<void>;
  /** Those that somebody sees there, newest message first. */
  buttons(who: string, chat: string | undefined): SeenButton[];
  joins(who: string, chat: string): void;
  leaves(who: string, chat: string): void;
  /** The platform's id of a chat. */
  chatId(title: string): string;
  /** The chat that a message is in. */
  placeOf(message: string): string | undefined;
  /** What was heard since this was asked the last time. */
  taken(): Heard[];
}
