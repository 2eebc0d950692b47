/** Where something happened, and who did it. */
import type { FromSomebody } from '../../../src/chat/event.js';
import { discordAccount, channelChat, directChat, snowflakeTime, type Via, writeVia } from '../ids.js';
import {
  type APIApplicationCommandAutocompleteInteraction as Autocomplete,
  type APIApplicationCommandInteraction as Command,
  type APIGuildMember,
  type APIMessageComponentInteraction as Pressed,
  type APIModalSubmitInteraction as Filled,
  type APIUser,
  ChannelType,
  InteractionContextType as Context,
} from 'discord.js';

type Place = FromSomebody['chat'];
type Sender = FromSomebody['sender'];

/** What is known of a channel: from an interaction, or from what the gateway told before. */
export interface KnownChannel {
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
export function placeOfChannel(channel: KnownChannel): Place {
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
    account: discordAccount(user.id),
    name: member?.nick ?? nameOf(user),
    ...(locale !== undefined && { language: locale }),
  };
}

function nameOf({ global_name: name, username }: APIUser): string {
  return name ?? username;
}

// Who used an interaction, where, and how it is answered.

type Acting = Command | Pressed | Filled | Autocomplete;

export function eventId(interaction: string): string {
  return `discord:interaction:${interaction}`;
}

export function actorOf({ member, user }: Acting) {
  const actor = member?.user ?? user;
  if (!actor) throw new Error('an interaction of nobody');
  return { user: actor, member };
}

/** Whether others may be in the place where it happened: a server, or a chat of several people. */
export function isAmongOthers({ guild_id: guild, member, context }: Acting): boolean {
  return guild !== undefined || member !== undefined || (context ?? Context.BotDM) !== Context.BotDM;
}

/**
 * `isDirect`: it belongs to the direct chat, wherever it happened. `pressed`: the id of the message whose component was
 * used.
 */
export function originOf(interaction: Acting, isDirect: boolean, as: Via['as'], pressed?: string) {
  const { id, token, locale } = interaction;
  const inGuild = isAmongOthers(interaction);
  const { user, member } = actorOf(interaction);
  // Discord shows channels in several shapes, all of which have these fields.
  const channel = interaction.channel as KnownChannel | undefined;
  const at = snowflakeTime(id);
  const via: Via = { id, token, as, channel: channel?.id ?? '', inGuild, at, ...(pressed && { pressed }) };
  return {
    id: eventId(id),
    at,
    chat: isDirect || !inGuild || !channel ? directPlace(user) : placeOfChannel(channel),
    sender: senderOf(user, member, locale),
    via: writeVia(via),
  };
}
