/** What a story is given: the services, as ports. main.ts wires the real ones, test/helpers the same over a fake platform. */
import type { AccountId, ChatId, EventId, MessageId, PhotoRef } from '../../chat/event.js';
import type { Files, Messenger, Places, Rights } from '../../chat/ports.js';
import type { Reply } from '../../chat/reply.js';
import type { Class, ClassId } from '../../classes/class.js';
import type { Digests } from '../../classes/digests.js';
import type { CalendarFile, CalendarRange } from '../../classes/timetable/from-calendar.js';
import type { Timetable } from '../../classes/timetable/timetable.js';
import type { SessionId, Sheet } from '../../attendance/sheet.js';
import type { Person, PersonId } from '../../people/person.js';
import type { PhotoCheck } from '../../recognition/photo-check.js';
import type { Photo, Recognizer } from '../../recognition/recognizer.js';

/**
 * Documents of people. `change` reads, applies and saves under the document's lock; `apply` is pure and quick, and
 * returning the same object writes nothing. Changing what is not there is UserError `person.unknown`.
 */
export interface People {
  get(id: PersonId): Promise<Person | undefined>;
  /** Those that exist (not forgotten), by id. */
  many(ids: readonly PersonId[]): Promise<Map<PersonId, Person>>;
  of(account: AccountId): Promise<Person | undefined>;
  /** Person's key, person, account index, in this order; repeating it is harmless. Somebody who is there is kept. */
  add(person: Person): Promise<Person>;
  change(id: PersonId, apply: (person: Person) => Person): Promise<Person>;
  /** Tombstone, destroy the key, clean up: nothing of the person can be read again. */
  forget(id: PersonId): Promise<void>;
}

export interface Classes {
  get(id: ClassId): Promise<Class | undefined>;
  in(chat: ChatId): Promise<Class | undefined>;
  /** Those that name this account as a host. Reads every class: for forgetting and telling what is kept, no more. */
  hostedBy(account: AccountId): Promise<Class[]>;
  add(klass: Class): Promise<Class>;
  change(id: ClassId, apply: (klass: Class) => Class): Promise<Class>;
}

/** Times in milliseconds UTC, as the sheet says them. */
export interface OpenSession {
  class: ClassId;
  session: SessionId;
  closesAt: number;
  remindAt?: number | undefined;
}

export interface Sheets {
  get(klass: ClassId, session: SessionId): Promise<Sheet | undefined>;
  /** Sheet, then the month's session index. Repeating it is harmless; a sheet that is there is kept. */
  add(sheet: Sheet): Promise<Sheet>;
  change(klass: ClassId, session: SessionId, apply: (sheet: Sheet) => Sheet): Promise<Sheet>;
  /** Sheets opened in `[from, to)`, milliseconds UTC, in order, read in bulk: those that count, or also the discarded. */
  between(klass: ClassId, from: number, to: number, which?: 'counting' | 'all'): Promise<Sheet[]>;
  /** Sheets that are open, of every class: for closing by themselves, and for reminders. */
  open(): Promise<OpenSession[]>;
}

/** `due`: when there is something to do next, milliseconds UTC. */
export interface Due {
  due?: number | undefined;
}

/** One document for each class of something that has its time. A class that set nothing has an empty one. */
export interface DueDocuments<T extends Due> {
  get(klass: ClassId): Promise<T | undefined>;
  /** As of the other documents; `apply` gets an empty one where there is none. */
  change(klass: ClassId, apply: (document: T) => T): Promise<T>;
  /** Classes whose document is due at `at` (milliseconds UTC). Reads no others. */
  due(at: number): Promise<ClassId[]>;
}

/** A guided conversation, which survives a restart in its middle. One per chat and account. */
export interface Conversation {
  /** What it is about (kernel/conversation), which also reads `state`. */
  name: string;
  state: Record<string, unknown>;
  /** Milliseconds UTC after which it is forgotten. */
  until: number;
}
export interface Conversations {
  get(chat: ChatId, account: AccountId): Promise<Conversation | undefined>;
  set(chat: ChatId, account: AccountId, conversation: Conversation): Promise<void>;
  end(chat: ChatId, account: AccountId): Promise<void>;
}

/** What a one-time code of /link stands for; `used`: the event that did, and for two persons which one was to go. */
export interface LinkCode {
  to: { person: PersonId } | { class: ClassId };
  /** Milliseconds UTC after which it is unknown. */
  until: number;
  used?: { event: EventId; from?: PersonId | undefined } | undefined;
}
export interface Codes {
  get(code: string): Promise<LinkCode | undefined>;
  put(code: string, meaning: LinkCode): Promise<void>;
}

/**
 * What was to be said to somebody alone and could not. Whoever opens it has to be all of what is named: this account,
 * a host of this class, an administrator of this chat.
 */
export interface WaitingAnswer {
  replies: Reply[];
  account?: AccountId | undefined;
  host?: ClassId | undefined;
  admin?: ChatId | undefined;
  /** Milliseconds UTC after which it is gone. */
  until: number;
}
export interface WaitingAnswers {
  get(code: string): Promise<WaitingAnswer | undefined>;
  put(code: string, answer: WaitingAnswer): Promise<void>;
}

/** Messages about a class, or about one of its sessions. */
export interface Which {
  klass: ClassId;
  session?: SessionId | undefined;
}
/** What is shown in chats and could not be brought up to date yet. Known after a restart. */
export interface Behind {
  note(which: Which): Promise<void>;
  done(which: Which): Promise<void>;
  all(): Promise<Which[]>;
}

/** `says`: whether the message says this, as far as is known. A picture that it shows counts as the one it was sent with. */
export interface SaidMessages {
  says(chat: ChatId, message: MessageId, reply: Reply): boolean;
}

export interface Albums {
  /** The photos of an album that came item by item recently; undefined where the bot did not see it. */
  of(album: string): Promise<readonly PhotoRef[] | undefined>;
}

export interface Photos {
  /** Fetches and decodes upright. Throws the UserErrors `photo.*`. */
  read(photo: { ref: string; size?: number | undefined; name?: string | undefined }): Promise<Photo>;
}

export interface Calendars {
  /** Throws the UserErrors `calendar.*` and `photo.gone`. */
  read(file: { ref: string; size?: number | undefined }, range: CalendarRange): Promise<CalendarFile>;
}

export interface RosterFiles {
  /** As text: the cells of a spreadsheet apart by tabs. Throws the UserErrors `roster.file`, `roster.file-too-large` and `photo.gone`. */
  read(file: { ref: string; size?: number | undefined }): Promise<string>;
}

export interface Services {
  people: People;
  classes: Classes;
  sheets: Sheets;
  conversations: Conversations;
  codes: Codes;
  waiting: WaitingAnswers;
  timetables: DueDocuments<Timetable>;
  digests: DueDocuments<Digests>;
  messenger: Messenger;
  /** What its messages say now. */
  said: SaidMessages;
  behind: Behind;
  files: Files;
  rights: Rights;
  places: Places;
  photos: Photos;
  albums: Albums;
  calendars: Calendars;
  rosterFiles: RosterFiles;
  recognizer: Recognizer;
  photoCheck: PhotoCheck;
  /** Short ids derived from an event: the same event gives the same id. `[a-z2-7]{10}` */
  idFrom(event: EventId, what: string): string;
  now(): number;
  /** For classes made on a platform that does not say: the instance's zone (IANA) and language (BCP 47). */
  defaults: { timeZone: string; language: string };
}
