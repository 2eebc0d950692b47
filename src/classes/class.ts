/** A class: its chat, its roster, its hosts, its settings. */
import { z } from 'zod';
import { extraStatuses, isExtra, statuses, type Status } from '../attendance/sheet.js';

export const member = z.object({
  person: z.string(),
  /** Roster number, from 1, never given twice: hosts type it, and it names nobody. */
  number: z.number().int().positive(),
  since: z.number(),
  /** `waiting`: looks like another member, a host has to let them in. `left`: keeps the number. */
  state: z.enum(['on', 'waiting', 'left']),
  /** In a class of minors: when, and by which host's account, a guardian's consent was recorded. */
  guardian: z.object({ at: z.number(), by: z.string() }).optional(),
  /** People this one looks like, and a host let them in beside: not asked about again. */
  toldApart: z.array(z.string()).optional(),
  /** Where this person turned out to be another member: the row stays, so that its number and id go on meaning them. */
  mergedInto: z.string().optional(),
  /** Somebody with an account was asked whether this one, who has none, is them: their answer names it by its `id`. */
  mergeAsked: z.object({ id: z.string(), into: z.string(), at: z.number() }).optional(),
  /** Somebody with an account says that this one, who has none, is them: a host confirms it. */
  claimedBy: z.object({ person: z.string(), at: z.number(), withoutPhotos: z.literal(true).optional() }).optional(),
});
export type Member = z.infer<typeof member>;

/** `thread`: the topic it is in. */
const joinMessage = z.object({ chat: z.string(), message: z.string(), thread: z.string().optional() });

export const klass = z.object({
  id: z.string(),
  /** The chats it lives in; the first is where it was made. */
  chats: z.array(z.string()).min(1),
  title: z.string(),
  /** IANA zone: a local day's end closes sessions. */
  timeZone: z.string(),
  language: z.string(),
  /**
   * Unanswered until a host says, and faces are off until then. Where true, nobody's face is used before a guardian's
   * consent is recorded.
   */
  minors: z.boolean().optional(),
  /** Its photos are of a screen, so none is held back for that. */
  online: z.boolean().optional(),
  /** Accounts of hosts, beside the chat's own administrators. */
  hosts: z.array(z.string()),
  /** What the platform calls those of them who may not have registered, by account. */
  hostNames: z.record(z.string(), z.string()).optional(),
  /** Names for several people, such as a role, all of whom are hosts. */
  hostGroups: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  members: z.array(member),
  /** The message with the Join button, which says who joined. */
  joinMessage: joinMessage.optional(),
  /** The same message in the other chats of the class. */
  joinEchoes: z.array(joinMessage).optional(),
  /** Hours after which an open session closes by itself. */
  sessionHours: z.number().positive(),
  /** The first and the last local day of the term, where a host has set them. */
  term: z.object({ first: z.iso.date(), last: z.iso.date() }).optional(),
  /** Percent of sessions that a member should attend, where a host has set it. */
  requiredRate: z.number().int().min(1).max(100).optional(),
  /** Whether names of who was absent or is at risk may be read by everybody in the class's chat; hosts alone otherwise. */
  openNames: z.boolean().optional(),
  /** Statuses it has beside those that every class has. */
  extraStatuses: z.array(z.enum(extraStatuses)).optional(),
  /** Acronyms of its Moodle for statuses, where they are others than the default ones. */
  moodleAcronyms: z.partialRecord(z.enum(statuses), z.string()).optional(),
  /** Chats in which a host's photo without a command is not asked about. */
  silentIn: z.array(z.string()).optional(),
  /** The open session, if any. */
  open: z.string().optional(),
  since: z.number(),
});
/** `class` is a reserved word. */
export type Class = z.infer<typeof klass>;
export type ClassId = string;

/** Hours after which a session that nobody closes does so by itself. */
export const defaultSessionHours = 3;

/** The statuses that can be given in it, in order. */
export function statusesOf({ extraStatuses = [] }: Class): Status[] {
  return statuses.filter((status) => !isExtra(status) || extraStatuses.includes(status));
}

// Who hosts a class, by account. Pure; the same class where nothing changes.

/** `name`: what their platform calls them, for as long as they have not registered. */
export function addHosts(klass: Class, accounts: readonly string[], name?: string): Class {
  const added = accounts.filter((account) => !klass.hosts.includes(account));
  if (added.length === 0) return klass;
  const names = name === undefined ? {} : Object.fromEntries(added.map((account) => [account, name]));
  return { ...klass, hosts: [...klass.hosts, ...added], hostNames: { ...klass.hostNames, ...names } };
}

/** Takes hosts away, but never the last: a class without a host could not name one. */
export function removeHosts(klass: Class, accounts: readonly string[]): Class {
  const hosts = klass.hosts.filter((account) => !accounts.includes(account));
  if (hosts.length === 0 || hosts.length === klass.hosts.length) return klass;
  const names = Object.entries(klass.hostNames ?? {}).filter(([account]) => hosts.includes(account));
  return { ...klass, hosts, hostNames: Object.fromEntries(names) };
}

/** A name for several people (a role): whoever bears it hosts, as long as they do. */
export function addHostGroup(klass: Class, group: { id: string; name: string }): Class {
  const groups = klass.hostGroups ?? [];
  return groups.some(({ id }) => id === group.id) ? klass : { ...klass, hostGroups: [...groups, group] };
}

export function removeHostGroup(klass: Class, id: string): Class {
  const left = (klass.hostGroups ?? []).filter((group) => group.id !== id);
  return left.length === (klass.hostGroups ?? []).length ? klass : { ...klass, hostGroups: left };
}
