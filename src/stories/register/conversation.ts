/** Where a registration stands. What was decided is in the person's document at once; the conversation only knows what is asked. */
import { z } from 'zod';
import { conversation } from '../kernel/conversation.js';
import type { Context } from '../kernel/story.js';

const consent = z.object({
  step: z.literal('consent'),
  /** Given with the command, and kept once the question for consent is answered. */
  name: z.string().optional(),
  email: z.string().optional(),
  /** The class they came to join, which they do once the question for consent is answered. */
  join: z.string().optional(),
  /** What is asked after consent. */
  next: z.enum(['details', 'selfies']).optional(),
});
/** What waits for the answer to the question for consent. */
export type Given = Omit<z.infer<typeof consent>, 'step' | 'next'>;

const minute = 60_000;
/** Milliseconds that the bot waits for an answer. */
const patience = 24 * 60 * minute;
/** Of those who may be known already: after that, a selfie is meant to mark them again. */
export const shortPatience = 10 * minute;

const state = z.discriminatedUnion('step', [
  consent,
  z.object({ step: z.literal('details') }),
  /** `afresh`: the next good selfie takes the place of those there are. */
  z.object({
    step: z.literal('selfies'),
    afresh: z.boolean().optional(),
    /** What they typed meanwhile, where it could be a name: they are asked whether it is theirs. */
    typed: z.string().optional(),
  }),
]);
export type RegistrationState = z.infer<typeof state>;

export const registration = conversation('register', state, patience);

/** Nothing where the question for consent is not what is asked. */
export async function givenBefore(context: Context): Promise<Given> {
  const now = await registration.read(context);
  return now?.step === 'consent' ? now : {};
}
