/** By what an interaction is answered. It waits in the inbox with its event, so that a restart can still answer. */
import { z } from 'zod';

const via = z.object({
  /** The interaction's own id and token. */
  id: z.string(),
  token: z.string(),
  /**
   * How it was acknowledged: with a message to come that all see or only its sender does, or with a change to come to the
   * message whose component was used.
   */
  as: z.enum(['public', 'private', 'update']),
  /** The channel it happened in. */
  channel: z.string(),
  /** Whether it happened in a server, where a word to one person is possible. */
  inGuild: z.boolean(),
  /** Milliseconds UTC. */
  at: z.number(),
});
export type Via = z.infer<typeof via>;

export function writeVia(answered: Via): string {
  return JSON.stringify(answered);
}

export function readVia(text: string | undefined): Via | undefined {
  return text === undefined ? undefined : via.parse(JSON.parse(text));
}

/** Milliseconds: a token works for fifteen minutes, and a large picture takes its time. */
const life = 14.5 * 60_000;

export function isOver({ at }: Via, now: number): boolean {
  return now - at > life;
}
