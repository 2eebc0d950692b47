/** A flow is one thing a person can do. It says what it answers to; app.ts finds it. */
import type { BotArrived, ButtonPressed, ChatMoved, FromSomebody, MessageReceived, TimerFired, MessageId } from '../../chat/event.js';
import type { CommandName, CommandOf } from '../../chat/commands.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import type { Rooms, Talk } from './services.js';

/** One event being handled: what a flow knows and the ways it can answer. */
export interface Turn<E extends FromSomebody = FromSomebody> {
  event: E;
  rooms: Rooms;
  /** Speaks the language of the chat or the person. */
  say: Say;
  /** To the chat it came from, for all to see. */
  answer(reply: Reply): Promise<MessageId>;
  /**
   * To the sender alone. In the direct chat the same as `answer`. Where that is not possible it waits for them, and the chat
   * gets the way to it.
   */
  whisper(reply: Reply): Promise<MessageId>;
  /**
   * A quiet word to whoever pressed; after a message, a whisper. Whoever added the bot or moved a chat asked for nothing,
   * and hears nothing. `start`: see Messenger.toast; a text with it may be read by all.
   */
  toast(text: string, start?: string): Promise<void>;
  /** Changes the message whose button was pressed; where others read that as well, it is a whisper instead. */
  rewrite(reply: Reply): Promise<void>;
  /** The same of a message for all to read. */
  rewriteForAll(reply: Reply): Promise<void>;
}

/** Where a command works: app.ts answers elsewhere with the sentence that says so. */
export type Place = 'direct' | 'group' | 'anywhere';

export interface CommandHandler<N extends CommandName> {
  place: Place;
  run(turn: Turn<MessageReceived>, command: CommandOf<N>): Promise<void>;
}

export interface Flow {
  commands?: { [N in CommandName]?: CommandHandler<N> };
  /** By the verb of the button (chat/buttons). Whoever is allowed to press is checked inside. */
  presses?: Record<string, (turn: Turn<ButtonPressed>, args: string[]) => Promise<void>>;
  /** Continues a guided conversation that this flow began, with a message that is no command; by `Talk.flow`. */
  talks?: Record<string, (turn: Turn<MessageReceived>, talk: Talk) => Promise<void>>;
  /** Photos in a direct chat that no conversation waits for: a member's selfie. */
  selfie?: (turn: Turn<MessageReceived>) => Promise<void>;
  /** Photos in a class's chat that are not addressed to the bot. */
  overheard?: (turn: Turn<MessageReceived>) => Promise<void>;
  /** What happened to the bot's chats. Every flow that listens is told. */
  happenings?: {
    arrived?: (turn: Turn<BotArrived>) => Promise<void>;
    moved?: (turn: Turn<ChatMoved>) => Promise<void>;
  };
  timers?: { [K in TimerFired['timer']]?: (rooms: Rooms, event: TimerFired) => Promise<void> };
}
