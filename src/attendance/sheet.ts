/** A session's sheet: an append-only list of entries, and what is still asked about its photos. */
import type { PersonId } from '../people/person.js';
import { z } from 'zod';

/** From the best for the person to the worst: the one list of them. */
export const statuses = ['present', 'remote', 'late', 'left-early', 'excused', 'absent'] as const;
export type Status = (typeof statuses)[number];

/** Those that a class has only where a host switched them on: there from elsewhere, and gone before the end. */
export const extraStatuses = ['remote', 'left-early'] as const satisfies readonly Status[];
export type ExtraStatus = (typeof extraStatuses)[number];

export function isExtra(status: Status): status is ExtraStatus {
  return extraStatuses.some((extra) => extra === status);
}

/** Text in which a status of two words is one, as it is stored. */
export function joinStatusWords(text: string): string {
  return text.replace(/\bleft\s+early\b/gi, 'left-early');
}

/** Each status's own value. */
export function perStatus<T>(of: (status: Status) => T): Record<Status, T> {
  return Object.fromEntries(statuses.map((status) => [status, of(status)])) as Record<Status, T>;
}

/**
 * How an entry came about: recognised in a class photo, a selfie matched 1:1, an unsure face confirmed by a host, a
 * claim ("I'm here") confirmed by a host, set by a host's hand, or an excuse that a host approved.
 */
export const ways = ['photo', 'selfie', 'confirmed', 'claim', 'hand', 'excuse'] as const;

export const undone = z.object({ event: z.string(), at: z.number(), by: z.string() });

export const entry = z.object({
  /** Derived from the event and the person: a replay adds nothing. */
  id: z.string(),
  event: z.string(),
  at: z.number(),
  person: z.string(),
  status: z.enum(statuses),
  how: z.enum(ways),
  /** The account that sent the photo or tapped. */
  by: z.string(),
  /** How far from the template, where a face was compared. */
  distance: z.number().optional(),
  /** The photo it came from, where it came from one. */
  photo: z.string().optional(),
  undone: undone.optional(),
});
export type Entry = z.infer<typeof entry>;

/** An unsure face that somebody has to decide on. `face` is its number in the picture, from 1. */
export const question = z.object({
  face: z.number().int().positive(),
  /** Nearest first, at most three. */
  candidates: z.array(z.object({ person: z.string(), distance: z.number() })),
  /** `person` where a host said who it is; `nobody` where a host rejected all. */
  answer: z.object({ event: z.string(), at: z.number(), by: z.string(), person: z.string().optional() }).optional(),
});
export type Question = z.infer<typeof question>;

/** A photo that was looked at. The photo itself is not kept, and of faces nobody knew only their count is. */
export const seenPhoto = z.object({
  /** Short, derived from the event and the photo's place in it; buttons carry it. */
  id: z.string(),
  event: z.string(),
  at: z.number(),
  by: z.string(),
  faces: z.number().int(),
  unknown: z.number().int(),
  tooSmall: z.number().int(),
  questions: z.array(question),
  /** Of an engine of whole photos: its word for this one, and how sure it is of it, 0 to 1. */
  label: z.object({ text: z.string(), score: z.number() }).optional(),
  /** It came when the session had just been closed, and added to it all the same. */
  after: z.boolean().optional(),
  /** Where it came in an album: which of how many, from 1. */
  album: z.object({ place: z.number().int(), of: z.number().int() }).optional(),
  /** The bot's reply that shows it, so that its caption can follow the answers. */
  reply: z.object({ chat: z.string(), message: z.string() }).optional(),
  undone: undone.optional(),
});
export type SeenPhoto = z.infer<typeof seenPhoto>;

/** "I'm here": waits for a host. */
export const claimSchema = z.object({
  event: z.string(),
  at: z.number(),
  person: z.string(),
  settled: z.object({ event: z.string(), at: z.number(), by: z.string(), accepted: z.boolean() }).optional(),
});
export type Claim = z.infer<typeof claimSchema>;

/** Somebody says that their mark is wrong, and what it should be: waits for a host. */
export const contest = z.object({
  event: z.string(),
  at: z.number(),
  person: z.string(),
  wanted: z.enum(statuses),
  settled: z.object({ event: z.string(), at: z.number(), by: z.string(), accepted: z.boolean() }).optional(),
});
export type Contest = z.infer<typeof contest>;

/** When a session is, whether it counts, and whether whoever was not marked is absent: what hosts can change, and change back. */
const course = z.object({
  openedAt: z.number(),
  /** When it closes by itself. */
  closesAt: z.number(),
  closedAt: z.number().optional(),
  /** From when on whoever comes is late, where the class has a timetable with grace minutes. */
  lateFrom: z.number().optional(),
  /** Thrown away: it counts nowhere, and can be taken back. */
  discarded: z.boolean().optional(),
  /**
   * Why whoever was not marked when it closed is not absent: nobody was marked at all, or a photo has faces without a name,
   * who may be they. A host says otherwise.
   */
  unrecorded: z.enum(['not-taken', 'faces']).optional(),
  /** It was opened before the lesson that it would be, and is not it: that one is still to come. */
  apart: z.boolean().optional(),
});
export type Course = z.infer<typeof course>;

/** What a host did to a session as a whole, and how it was before. */
export const turn = z.object({
  event: z.string(),
  at: z.number(),
  by: z.string(),
  did: z.enum(['reopened', 'discarded', 'moved', 'others-absent', 'apart']),
  before: course,
});
export type Turn = z.infer<typeof turn>;

/** A message of the bot's that follows what happens, and the topic it is in. */
export const said = z.object({ chat: z.string(), message: z.string(), thread: z.string().optional() });
export type Said = z.infer<typeof said>;

/**
 * A private list about a session that somebody has open: `name` and `args` say which, in whose language, and who reads it.
 * `via`: of the event that opened it (chat/ports).
 */
export const openList = said.omit({ thread: true }).extend({
  name: z.string(),
  args: z.array(z.string()),
  language: z.string(),
  only: z.string().optional(),
  via: z.string().optional(),
});
export type OpenList = z.infer<typeof openList>;

export const sheet = course.extend({
  class: z.string(),
  session: z.string(),
  openedBy: z.string(),
  /** The event that opened it, where somebody did. */
  openedWith: z.string().optional(),
  /** When the lesson begins that it is, where somebody opened it before then. */
  lessonAt: z.number().optional(),
  /** What hosts did to it, in order. */
  history: z.array(turn).optional(),
  /** When those who are missing and asked for it are reminded; gone once they were. */
  remindAt: z.number().optional(),
  /** Person ids on the roster when it opened; absence is derived from it. Who joins meanwhile is added. */
  roster: z.array(z.string()),
  entries: z.array(entry),
  photos: z.array(seenPhoto),
  claims: z.array(claimSchema),
  /** Marks that people contradicted. */
  contests: z.array(contest).optional(),
  /** The message with the "I'm here" button, whose counts follow what happens. */
  notice: said.optional(),
  /** The same message in the other chats of the class. */
  echoes: z.array(said).optional(),
  /** Once it is closed: the messages that opened it, which only say now that it is over. */
  over: z.array(said).optional(),
  /** Lists that follow what happens, as long as they are among the last. */
  lists: z.array(openList).optional(),
  /**
   * Where two people turned out to be one: entries that decided for whichever of them stood better. They outweigh all that
   * comes before them in `entries`. `denials`: how many there were then, which do not take the entry away.
   */
  merged: z.array(z.object({ entry: z.string(), denials: z.number().int().nonnegative() })).optional(),
  /** "Not me": these people are not marked by a class photo again in this session. */
  denials: z.array(z.object({ event: z.string(), at: z.number(), person: z.string() })),
});
export type Sheet = z.infer<typeof sheet>;
export type SessionId = string;

// Adding to a sheet. Nothing is ever taken out, and what comes twice is added once.

/** Who did something, when (milliseconds UTC), and with which event. */
export interface Act {
  event: string;
  at: number;
  by: string;
}

/** Appends the entries whose ids are not there yet; gives back the same sheet when all are. */
export function addEntries(sheet: Sheet, entries: readonly Entry[]): Sheet {
  const seen = new Set(sheet.entries.map((entry) => entry.id));
  const added = entries.filter((entry) => !seen.has(entry.id) && seen.add(entry.id));
  return added.length ? { ...sheet, entries: [...sheet.entries, ...added] } : sheet;
}

/** Takes back those of the entries that are not yet. They stay, and count no more. */
export function takeBack(sheet: Sheet, isMeant: (entry: Entry) => boolean, { event, at, by }: Act): Sheet {
  const undone = { event, at, by };
  return { ...sheet, entries: sheet.entries.map((one) => (isMeant(one) && !one.undone ? { ...one, undone } : one)) };
}

/** What this event took back counts again. */
export function putBack(sheet: Sheet, event: string): Sheet {
  const entries = sheet.entries.map((one) => (one.undone?.event === event ? { ...one, undone: undefined } : one));
  return { ...sheet, entries };
}

/** A host's own word on somebody, whatever the photos say. */
export function markByHand(sheet: Sheet, person: PersonId, status: Status, { event, at, by }: Act): Sheet {
  return addEntries(sheet, [{ id: `${event}/${person}`, event, at, by, person, status, how: 'hand' }]);
}

/** Takes back what hands said with one event. */
export function undoMarks(sheet: Sheet, marked: string, act: Act): Sheet {
  return takeBack(sheet, ({ event, how }) => event === marked && how === 'hand', act);
}

/** It holds again. */
export function redoMarks(sheet: Sheet, marked: string): Sheet {
  const undone = sheet.entries.find(({ event, how }) => event === marked && how === 'hand')?.undone;
  return undone ? putBack(sheet, undone.event) : sheet;
}

/** An excuse that a host approved: holds for who does not come. `by`: the host's account. */
export function markExcused(sheet: Sheet, person: PersonId, { event, at, by }: Act): Sheet {
  return addEntries(sheet, [{ id: `${event}/${person}`, event, at, by, person, status: 'excused', how: 'excuse' }]);
}

/** A selfie that matched its sender's own template. */
export function markBySelfie(sheet: Sheet, person: PersonId, distance: number, { event, at, by }: Act): Sheet {
  const id = `${event}/${person}`;
  return addEntries(sheet, [{ id, event, at, by, person, status: 'present', how: 'selfie', distance }]);
}

/** How many lists follow: those of a few hosts. */
const mostLists = 12;

/** Notes a list that somebody opened, or what became of one that is open. */
export function noteList(sheet: Sheet, list: OpenList): Sheet {
  const others = (sheet.lists ?? []).filter(({ message }) => message !== list.message);
  return { ...sheet, lists: [...others, list].slice(-mostLists) };
}

/** The message is no list any more. */
export function dropList(sheet: Sheet, message: string): Sheet {
  const lists = sheet.lists?.filter((list) => list.message !== message);
  return lists && lists.length < (sheet.lists ?? []).length ? { ...sheet, lists } : sheet;
}
