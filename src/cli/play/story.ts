/** A story as it was read: who is in it, and what happens, step by step. */

export interface StoryFile {
  /** IANA zone of the story's clock, and of classes that set none. */
  zone: string;
  /** When it begins, milliseconds UTC. */
  begins: number;
  people: readonly StoryPerson[];
  chats: readonly StoryChat[];
  steps: readonly Step[];
}

export interface StoryPerson {
  name: string;
  /** Without its `@`. */
  username?: string;
  /** BCP 47. */
  language?: string;
}

export interface StoryChat {
  title: string;
  members: readonly StoryMember[];
}

export interface StoryMember {
  name: string;
  isAdmin: boolean;
  /** Speaks there as the group. */
  isAnonymous: boolean;
}

/** What a check looks for, or a label begins with: words, a pattern, or a sentence of the catalogue by its key. */
export type Wanted = { text: string } | { pattern: RegExp } | { key: string };

/** Where somebody speaks; undefined is their direct chat. */
interface Act {
  who: string;
  chat: string | undefined;
}

export type Doing =
  | { kind: 'at'; at: number }
  | ({ kind: 'says'; text: string; attachments: readonly string[]; replyTo?: number } & Act)
  | ({ kind: 'presses'; label: Wanted } & Act)
  | { kind: 'marks'; chat: string; title?: string }
  | { kind: 'restart'; during: boolean }
  | { kind: 'joins' | 'leaves'; who: string; chat: string };

export type Checking = { kind: 'heard'; words: Wanted; not: boolean } | { kind: 'mark'; text: string };

/** `line` is the line of the file, from 1; `source` what is written there, without its comment. */
interface Written {
  line: number;
  source: string;
}
export type Check = Written & { check: Checking };
export type Step = Written & { does: Doing; checks: readonly Check[] };

/** A line that is no step, or names what is not there. `reason` is a sentence without its full stop. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
  constructor(
    readonly line: number,
    readonly reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}
