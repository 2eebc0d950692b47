/** What a story's player and the bot's process ask of each other. Instants are milliseconds UTC. */
import type { AccountId, ButtonPressed, ChatId, Incoming, MessageId } from '../../chat/event.js';
import type { Destination, Place } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import type { EngineName } from '../../recognition/open-recognizer.js';

export interface Settings {
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

/** What the player is for the bot: the platform that it speaks on, and whoever reads its log. */
export interface PlayerCalls {
  send(to: Destination, reply: Reply, key: string): Promise<MessageId>;
  edit(to: Destination, message: MessageId, reply: Reply): Promise<void>;
  toast(press: ButtonPressed, text: string): Promise<void>;
  /** The bot has begun something that takes a while. */
  working(): Promise<void>;
  isAdmin(chat: ChatId, account: AccountId): Promise<boolean>;
  isIn(chat: ChatId, account: AccountId): Promise<boolean>;
  hasAdmins(chat: ChatId): Promise<boolean>;
  find(name: string): Promise<Place | undefined>;
  log(line: string): Promise<void>;
}
