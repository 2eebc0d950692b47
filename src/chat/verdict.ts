/** How it is kept that an event has failed: noted before anybody is told, so that it never runs again. */
import { z } from 'zod';

/** What is said to whoever caused it; `start` as in `Messenger.notify`. */
export const apology = z.object({ text: z.string(), start: z.string().optional() });
export type Apology = z.infer<typeof apology>;

export interface FailureNote {
  /** Noted by an earlier try, which may not have come to saying it. */
  apology?: Apology | undefined;
  /** Resolves when it is durable. */
  note(apology: Apology): Promise<void>;
}
