/** A story is one thing a person can do. It says what it answers to; app.ts finds it. */
import type {
  BotArrived,
  ButtonPressed,
  ChatMoved,
  FromSomebody,
  MessageReceived,
  TimerFired,
  MessageId,
} from '../../chat/event.js';
import type { Reply } from '../../chat/reply.js';
import type { Say } from '../../locales/say.js';
import type { Command, Help } from './command.js';
import type { Class } from '../../classes/class.js';
import type { Sheet } from '../../attendance/sheet.js';
import type { Services, Conversation } from './services.js';

/** One event being handled: what a story knows and the ways it can answer. */
export interface Context<E extends FromSomebody = FromSomebody> {
  event: E;
  services: Services;
  /** Speaks the language of the chat or the person. */
  say: Say;
  /** To the chat it came from, for all to see. */
  reply(reply: Reply): Promise<MessageId>;
  /**
   * To the sender alone. In the direct chat the same as `reply`. Where that is not possible it waits for them, and the chat
   * gets the way to it: then there is no message yet.
   */
  replyPrivately(reply: Reply): Promise<MessageId | undefined>;
  /**
   * A quiet word to whoever pressed; after a message, a private reply. Whoever added the bot or moved a chat asked for nothing,
   * and hears nothing. `start`: see Messenger.notify; a text with it may be read by all.
   */
  notify(text: string, start?: string): Promise<void>;
  /** Changes the message whose button was pressed; where others read that as well, it is a whisper instead. */
  rewrite(reply: Reply): Promise<void>;
  /** The same of a message for all to read. */
  rewriteForAll(reply: Reply): Promise<void>;
}

/** Makes a private list about a session, for whoever opens it, and anew whenever the sheet changes. */
export type MakeList = (
  reader: Pick<Context, 'services' | 'say'>,
  klass: Class,
  sheet: Sheet,
  args: readonly string[],
) => Promise<Reply>;
/** By name: see kernel/open-list. */
export type Lists = Readonly<Record<string, MakeList>>;

export interface Story {
  commands?: readonly Command[];
  /** Of what it offers without a command. */
  help?: Help;
  /** By the verb of the button (chat/buttons). Whoever is allowed to press is checked inside. */
  presses?: Record<string, (context: Context<ButtonPressed>, args: string[]) => Promise<void>>;
  /** Continues a guided conversation that this story began, with a message that is no command; by its name. */
  conversations?: Record<string, (context: Context<MessageReceived>, state: Conversation['state']) => Promise<void>>;
  /** Private lists that follow a session as long as somebody has them open. No two stories have one of the same name. */
  lists?: Lists;
  /** Photos in a direct chat that no conversation waits for: a member's selfie. */
  selfie?: (context: Context<MessageReceived>) => Promise<void>;
  /** Photos in a class's chat that are not addressed to the bot. */
  overheard?: (context: Context<MessageReceived>) => Promise<void>;
  /** Words in a class's chat that are not addressed to the bot. */
  heard?: (context: Context<MessageReceived>) => Promise<void>;
  /** What happened to the bot's chats. Every story that listens is told. */
  happenings?: {
    arrived?: (context: Context<BotArrived>) => Promise<void>;
    moved?: (context: Context<ChatMoved>) => Promise<void>;
  };
  timers?: { [K in TimerFired['timer']]?: (services: Services, event: TimerFired) => Promise<void> };
}
