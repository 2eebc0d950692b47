/**
 * Where a demo plays: it acts as people do, through the same door, and waits for the bot's answers. The adapter that has
 * a stage builds it, main.ts hands the demo to the adapter, and neither knows the other.
 */
import type { AccountId, ChatId, MessageId } from './event.js';

/** What somebody on the stage heard: a message, a change to one, or a toast (which has no id of its own). */
export interface Heard {
  message?: MessageId;
  text: string;
  /** Labels of the buttons under it, row after row. */
  buttons: readonly string[];
  picture: boolean;
}

/** A message to be sent; several photos are one album. */
export interface Utterance {
  text?: string;
  photos?: readonly { name: string; bytes: Uint8Array }[];
  replyTo?: MessageId;
}

/**
 * `says` and `presses` resolve when the bot has answered and is no longer at work in that chat: with what `who` could see
 * of it. A change to an older message is an answer only to a press on that message. They throw when no answer comes (a
 * demo then stops, and says where).
 */
export interface Stage {
  /** Somebody to act as; the same name is the same account. */
  person(name: string): AccountId;
  direct(who: AccountId): ChatId;
  /** A group chat that everybody on the stage is in; the same title is the same chat. */
  group(title: string): ChatId;
  says(who: AccountId, chat: ChatId, line: Utterance): Promise<readonly Heard[]>;
  /** Presses the newest button that `who` sees in the chat with this label, and waits for it to appear. */
  presses(who: AccountId, chat: ChatId, label: string | RegExp): Promise<readonly Heard[]>;
  /** Shown to whoever watches: step `done` of `total`, in plain words. */
  progress(done: number, total: number, text: string): void;
}

/** Plays from beginning to end; playing it twice must be harmless. `host` administers every group. */
export type Demo = (stage: Stage, host: AccountId) => Promise<void>;
