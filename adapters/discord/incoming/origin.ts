/** Who used an interaction, where, and how it is answered. */
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

/** `isDirect`: it belongs to the direct chat, wherever it happened. */
export function originOf(interaction: Acting, isDirect: boolean, as: Via['as']) {
  const { id, token, guild_id: guild, locale } = interaction;
  const { user, member } = actorOf(interaction);
  // Discord shows channels in several shapes, all of which have these fields.
  const channel = interaction.channel as Channel | undefined;
  const at = timeOf(id);
  const via: Via = { id, token, as, channel: channel?.id ?? '', inGuild: guild !== undefined, at };
  return {
    id: eventId(id),
    at,
    chat: isDirect || guild === undefined || !channel ? directPlace(user) : placeIn(channel),
    sender: senderOf(user, member, locale),
    via: writeVia(via),
  };
}
