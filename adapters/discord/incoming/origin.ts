/** Who used an interaction, where, and how it is answered. */
import { InteractionContextType as Context } from 'discord.js';
import type {
  APIApplicationCommandAutocompleteInteraction as Autocomplete,
  APIApplicationCommandInteraction as Command,
  APIMessageComponentInteraction as Pressed,
  APIModalSubmitInteraction as Filled,
} from 'discord.js';
import { timeOf } from '../ids.js';
import { writeVia, type Via } from '../via.js';
import { directPlace, placeIn, senderOf, type Channel } from './place.js';

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

/** `isDirect`: it belongs to the direct chat, wherever it happened. */
export function originOf(interaction: Acting, isDirect: boolean, as: Via['as']) {
  const { id, token, locale } = interaction;
  const inGuild = isAmongOthers(interaction);
  const { user, member } = actorOf(interaction);
  // Discord shows channels in several shapes, all of which have these fields.
  const channel = interaction.channel as Channel | undefined;
  const at = timeOf(id);
  const via: Via = { id, token, as, channel: channel?.id ?? '', inGuild, at };
  return {
    id: eventId(id),
    at,
    chat: isDirect || !inGuild || !channel ? directPlace(user) : placeIn(channel),
    sender: senderOf(user, member, locale),
    via: writeVia(via),
  };
}
