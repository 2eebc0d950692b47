/** Discord's snowflakes as the bot's ids, and back. Direct chats are named by their user, whose channel may not exist yet. */
import type { AccountId, ChatId, MessageId } from '../../src/chat/event.js';
import { z } from 'zod';

const prefix = 'discord:';
const direct = 'discord:dm-';
const role = 'discord:role-';

/** An id as Discord tells it. Throws for anything else, which would look like an id all the same. */
export function snowflake(told: string): string {
  if (typeof told !== 'string' || !/^\d+$/.test(told)) throw new TypeError('not an id of Discord’s');
  return told;
}

export function channelChat(channel: string): ChatId {
  return `${prefix}${snowflake(channel)}`;
}

export function directChat(user: string): ChatId {
  return `${direct}${snowflake(user)}`;
}

export function discordAccount(user: string): AccountId {
  return `${prefix}${snowflake(user)}`;
}

/** A role stands for everybody who has it, as a host. */
export function roleId(guild: string, id: string): AccountId {
  return `${role}${snowflake(guild)}-${snowflake(id)}`;
}

/** The channel of a chat, or the user whose direct channel it is. */
export function parseChat(chat: ChatId): { channel: string } | { user: string } {
  if (chat.startsWith(direct)) return { user: chat.slice(direct.length) };
  return { channel: chat.slice(prefix.length) };
}

export function parseAccount(account: AccountId): { user: string } | { guild: string; role: string } {
  if (!account.startsWith(role)) return { user: account.slice(prefix.length) };
  const [guild = '', id = ''] = account.slice(role.length).split('-');
  return { guild, role: id };
}

/** A message is named with its channel: that of a topic is another than its chat's. */
export function discordMessage(channel: string, id: string): MessageId {
  return `${channel}.${id}`;
}

/** Of a message that only one person sees, which can be changed through an answer to them alone. */
export function privateMessageId(id: string): MessageId {
  return `private.${id}`;
}

export function parseMessage(message: MessageId): { channel: string; id: string } | { private: string } {
  const [channel = '', id = ''] = message.split('.');
  return channel === 'private' ? { private: id } : { channel, id };
}

/** Milliseconds between 1970 and the first second of 2015, from which snowflakes count (Discord's reference). */
const epoch = 1_420_070_400_000n;

/** When something with this id came into being, milliseconds UTC. */
export function snowflakeTime(id: string): number {
  return Number((BigInt(snowflake(id)) >> 22n) + epoch);
}

// By what an interaction is answered. It waits in the inbox with its event, so that a restart can still answer.

const via = z.object({
  /** The interaction's own id and token. */
  id: z.string(),
  token: z.string(),
  /**
   * How it was acknowledged: with a message to come that all see or only its sender does, or with a change to come to the
   * message whose component was used.
   */
  as: z.enum(['public', 'private', 'update']),
  /** The id of the message whose component was used. */
  pressed: z.string().optional(),
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
