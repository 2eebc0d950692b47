/** What a story's player and the bot's process ask of each other. Instants are milliseconds UTC. */
import type { AccountId, ButtonPressed, ChatId, Incoming, MessageId } from '../../chat/event.js';
import type { Destination, Place } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import type { FakeServer } from './adapters.js';
import type { EngineName } from '../../recognition/open-recognizer.js';

/** Where the bot speaks: to the player, or to a server on this machine. */
export type Seat = { platform: 'web' } | ({ platform: 'telegram' | 'discord' } & FakeServer);

export interface Settings {
  seat: Seat;
  dataDir: string;
  zone: string;
  language: string;
  engine: EngineName;
  now: number;
}

/** A session's marks, as `marks` prints them; times are local to the class, `-` where there is none. */
export interface Marks {
  session: { opens: string; closes: string; closed: string } | null;
  marks: Record<string, string>;
}

/** What the bot's process does when it is told to. */
export interface BotCalls {
  /** Resolves when it has taken up what an earlier process left. */
  start(settings: Settings): Promise<void>;
  /** Resolves when the event is durable. */
  receive(event: Incoming, held: Map<string, Uint8Array>): Promise<void>;
  /** The first minute of `(from, to]` at which something is due. */
  nextDue(from: number, to: number): Promise<number | undefined>;
  /** It is `now`, and a minute begins. */
  tick(now: number): Promise<void>;
  /** Resolves when all is answered, and gathered edits are out: no wait takes real time. */
  settle(): Promise<void>;
  /** Of the current or the last session. Undefined where no such class is in the chat. */
  marks(chat: ChatId, title: string | undefined): Promise<Marks | undefined>;
}

/** What the player hears from the bot wherever it speaks. */
export interface PlayerCalls {
  /** The bot is about to say something, or has begun what takes a while. */
  atWork(): Promise<void>;
  /** It has this event for sure. */
  received(event: string): Promise<void>;
  log(line: string): Promise<void>;
}

/** The browser chat, whose other end is the player. */
export interface WebCalls {
  send(to: Destination, reply: Reply, key: string): Promise<MessageId>;
  edit(to: Destination, message: MessageId, reply: Reply): Promise<void>;
  toast(press: ButtonPressed, text: string): Promise<void>;
  isAdmin(chat: ChatId, account: AccountId): Promise<boolean>;
  isIn(chat: ChatId, account: AccountId): Promise<boolean>;
  hasAdmins(chat: ChatId): Promise<boolean>;
  find(name: string): Promise<Place | undefined>;
}
