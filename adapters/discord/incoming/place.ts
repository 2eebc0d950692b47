/** Where something happened, and who did it. */
import { ChannelType, type APIGuildMember, type APIUser } from 'discord.js';
import type { FromSomebody } from '../../../src/chat/event.js';
import { accountId, channelChat, directChat } from '../ids.js';

type Place = FromSomebody['chat'];
type Sender = FromSomebody['sender'];

/** What is known of a channel: from an interaction, or from what the gateway told before. */
export interface Channel {
  id: string;
  type: ChannelType;
  name?: string | null;
  /** Of a thread, the channel it is in. */
  parent_id?: string | null;
}

const threads: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** A thread, and a forum's post, is a topic of its channel. */
export function placeIn(channel: Channel): Place {
  const parent = threads.includes(channel.type) ? channel.parent_id : undefined;
  const title = channel.name ?? '';
  if (parent === undefined || parent === null) return { id: channelChat(channel.id), kind: 'group', title };
  return { id: channelChat(parent), kind: 'group', title, thread: channel.id };
}

export function directPlace(user: APIUser): Place {
  return { id: directChat(user.id), kind: 'direct', title: nameOf(user) };
}

export function senderOf(user: APIUser, member?: Pick<APIGuildMember, 'nick'>, locale?: string): Sender {
  return {
    account: accountId(user.id),
    name: member?.nick ?? nameOf(user),
    ...(locale !== undefined && { language: locale }),
  };
}

function nameOf({ global_name: name, username }: APIUser): string {
  return name ?? username;
}
