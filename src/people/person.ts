/** A person, and what may be kept of them. */
import { z } from 'zod';

/** A descriptor as base64 of little-endian float32. */
const descriptor = z.base64();

/** What recognition keeps of a person: descriptors of the enrolment photos, never the photos. */
export const template = z.object({
  engine: z.string(),
  version: z.string(),
  /** One per accepted selfie, oldest first, at most `maxSelfies`; `event` is the photo's, so that a replay adds nothing. */
  selfies: z.array(z.object({ event: z.string(), at: z.number(), descriptor })),
});
export type Template = z.infer<typeof template>;

export const consent = z.object({
  /** `face`: templates may be kept. `no-face`: asked, and declined; everything else works for them. */
  to: z.enum(['face', 'no-face']),
  at: z.number(),
  /**
   * `self`, the account of the host who recorded it on the person's (or a guardian's) behalf, or `operator`, who imported
   * the person and stated that it is on record.
   */
  by: z.string(),
  /** The version of the privacy text that was shown. */
  policy: z.string(),
});
export type Consent = z.infer<typeof consent>;

/** A member's word on days they miss, and a host's on that. The reason is for the class's hosts alone. */
export const excuseSchema = z.object({
  id: z.string(),
  class: z.string(),
  /** Local dates of the class; both are in it. */
  from: z.iso.date(),
  to: z.iso.date(),
  reason: z.string().max(500),
  at: z.number(),
  decision: z.object({ accepted: z.boolean(), at: z.number(), by: z.string(), event: z.string() }).optional(),
});
export type Excuse = z.infer<typeof excuseSchema>;

export const person = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  email: z.email().optional(),
  /** Platform accounts; none for a person a host put on the roster by name. */
  accounts: z.array(z.string()),
  /** BCP 47; what the bot speaks to them. */
  language: z.string().optional(),
  consent: consent.optional(),
  /** Templates only with consent to `face`; of several engines when the instance changed its engine. */
  templates: z.array(template),
  /** Classes this person may be on the roster of. The class has the last word. */
  classes: z.array(z.string()),
  /** Oldest first. */
  excuses: z.array(excuseSchema).optional(),
  /** Asked to be told when a session of theirs has begun without them. */
  wantsReminders: z.literal(true).optional(),
  since: z.number(),
});
export type Person = z.infer<typeof person>;
export type PersonId = string;

export const maxSelfies = 5;
/** Raised when docs/privacy.md changes in substance. */
export const policyVersion = '2026-11';
