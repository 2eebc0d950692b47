/** A slash command as the text that somebody would have typed, with its photos and mentions. */
import {
  ApplicationCommandOptionType as Kind,
  ApplicationCommandType as CommandType,
  type APIApplicationCommandInteraction as Command,
  type APIApplicationCommandInteractionDataOption as Given,
  type APIChatInputApplicationCommandInteraction as SlashCommand,
} from 'discord.js';
import type { MessageReceived } from '../../../src/chat/event.js';
import { discordAccount, roleId } from '../ids.js';
import { attachmentRef } from '../files.js';

export type { SlashCommand };
export type Spoken = Pick<MessageReceived, 'text' | 'photos' | 'mentions'>;

export function isSlash(interaction: Command): interaction is SlashCommand {
  return interaction.data.type === CommandType.ChatInput;
}

/** Commands of a guided conversation: with photos alone they are what it waits for. */
const conversations: readonly string[] = ['register', 'roster'];

/** `order`: names of the command's fields, which people fill in as they like. */
export function spokenBy({ data, guild_id: guild }: SlashCommand, order: readonly string[]): Spoken {
  const place = ({ name }: Given): number => order.indexOf(name.replace(/\d+$/, ''));
  const given = [...(data.options ?? [])].sort((a, b) => place(a) - place(b) || numberOf(a) - numberOf(b));
  const photos = given.flatMap((option) => {
    const attachment = option.type === Kind.Attachment ? data.resolved?.attachments?.[option.value] : undefined;
    return attachment ? [attachmentRef(attachment)] : [];
  });
  const mentions = given.flatMap((option) =>
    option.type === Kind.Mentionable ? mentionOf(option.value, data, guild) : [],
  );
  const words = [...given.flatMap(wordOf), ...mentions.map(({ text }) => text)];
  const isAnswer = conversations.includes(data.name) && photos.length > 0 && words.length === 0;
  return { text: isAnswer ? '' : [`/${data.name}`, ...words].join(' '), photos, mentions };
}

/** Photos are counted. */
function numberOf({ name }: Given): number {
  return Number(/\d+$/.exec(name)?.[0] ?? 0);
}

function wordOf(option: Given): string[] {
  return option.type === Kind.String ? [option.value] : [];
}

/** With a name to be read, where Discord would put numbers. */
function mentionOf(id: string, { resolved }: SlashCommand['data'], guild: string | undefined): Spoken['mentions'] {
  const user = resolved?.users?.[id];
  if (user) return [{ account: discordAccount(id), text: `@${user.global_name ?? user.username}` }];
  const role = resolved?.roles?.[id];
  return role && guild !== undefined ? [{ account: roleId(guild, id), text: `@${role.name}`, group: true }] : [];
}
