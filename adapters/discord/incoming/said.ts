/** Commands and forms as the message that somebody would have written. */
import {
  ApplicationCommandType as CommandType,
  type APIApplicationCommandInteraction as Command,
  type APIMessageComponentInteraction as Pressed,
  type APIModalSubmitInteraction as Filled,
} from 'discord.js';
import type { MessageReceived, ReplyTo } from '../../../src/chat/event.js';
import { discordMessage } from '../ids.js';
import { spokenByForm } from '../forms.js';
import { spokenBy, type SlashCommand, type Spoken } from './command.js';
import { repliedTo } from './message.js';
import { actorOf, isAmongOthers, originOf } from './place.js';

export interface CommandPlace {
  /** Whether a command belongs to the direct chat only. */
  directOnly: boolean;
  /** Whether its answer in a server is for all to read. */
  forAll: boolean;
  /** Its fields in the order in which they are spoken; that of photos without a number. */
  fields: readonly string[];
}

export interface SaidOptions {
  /** By their names without a slash. */
  commands: ReadonlyMap<string, CommandPlace>;
  /** Accounts in the same voice channel as this user, or in this one. */
  inVoice: (guild: string, user: string, channel: string) => string[];
}

export interface ReadsSaid {
  slash(interaction: SlashCommand): MessageReceived;
  /** The command in the menu of a message; undefined for what is in no such menu. */
  onMessage(interaction: Command): MessageReceived | undefined;
  form(interaction: Filled): MessageReceived;
  /** A button that leads into the direct chat. */
  start(interaction: Pressed, payload: string): MessageReceived;
}

export function createReadsSaid({ commands, inVoice }: SaidOptions): ReadsSaid {
  interface Circumstances {
    isDirect: boolean;
    replyTo?: ReplyTo;
    inVoice?: string[];
  }

  function said(interaction: Command | Pressed | Filled, spoken: Spoken, more: Circumstances): MessageReceived {
    const { isDirect, replyTo, inVoice: people } = more;
    const inGuild = isAmongOthers(interaction);
    const command = /^\/(\w+)/.exec(spoken.text)?.[1] ?? '';
    // Whether its answer is for all to read has to be settled now.
    const forAll = commands.get(command)?.forAll === true && !isDirect;
    return {
      kind: 'message',
      ...originOf(interaction, isDirect, !inGuild || forAll ? 'public' : 'private'),
      // It has no message of its own.
      message: discordMessage(interaction.channel?.id ?? '', ''),
      ...spoken,
      ...(replyTo && { replyTo }),
      ...(people && people.length > 0 && { inVoice: people }),
    };
  }

  return {
    slash(interaction) {
      const { data, guild_id: guild } = interaction;
      const command = commands.get(data.name);
      const spoken = spokenBy(interaction, command?.fields ?? []);
      if (guild === undefined) return said(interaction, spoken, { isDirect: true });
      return said(interaction, spoken, {
        isDirect: command?.directOnly === true,
        inVoice: inVoice(guild, actorOf(interaction).user.id, interaction.channel.id),
      });
    },
    onMessage(interaction) {
      const { data, channel } = interaction;
      if (data.type !== CommandType.Message || !('messages' in data.resolved)) return undefined;
      const target = data.resolved.messages[data.target_id];
      const spoken = { text: '/attend', photos: [], mentions: [] };
      return said(interaction, spoken, {
        isDirect: !isAmongOthers(interaction),
        ...(target && { replyTo: repliedTo({ ...target, channel_id: channel.id }) }),
      });
    },
    form: (interaction) => said(interaction, spokenByForm(interaction), { isDirect: !isAmongOthers(interaction) }),
    start: (interaction, payload) =>
      said(interaction, { text: `/start ${payload}`.trim(), photos: [], mentions: [] }, { isDirect: true }),
  };
}
