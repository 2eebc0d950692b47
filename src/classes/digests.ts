/** Where and when a class's numbers are posted by themselves. Pure; the same digests where nothing changes. */
import { z } from 'zod';
import { UserError } from '../errors.js';
import { minutesOfDay } from './timetable/wall-clock.js';

/** `day`: that day's sessions. `week`: the seven days up to it. `term`: the term, on its last day. */
export const digestKinds = ['day', 'week', 'term'] as const;
export type DigestKind = (typeof digestKinds)[number];

export const digest = z.object({
  id: z.string(),
  chat: z.string(),
  /** What the chat is called there. */
  title: z.string(),
  kind: z.enum(digestKinds),
  /** Minutes of the class's wall clock. */
  time: z.number().int().min(0).max(minutesOfDay),
  /** ISO weekdays, 1 is Monday; of a weekly one the only day. A term's end may be any. */
  weekdays: z.array(z.number().int().min(1).max(7)),
  /** Milliseconds UTC: what was due before is not made up for. */
  since: z.number(),
  /** The last local day that is settled: posted, or found to have nothing to post. Never gone back behind. */
  last: z.iso.date().optional(),
  /** The local day whose digest was begun to be sent, and not yet noted as sent. */
  trying: z.iso.date().optional(),
  /** How often one was sent anew though it may have been there already: a process died between sending and noting. */
  doubted: z.number().int().optional(),
  /** The platform refuses: hosts were told, and one is tried again when the next is due. */
  refused: z.literal(true).optional(),
});
export type Digest = z.infer<typeof digest>;

export const digests = z.object({
  digests: z.array(digest),
  /** When there is something to do next, milliseconds UTC. */
  due: z.number().optional(),
});
export type Digests = z.infer<typeof digests>;

export const noDigests: Digests = { digests: [] };

/** Targets of one class: more would be a mistake, or mischief. */
const most = 20;

/** One of each kind for a chat: a new time takes the place of the old one. Throws UserError `digest.full`. */
export function addDigest(before: Digests, added: Digest): Digests {
  const same = before.digests.find(({ chat, kind }) => chat === added.chat && kind === added.kind);
  // The day that is settled stays settled: another hour is no second digest.
  const kept: Digest = { ...added, ...(same?.last !== undefined && { last: same.last }) };
  const others = before.digests.filter((other) => other !== same);
  if (others.length >= most) throw new UserError('digest.full', { limit: most });
  return { ...before, digests: [...others, kept] };
}

export function removeDigests(before: Digests, isMeant: (digest: Digest) => boolean): Digests {
  const left = before.digests.filter((one) => !isMeant(one));
  return left.length === before.digests.length ? before : { ...before, digests: left };
}

export function changeDigest(before: Digests, id: string, apply: (digest: Digest) => Digest): Digests {
  return { ...before, digests: before.digests.map((one) => (one.id === id ? apply(one) : one)) };
}
