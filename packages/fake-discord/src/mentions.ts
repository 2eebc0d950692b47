/** Who is pinged by a message: what its text names, as far as `allowed_mentions` lets it. */
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { MessageForm } from './message-form.js';
import { may } from './permissions.js';
import type { Channel, Message } from './state.js';
import type { World } from './world.js';

export type Allowed = MessageForm['allowed_mentions'];

/** `answered`: the author of the message that this one answers, who is pinged unless `replied_user` says no. */
export function findMentions(
  world: World,
  channel: Channel,
  author: string,
  text: string,
  allowed: Allowed,
  answered?: string,
): Pick<Message, 'mentions' | 'mentionRoles' | 'mentionEveryone'> {
  const ids = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((found) => found[1] ?? ''))];
  const listed: readonly string[] = allowed?.parse ?? [];
  const parses = (kind: string) => !allowed || listed.includes(kind);
  const users = ids(/<@!?(\d+)>/g).filter((id) => parses('users') || allowed?.users?.includes(id));
  const roles = ids(/<@&(\d+)>/g).filter((id) => parses('roles') || allowed?.roles?.includes(id));
  const pingsAnswered = answered !== undefined && (allowed ? allowed.replied_user === true : true);
  const guild = world.guilds.get(channel.guild ?? '');
  const everyone = /@(everyone|here)\b/.test(text) && parses('everyone');
  return {
    mentions: [...new Set([...users, ...(pingsAnswered ? [answered] : [])])].filter((id) => world.accounts.has(id)),
    mentionRoles: roles.filter((id) => guild?.roles.has(id)),
    mentionEveryone: everyone && may(world, channel, author, PermissionFlagsBits.MentionEveryone),
  };
}
