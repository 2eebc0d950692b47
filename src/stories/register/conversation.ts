/** Where a registration stands. What was decided is in the person's document at once; the conversation only knows what is asked. */
import { z } from 'zod';
import type { Context } from '../kernel/story.js';
import type { Conversation } from '../kernel/services.js';

const data = z.object({
  /** Given with the command, and kept once the question for consent is answered. */
  name: z.string().optional(),
  email: z.string().optional(),
  /** The class they came to join, which they do once the question for consent is answered. */
  join: z.string().optional(),
  /** What is asked after consent. */
  next: z.enum(['details', 'selfies']).optional(),
  /** The next good selfie takes the place of those there are. */
  afresh: z.boolean().optional(),
});
export type RegisterData = z.infer<typeof data>;

export const steps = ['consent', 'details', 'selfies'] as const;
export type Step = (typeof steps)[number];

const minute = 60_000;
/**
 * Milliseconds that the bot waits for an answer. Who may be known already waits for no more than ten minutes: after
 * that, a selfie is meant to mark them again.
 */
const patience = { long: 24 * 60 * minute, short: 10 * minute };

export const flowName = 'register';

/** The last thing a step does: an event that is handled again after a crash then finds the conversation as it was. */
export async function moveTo(
  { services, event }: Context,
  step: Step,
  next: RegisterData = {},
  wait: keyof typeof patience = 'long',
): Promise<void> {
  const until = services.now() + patience[wait];
  await services.conversations.set(event.chat.id, event.sender.account, { flow: flowName, step, data: next, until });
}

/** Ends this conversation, and no other. */
export async function endConversation({ services, event }: Context): Promise<void> {
  const conversation = await services.conversations.get(event.chat.id, event.sender.account);
  if (conversation?.flow === flowName) await services.conversations.end(event.chat.id, event.sender.account);
}

/** What the conversation knows; nothing when there is none, or another one. */
export async function currentData({ services, event }: Context): Promise<RegisterData> {
  const conversation = await services.conversations.get(event.chat.id, event.sender.account);
  return conversation?.flow === flowName ? readData(conversation) : {};
}

export function readData(conversation: Conversation): RegisterData {
  return data.parse(conversation.data);
}

export function readStep(conversation: Conversation): Step {
  return z.enum(steps).parse(conversation.step);
}
