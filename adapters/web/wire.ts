/** What the page and its server say to each other: JSON, over HTTP and server-sent events. Types only. */

/** A person whom the visitor can speak as. */
export interface WirePerson {
  account: string;
  name: string;
  /** Administrator of every group. */
  host: boolean;
}

export interface WireChat {
  id: string;
  kind: 'direct' | 'group';
  /** A direct chat's title is its person's name. */
  title: string;
  /** Whose direct chat it is. */
  account?: string;
}

/** Its bytes are at `/api/pictures/{id}`, for as long as they are remembered. */
export interface WirePicture {
  id: string;
  name: string;
  alt: string;
  /** Bytes. */
  size: number;
  /** Whether a browser can show it; a HEIC or a text file cannot be. */
  viewable: boolean;
}

/** Its bytes are at `/api/files/{id}`, to be saved and never to be shown, for as long as they are remembered. */
export interface WireFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
}

export interface WireButton {
  label: string;
  data: string;
  /** There where a press leads into the direct chat: what is said there is /start with this. */
  start?: string;
  style?: 'primary' | 'danger';
}

export interface WireMessage {
  id: string;
  chat: string;
  /** Milliseconds UTC, rising with every message of one server. */
  at: number;
  /** The account of whoever wrote it; null is the bot. */
  from: string | null;
  text: string;
  pictures: WirePicture[];
  file?: WireFile;
  buttons: WireButton[][];
  replyTo?: string;
  /** Seen by this account only. */
  only?: string;
}

/** The bot changed a message that this server does not remember; a page that still shows it applies the change. */
export interface WirePatch {
  id: string;
  text: string;
  pictures?: WirePicture[];
  file?: WireFile;
  buttons?: WireButton[][];
}

export interface WireWorking {
  chat: string;
  only?: string;
}

export interface WireDemo {
  /** `none`: this server has no demo to play. */
  state: 'none' | 'ready' | 'running' | 'done' | 'failed';
  done: number;
  total: number;
  /** The step in plain words. */
  text: string;
  /** The group that the demo made. */
  chat?: string;
}

/** A command as the menu behind "/" lists it. */
export interface WireCommand {
  /** With its slash: `/attend`. */
  name: string;
  about: string;
  /** Kinds of chats where it can be used. */
  where: readonly ('direct' | 'group')[];
}

export type WireEvent =
  | {
      kind: 'snapshot';
      /** Differs with every start of the server. */
      epoch: string;
      /** Differs where the page’s own files do. */
      page: string;
      people: WirePerson[];
      chats: WireChat[];
      messages: WireMessage[];
      /** Changes to messages from before the server was started. */
      patches: WirePatch[];
      working: WireWorking[];
      demo: WireDemo;
      commands: readonly WireCommand[];
      limits: { photoBytes: number; photos: number; togetherBytes: number; text: number; name: number };
    }
  | { kind: 'person'; person: WirePerson }
  | { kind: 'chat'; chat: WireChat }
  | { kind: 'message'; message: WireMessage }
  | { kind: 'patch'; patch: WirePatch }
  | { kind: 'working'; working: WireWorking; on: boolean }
  | { kind: 'toast'; account: string; press: string; text: string }
  | { kind: 'demo'; demo: WireDemo };

/** Why the server did not do what the page asked. */
export interface WireProblem {
  error: 'bad-request' | 'too-large' | 'too-many' | 'busy' | 'not-kept' | 'not-found' | 'foreign';
}
