/** What a bot sends over the gateway. */
import { GatewayOpcodes } from 'discord-api-types/v10';
import { z } from 'zod';

export const payload = z.object({ op: z.int(), d: z.unknown() });

export const opcode = z.enum(GatewayOpcodes);

export const identify = z.object({
  token: z.string(),
  intents: z.int().min(0),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  shard: z.tuple([z.int(), z.int()]).optional(),
  presence: z.unknown().optional(),
});
export type Identify = z.infer<typeof identify>;

export const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

export type Resume = z.infer<typeof resume>;

export const requestMembers = z.object({
  guild_id: z.string(),
  query: z.string().optional(),
  limit: z.int().optional(),
  user_ids: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  nonce: z.string().max(32).optional(),
  presences: z.boolean().optional(),
});
export type RequestMembers = z.infer<typeof requestMembers>;
